import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { applications } from '../contract/applications/endpoints.ts';
import { cards } from '../contract/cards.ts';
import { loadConfig } from '../server/config.ts';
import { removeEmbedded } from '../server/db/embedded/index.ts';
import { openInstallation } from '../server/installation.ts';
import { printCard } from '../server/modules/applications/index.ts';
import { fillForDay, peopleOfDay } from '../server/throw-away/day-office.ts';
import { serveOffice } from '../server/throw-away/office.ts';
import { act, type Officer, overHttp } from '../simulations/client.ts';
import { type Applicant, chooseApplicants } from '../simulations/day/applicants.ts';
import { portray } from '../simulations/day/crew.ts';
import type { DayOffice } from '../simulations/day/simulate-day.ts';
import { inParallel } from '../simulations/in-parallel.ts';
import { seededRandom } from '../simulations/random.ts';
import { signInAs } from '../simulations/staff.ts';
import { recordSql, replayOf } from './recorded-sql.ts';

const lanes = 8;
const casesPerSide = Number(process.argv[1] ?? 48);
const whole = { photo: true, text: true, cut: true, back: true };
const desk = ['front_desk', 'verifier', 'data_operator', 'section_head', 'division_head'] as const;
type Desk = Record<(typeof desk)[number], Officer>;

async function signInDesk({ connection, accounts }: DayOffice): Promise<Desk> {
  const signedIn = desk.map(async (role) => [role, await signInAs(connection, accounts, role)] as const);
  return Object.fromEntries(await Promise.all(signedIn)) as Desk;
}

/** One case from intake to handover, every request one after the other; `print` is what the print job does. */
async function sixSteps(
  people: Desk,
  applicant: Applicant,
  serial: string,
  print: (attemptId: string) => Promise<void>,
): Promise<string> {
  const { residentId, service: serviceType, kkNumber: kkShown } = applicant;
  const opened = await people.front_desk.call(applications.openIntake, {
    body: { residentId, serviceType, kkShown },
  });
  const { id, checklist } = opened;
  for (const { code, mandatory } of checklist) {
    if (mandatory) await act(people.front_desk, applications.tickDocument, id, { requirement: code });
  }
  await act(people.front_desk, applications.receive, id, {});
  await act(people.verifier, applications.verify, id, {});
  await act(people.data_operator, applications.enterData, id, { changes: [] });
  const { attempts } = await act(people.data_operator, applications.startPrint, id, { serial });
  await print(attempts.at(-1)?.id ?? '');
  await act(people.data_operator, applications.confirmPrint, id, { serial });
  await act(people.section_head, applications.approveAsSectionHead, id, { serial, physical: whole });
  await act(people.division_head, applications.approveAsDivisionHead, id, { serial, physical: whole });
  await act(people.front_desk, applications.handOver, id, {
    serial,
    receiver: 'self',
    proxyLetterSeen: false,
    faceCompared: true,
    oldCard: 'withdrawn',
    signedOnPaper: true,
  });
  return id;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/**
 * The six steps through HTTP beside the very statements that they send, straight through the driver, on the same
 * server in the same run. Drawing the card's PDF is left out of both: it is no statement.
 */
export async function benchSixSteps() {
  const directory = mkdtempSync(join(tmpdir(), 'lontar-bench-'));
  try {
    const installation = await openInstallation(loadConfig({ LONTAR_HOME: directory }), {
      claim: true,
      loadDemonstration: fillForDay,
    });
    const { db, clock } = installation;
    const served = await serveOffice(installation, { prints: false });
    const { ports, app } = served;
    const pool = new pg.Pool({ connectionString: installation.embedded?.appUrl, max: lanes });
    try {
      const connection = {
        send: overHttp(await app.listen({ host: '127.0.0.1', port: 0 })),
        patienceMs: 0,
      };
      const office = { connection, ...peopleOfDay() };
      const people = await signInDesk(office);
      const wanted = casesPerSide * 2 + 3;
      const chosen = await chooseApplicants(people.front_desk, office.adults, wanted * 2, seededRandom(1));
      const applicants = chosen
        .filter(({ service }) => service !== 'A')
        .map((applicant): Applicant => ({ ...applicant, service: 'C2' }))
        .slice(0, wanted);
      const recorder = await signInAs(connection, office.accounts, 'recording_operator');
      await portray(recorder, applicants, office.draw);
      const serials = applicants.map((_, index) => `BENCH-${String(index + 1).padStart(6, '0')}`);
      const range = { firstSerial: serials[0] ?? '', lastSerial: serials.at(-1) ?? '' };
      const { today } = await people.section_head.call(cards.stock);
      await people.section_head.call(cards.receiveDelivery, {
        body: { ...range, receivedOn: today, letterNumber: 'BENCH' },
      });
      await people.section_head.call(cards.issueBlanks, {
        body: { ...range, operatorId: people.data_operator.employeeId },
      });
      const documents = { ...ports.documents, card: async () => Buffer.from('%PDF-1.4') };
      const print = (id: string) => printCard({ ...ports, documents, db, clock }, id);
      const at = (index: number) => [applicants[index] as Applicant, serials[index] as string] as const;

      // Warm, then record one case.
      await sixSteps(people, ...at(0), print);
      const recorded = await recordSql(async () => {
        await sixSteps(people, ...at(1), print);
      });
      const replay = replayOf(recorded, new Set(Object.values(people).map(({ employeeId }) => employeeId)));
      const [model, modelSerial] = at(1);
      const namesOf = (index: number): [string, string][] => {
        const [applicant, serial] = at(index);
        return [
          [model.residentId, applicant.residentId],
          [model.kkNumber, applicant.kkNumber],
          [model.nik, applicant.nik],
          [modelSerial, serial],
        ];
      };
      const straight = async (index: number) => {
        const client = await pool.connect();
        try {
          await replay.once(client, namesOf(index));
        } finally {
          client.release();
        }
      };
      await straight(2);

      const range1 = Array.from({ length: casesPerSide }, (_, index) => 3 + index);
      const range2 = range1.map((index) => index + casesPerSide);
      const seconds = { http: 0, sql: 0 };
      // By turns in quarters, so that a busy neighbour disturbs both alike.
      for (let quarter = 0; quarter < 4; quarter += 1) {
        const part = (indexes: number[]) => indexes.filter((index) => index % 4 === quarter);
        seconds.http += await timed(() =>
          inParallel(part(range1), lanes, (i) => sixSteps(people, ...at(i), print)),
        );
        seconds.sql += await timed(() => inParallel(part(range2), lanes, straight));
      }
      const done = await pool.query<{ count: number }>(
        `select count(*)::int as count from applications where state = 'completed'`,
      );
      const perSecond = (took: number) => Math.round((casesPerSide / took) * 100) / 100;
      return {
        cases: casesPerSide,
        lanes,
        completed: done.rows[0]?.count,
        statementsPerCase: replay.statements,
        httpCasesPerSecond: perSecond(seconds.http),
        sqlCasesPerSecond: perSecond(seconds.sql),
        ratio: Math.round((seconds.sql / seconds.http) * 1000) / 1000,
      };
    } finally {
      await pool.end();
      await served.close();
      await installation.close();
    }
  } finally {
    await removeEmbedded(directory);
  }
}

process.stdout.write(`${JSON.stringify(await benchSixSteps(), null, 2)}\n`);
