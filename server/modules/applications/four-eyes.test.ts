import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApplicationState } from '../../../contract/applications/endpoints.ts';
import { type Desk, type Officer, openDesk, takeTo } from '../../../test/desk.ts';
import { contentsOf } from '../../../test/untouched.ts';
import { passed } from '../../../test/well-formed.ts';
import type { DB } from '../../db/types.ts';

/**
 * Four eyes, as the office states it: the operator is not the verifier; nobody who entered data or printed any
 * attempt checks one, nor the other way round; Kasi and Kabid are two persons for each print. Everybody here
 * holds every role at once, so that the persons alone decide.
 */
type Step = 'verify' | 'enterData' | 'startPrint' | 'confirmPrint' | 'checkSection' | 'checkDivision';

interface Person {
  officer: Officer;
  name: string;
  serials: string[];
}

let desk: Desk;
let persons: Person[];
beforeAll(async () => {
  desk = await openDesk();
  persons = await Promise.all(
    ['Ayu', 'Bagus', 'Citra'].map(async (name) => {
      const officer = await desk.hire(['verifier', 'data_operator', 'section_head', 'division_head']);
      return { officer, name, serials: await desk.blanks(60, officer.employeeId) };
    }),
  );
});
afterAll(() => desk.close());

/** The rule once more, in the words above: what the server must agree with. */
class Casebook {
  private verifiers = new Set<Person>();
  private makers = new Set<Person>();
  private checkers = new Set<Person>();
  private sectionCheckerOfThisPrint: Person | null = null;

  lawful(step: Step, person: Person): boolean {
    switch (step) {
      case 'verify':
        return !this.makers.has(person);
      case 'enterData':
      case 'startPrint':
      case 'confirmPrint':
        return !this.verifiers.has(person) && !this.checkers.has(person);
      case 'checkSection':
        return !this.makers.has(person);
      case 'checkDivision':
        return !this.makers.has(person) && this.sectionCheckerOfThisPrint !== person;
    }
  }

  done(step: Step, person: Person) {
    if (step === 'verify') this.verifiers.add(person);
    else if (step === 'checkSection' || step === 'checkDivision') this.checkers.add(person);
    else this.makers.add(person);
    if (step === 'startPrint') this.sectionCheckerOfThisPrint = null;
    if (step === 'checkSection') this.sectionCheckerOfThisPrint = person;
  }
}

const steps: Partial<Record<ApplicationState, Step>> = {
  received: 'verify',
  verified: 'enterData',
  entered: 'startPrint',
  printing: 'confirmPrint',
  printed: 'checkSection',
  section_approved: 'checkDivision',
};

interface Attempted {
  status: number;
  code: string;
  state: ApplicationState;
}

/** One case with its book, taken on step by step by whoever the test names. */
async function openCase() {
  const { id } = await takeTo(desk, 'received');
  const book = new Casebook();
  let state: ApplicationState = 'received';
  let serial = '';

  async function ask(step: Step, { officer, serials }: Person, reject: boolean): Promise<Attempted> {
    const rejection = { serial, physical: passed, returnTo: 'entered', reason: 'text' };
    const approval = { serial, physical: passed };
    const { status, body } =
      step === 'verify'
        ? await officer.act('verify', id)
        : step === 'enterData'
          ? await officer.act('enterData', id, { changes: [] })
          : step === 'startPrint'
            ? await officer.act('startPrint', id, { serial: serials[0] })
            : step === 'confirmPrint'
              ? await officer.act('confirmPrint', id, { serial })
              : step === 'checkSection'
                ? await officer.act(
                    reject ? 'rejectAsSectionHead' : 'approveAsSectionHead',
                    id,
                    reject ? rejection : approval,
                  )
                : await officer.act(
                    reject ? 'rejectAsDivisionHead' : 'approveAsDivisionHead',
                    id,
                    reject ? rejection : approval,
                  );
    return { status, code: body.code, state: body.state };
  }

  /** Lets a person try the step that is next; the server must say what the book says. */
  async function attempt(person: Person, reject = false): Promise<boolean> {
    const step = steps[state];
    if (step === undefined) throw new Error(`nothing is next in ${state}`);
    // A colleague took it onto their desk by printing it: here only the persons' duties shall decide.
    await desk.test.owner
      .updateTable('applications')
      .set({ claimedBy: null, claimedAt: null })
      .where('id', '=', id)
      .execute();
    const lawful = book.lawful(step, person);
    const before = lawful ? null : await contentsOf(desk);
    const answer = await ask(step, person, reject);
    if (before !== null) {
      expect({ step, person: person.name, ...answer }).toMatchObject({ status: 403, code: 'four_eyes' });
      expect(await contentsOf(desk)).toEqual(before);
      return false;
    }
    expect({ step, person: person.name, ...answer }).toMatchObject({ status: 200 });
    if (step === 'startPrint') {
      serial = person.serials.shift() ?? '';
      await desk.runPrints();
    }
    book.done(step, person);
    state = answer.state;
    return true;
  }

  return {
    id,
    attempt,
    serial: () => serial,
    /** Has a step left that a duty may forbid. */
    next: () => steps[state] ?? null,
    lawfulNext: () => {
      const step = steps[state];
      return step === undefined ? [] : persons.filter((person) => book.lawful(step, person));
    },
  };
}

