import { type Ctx, contextOf } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { ActingContext } from '../../workflow/define-process.ts';
import { addWorkingDays, isOfficeHour, loadCalendar } from '../calendar/index.ts';
import { dateIn } from '../office/index.ts';
import { agencyAddress } from './addresses.ts';
import { writeToAgency } from './agencies/write-to-agency.ts';
import { type Complaint, lockIfFree } from './case-store.ts';
import { limitDays } from './deadlines/clock-store.ts';
import {
  lapseDue,
  lastDayToComplete,
  type Moment,
  type Reminder,
  rungsDue,
  sharesDue,
  warningDue,
} from './deadlines/rules.ts';
import {
  agenciesLate,
  answeredBefore,
  findAgency,
  insertReminder,
  listLadder,
  listOffices,
  markWarned,
  openPauses,
  runningClocks,
} from './deadlines/store.ts';
import { headlessDispositions } from './head-store.ts';
import { complaintProcess, notifyComplainant } from './transition.ts';

/** What one round did; a second one at once does nothing. */
interface Enforced {
  reminded: number;
  escalated: number;
  warned: number;
  lapsed: number;
  closed: number;
  /** Letters to a head of office who is not there for them. */
  passedOn: number;
  agenciesReminded: number;
}

interface OfficeTime extends Moment {
  officeCode: string;
  officeName: string;
  deps: Pick<Ctx, 'db' | 'clock'>;
  by: ActingContext;
  /** What went wrong with single complaints; the others have their turn all the same. */
  failures: unknown[];
}

type Ladder = Awaited<ReturnType<typeof listLadder>>;

/**
 * What time does to complaints: reminders, the ladder, warnings, lapses, closings by silence, late agencies. Runs every
 * minute and acts in office hours alone, so that nobody is told anything at midnight or on Nyepi. Each complaint has
 * a transaction of its own; one on which somebody is at work has its turn a minute later.
 */