/** What no history of any case may ever show, read from the tables alone. */
async function violations() {
  const { rows } = await sql`
    select a.application_id, a.duty, b.duty as other from application_duties a
      join application_duties b on b.application_id = a.application_id and b.employee_id = a.employee_id and b.id > a.id
     where array[a.duty, b.duty] && array['verify'] and array[a.duty, b.duty] && array['enter_data', 'print']
        or array[a.duty, b.duty] && array['enter_data', 'print']
           and array[a.duty, b.duty] && array['check_section', 'check_division']
        or array[a.duty, b.duty] @> array['check_section', 'check_division']
           and a.print_attempt_id = b.print_attempt_id`.execute(desk.test.owner);
  return rows;
}

describe('every assignment of three persons to the duties of a case', () => {
  /** Whoever acts in each step of one way through, by place among those who lawfully may. */
  async function walk(choices: readonly number[]): Promise<number[]> {
    const application = await openCase();
    const breadth: number[] = [];
    while (application.next() !== null) {
      const lawful = application.lawfulNext();
      for (const person of persons) if (!lawful.includes(person)) await application.attempt(person);
      breadth.push(lawful.length);
      const chosen = lawful[choices[breadth.length - 1] ?? 0];
      if (chosen === undefined) return breadth;
      await application.attempt(chosen);
    }
    return breadth;
  }

  test('is accepted exactly when it is lawful', { timeout: 300_000 }, async () => {
    let sequences = 0;
    // The three hold the same roles, so nothing is lost when the first of them is the verifier in every way.
    let choices: number[] | null = [0];
    while (choices !== null) {
      const breadth: number[] = await walk(choices);
      sequences += 1;
      // The next way in order: raise the last choice that can be raised, forget those after it.
      const taken: number[] = breadth.map((_, index) => choices?.[index] ?? 0);
      const raise = taken.findLastIndex((choice, index) => index > 0 && choice + 1 < (breadth[index] ?? 0));
      choices = raise === -1 ? null : [...taken.slice(0, raise), (taken[raise] ?? 0) + 1];
    }
    // Two who may enter, print and confirm: one person for all three leaves two Kasi (and then one Kabid) each,
    // two persons leave the verifier as Kasi and nobody as Kabid. 2 × 2 + 6.
    expect(sequences).toBe(10);
    expect(await violations()).toEqual([]);
  });
});

describe('any history, with rejected prints and prints again', () => {
  test('is accepted exactly as far as it is lawful', { timeout: 300_000 }, async () => {
    const act = fc.record({ person: fc.integer({ min: 0, max: 2 }), reject: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 18 }), async (acts) => {
        const application = await openCase();
        for (const { person, reject } of acts) {
          if (application.next() === null) break;
          const who = persons[person];
          if (who !== undefined) await application.attempt(who, reject);
        }
      }),
      { numRuns: 8 },
    );
    expect(await violations()).toEqual([]);
  });
});

describe('at the same moment', () => {
  const [first, second, third] = [0, 1, 2];

  async function printedBy(verifier: number, maker: number) {
    const application = await openCase();
    for (const who of [verifier, maker, maker, maker]) {
      const person = persons[who];
      if (person === undefined || !(await application.attempt(person))) throw new Error('not printed');
    }
    return { id: application.id, physical: passed, serial: application.serial() };
  }

  test.each([
    [first, first],
    [first, second],
    [first, third],
    [second, first],
    [second, second],
    [third, second],
    [third, third],
  ])('person %i as Kasi and person %i as Kabid on one print', async (kasi, kabid) => {
    const { id, ...body } = await printedBy(second, first);
    const [section, division] = await Promise.all([
      persons[kasi]?.officer.act('approveAsSectionHead', id, body),
      persons[kabid]?.officer.act('approveAsDivisionHead', id, body),
    ]);
    expect(section?.status).toBe(kasi === first ? 403 : 200);
    // The second half is too early, unlawful, or (when the first had committed) done by another person.
    if (division?.status === 200) expect(kabid).not.toBe(kasi);
    else expect(['state_does_not_allow', 'four_eyes']).toContain(division?.body.code);
    expect(await violations()).toEqual([]);
  });

  test('two persons as Kasi on one print: one check, the other is told', async () => {
    const { id, ...body } = await printedBy(third, first);
    const answers = await Promise.all(
      [second, third].map((who) => persons[who]?.officer.act('approveAsSectionHead', id, body)),
    );
    expect(answers.map((answer) => answer?.status).sort()).toEqual([200, 409]);
    const { count } = await desk.test.db
      .selectFrom('applicationChecks')
      .select((eb) => eb.fn.countAll().as('count'))
      .where('applicationId', '=', id)
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(1);
  });

  test('one person enters data while another sends the case back: one of both', async () => {
    const application = await openCase();
    if (persons[0] === undefined || persons[1] === undefined || persons[2] === undefined) throw new Error();
    await application.attempt(persons[0]);
    const answers = await Promise.all([
      persons[1].officer.act('enterData', application.id, { changes: [] }),
      persons[2].officer.act('enterData', application.id, { changes: [] }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('the database alone, signed in as the application does', () => {
  async function insertDuty(
    applicationId: string,
    employeeId: string,
    duty: DB['applicationDuties']['duty'],
    printAttemptId: string | null,
  ) {
    return desk.test.db
      .insertInto('applicationDuties')
      .values({
        officeCode: '51.02',
        applicationId,
        employeeId,
        duty,
        printAttemptId,
        at: desk.clock.now(),
      })
      .execute();
  }

  async function printedCase() {
    const { id } = await takeTo(desk, 'printed');
    const { id: attempt } = await desk.test.db
      .selectFrom('printAttempts')
      .select('id')
      .where('applicationId', '=', id)
      .executeTakeFirstOrThrow();
    return { id, attempt };
  }

  test('refuses the unlawful duty of whoever has the other', async () => {
    const { id, attempt } = await printedCase();
    const operator = (await desk.as('data_operator')).employeeId;
    const verifier = (await desk.as('verifier')).employeeId;
    const unlawful: [string, DB['applicationDuties']['duty'], string | null, string][] = [
      [operator, 'verify', null, 'four_eyes_verifier_operator'],
      [verifier, 'enter_data', null, 'four_eyes_verifier_operator'],
      [verifier, 'print', attempt, 'four_eyes_verifier_operator'],
      [operator, 'check_section', attempt, 'four_eyes_maker_checker'],
      [operator, 'check_division', attempt, 'four_eyes_maker_checker'],
    ];
    for (const [employeeId, duty, attemptId, constraint] of unlawful) {
      await expect(insertDuty(id, employeeId, duty, attemptId)).rejects.toMatchObject({ constraint });
    }
    const head = persons[0]?.officer.employeeId ?? '';
    await insertDuty(id, head, 'check_section', attempt);
    for (const [duty, constraint] of [
      ['check_division', 'four_eyes_two_heads'],
      ['print', 'four_eyes_maker_checker'],
    ] as const) {
      await expect(insertDuty(id, head, duty, attempt)).rejects.toMatchObject({ constraint });
    }
  });

  test('also between two transactions that do not see each other', async () => {
    const { id, attempt } = await printedCase();
    const head = persons[0]?.officer.employeeId ?? '';
    const answers = await Promise.allSettled([
      insertDuty(id, head, 'check_section', attempt),
      insertDuty(id, head, 'check_division', attempt),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await violations()).toEqual([]);
  });

  test('lets no card near the door without both checks', async () => {
    const { id } = await printedCase();
    for (const state of ['section_approved', 'ready', 'completed'] as const) {
      await expect(
        desk.test.db.updateTable('applications').set({ state }).where('id', '=', id).execute(),
      ).rejects.toMatchObject({ constraint: 'applications_checked' });
    }
  });

  test('keeps duties and history as they were written', async () => {
    const { id } = await printedCase();
    const { db } = desk.test;
    const denied = { code: '42501' };
    for (const table of ['applicationDuties', 'applicationEvents', 'applicationChecks'] as const) {
      await expect(
        db.updateTable(table).set({ officeCode: '51.02' }).where('applicationId', '=', id).execute(),
      ).rejects.toMatchObject(denied);
      await expect(db.deleteFrom(table).where('applicationId', '=', id).execute()).rejects.toMatchObject(
        denied,
      );
    }
  });
});