export async function enforceDeadlines(
  deps: Pick<Ctx, 'db' | 'clock'>,
  officeCode?: string,
): Promise<Enforced> {
  const done: Enforced = {
    reminded: 0,
    escalated: 0,
    warned: 0,
    lapsed: 0,
    closed: 0,
    passedOn: 0,
    agenciesReminded: 0,
  };
  const failures: unknown[] = [];
  for (const at of await listOffices(deps.db, officeCode)) {
    const { code, zone, name } = at;
    const calendar = await loadCalendar(deps.db, code);
    // To the minute, as this is run: at half a minute past the closing hour it is still that hour.
    const now = new Date(Math.floor(deps.clock.now().getTime() / 60_000) * 60_000);
    if (!isOfficeHour(now, zone, calendar)) continue;
    const office: OfficeTime = {
      officeCode: code,
      officeName: name,
      deps,
      now,
      today: dateIn(zone, now),
      zone,
      calendar,
      by: contextOf({ actor: 'time' as const, office: at, clock: deps.clock, requestId: null }),
      failures,
    };
    await remind(office, done);
    await passOnHeadless(office, done);
    await warnOrLapsePauses(office, done);
    await closeSilent(office, done);
    await remindAgencies(office, done);
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} complaints were left out`);
  return done;
}

/** Locks and looks again: between the question and the lock an officer may have acted. */
async function onEach<T extends { complaintId: string }>(
  { deps, officeCode, failures }: OfficeTime,
  found: readonly T[],
  again: (tx: Tx, id: string) => Promise<T[]>,
  act: (tx: Tx, complaint: Complaint, row: T) => Promise<void>,
): Promise<void> {
  for (const { complaintId } of found) {
    const turn = deps.db.transaction().execute(async (tx) => {
      const complaint = await lockIfFree(tx, officeCode, complaintId);
      if (complaint === null) return;
      const [row] = await again(tx, complaintId);
      if (row !== undefined) await act(tx, complaint, row);
    });
    await turn.catch((cause: unknown) => failures.push(new Error(`complaint ${complaintId}`, { cause })));
  }
}

/** What waits for a head who is not there for it goes on: nobody else may be able to, and its clock runs. */
async function passOnHeadless(office: OfficeTime, done: Enforced) {
  const find = (db: Db | Tx, id?: string) => headlessDispositions(db, office.officeCode, office.today, id);
  await onEach(office, await find(office.deps.db), find, async (tx, complaint) => {
    await complaintProcess.take(tx, office.by, complaint, { action: 'dispose' });
    done.passedOn += 1;
  });
}

async function clocksWithDue(office: OfficeTime, db: Db | Tx, ladder: Ladder, id?: string) {
  const clocks = await runningClocks(db, office.officeCode, id);
  return clocks.flatMap(({ id: complaintId, subjects, toldAt, taken, ...round }) => {
    const clock = {
      ...round,
      taken: new Set(taken),
      toldOn: toldAt === null ? null : dateIn(office.zone, toldAt),
    };
    const due = [...sharesDue(clock, office), ...rungsDue(clock, ladder, new Set(subjects), office)];
    return due.length === 0 ? [] : [{ complaintId, due }];
  });
}

async function remind(office: OfficeTime, done: Enforced) {
  const ladder = await listLadder(office.deps.db, office.officeCode, office.today);
  const find = (db: Db | Tx, id?: string) => clocksWithDue(office, db, ladder, id);
  await onEach(office, await find(office.deps.db), find, async (tx, complaint, { due }) => {
    for (const reminder of due) {
      if (!(await insertReminder(tx, complaint, reminder, office.deps.clock.now()))) continue;
      if (reminder.outcome !== 'given') continue;
      const isRung = reminder.step.startsWith('ladder_');
      done[isRung ? 'escalated' : 'reminded'] += 1;
      if (isRung) await writeToAgencyOnRung(tx, office, complaint, ladder, reminder);
    }
  });
}

/** Officers read of it in the register; a rung outside the office gets a message. */
async function writeToAgencyOnRung(
  tx: Tx,
  office: OfficeTime,
  complaint: Complaint,
  ladder: Ladder,
  { step }: Reminder,
) {
  const rung = ladder.find((each) => step === `ladder_${each.rung}`);
  if (rung === undefined || rung.holders !== null || rung.agencyId === null) return;
  const [round] = await runningClocks(tx, office.officeCode, complaint.id);
  await writeToAgency(tx, office.deps, complaint, {
    office: office.officeName,
    agency: await findAgency(tx, rung.agencyId),
    template: 'escalation',
    eventRef: `${complaint.round}/${step}`,
    placeholders: { dueOn: round?.dueOn ?? '-' },
  });
}

async function warnOrLapsePauses(office: OfficeTime, done: Enforced) {
  const { officeCode, today, zone, by } = office;
  const find = async (db: Db | Tx, id?: string) => {
    const near = await openPauses(db, officeCode, id);
    return near.flatMap((pause) => {
      const known = {
        respondBy: pause.respondBy,
        warnedOn: pause.warnedAt === null ? null : dateIn(zone, pause.warnedAt),
      };
      const due = lapseDue(known, today) ? 'lapse' : warningDue(known, office) ? 'warning' : null;
      return due === null ? [] : [{ ...pause, due }];
    });
  };
  await onEach(office, await find(office.deps.db), find, async (tx, complaint, pause) => {
    if (pause.due === 'lapse') {
      await complaintProcess.take(tx, by, complaint, {
        action: 'lapse',
        work: () => ({ data: { respondBy: pause.respondBy } }),
      });
      done.lapsed += 1;
      return;
    }
    await markWarned(tx, pause.id, office.deps.clock.now());
    const eventRef = `${complaint.round}/warning/${pause.id}`;
    await notifyComplainant(tx, by, complaint, 'deemed_withdrawn_warning', eventRef, {
      respondBy: lastDayToComplete(pause.respondBy, today),
    });
    done.warned += 1;
  });
}

async function closeSilent(office: OfficeTime, done: Enforced) {
  const { officeCode, today, calendar, by } = office;
  const find = async (db: Db | Tx, id?: string) => {
    const silent = [];
    for (const row of await answeredBefore(db, officeCode, today, id)) {
      if (row.endedOn === null) continue;
      const days = await limitDays(db, officeCode, 'silence', row.endedOn);
      const { due } = addWorkingDays(row.endedOn, days, calendar);
      if (due !== null && today > due) silent.push({ ...row, days });
    }
    return silent;
  };
  await onEach(office, await find(office.deps.db), find, async (tx, complaint, { days }) => {
    await complaintProcess.take(tx, by, complaint, {
      action: 'closeBySilence',
      work: () => ({ data: { days } }),
    });
    done.closed += 1;
  });
}

async function remindAgencies(office: OfficeTime, done: Enforced) {
  const { officeCode, today } = office;
  const find = (db: Db | Tx, id?: string) => agenciesLate(db, officeCode, today, id);
  await onEach(office, await find(office.deps.db), find, async (tx, complaint, late) => {
    const { token, letterNumber, dueOn, name, email, phone, address } = late;
    const reminder = { step: 'agency_late', outcome: 'given' } as const;
    if (!(await insertReminder(tx, complaint, reminder, office.deps.clock.now()))) return;
    await writeToAgency(tx, office.deps, complaint, {
      office: office.officeName,
      agency: { name, email, phone, address },
      template: 'agency_late',
      eventRef: `${complaint.round}/agency_late`,
      placeholders: { letterNumber, agencyDueOn: dueOn, agencyPath: agencyAddress('', token) },
    });
    done.agenciesReminded += 1;
  });
}
