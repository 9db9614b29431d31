import { sql } from 'kysely';
import type { Db } from '../server/db/database.ts';
import { type Desk, takeTo } from './desk.ts';

const whole = { photo: true, text: true, cut: true, back: true };

export interface FullDay {
  completed: { id: string; serial: string; residentId: string };
  withdrawn: { id: string; serial: string };
  ready: { id: string; serial: string };
  printing: { id: string; serial: string };
  printed: { id: string; serial: string };
  spare: string[];
  incomplete: { id: string };
  awaiting: { id: string };
  corrected: { id: string; residentId: string };
}

/** The centre takes the record in hand again after intake. */
async function centreAdjudicates(desk: Desk, residentId: string) {
  await desk.test.owner
    .updateTable('residents')
    .set({ centralStatus: 'ADJUDICATE_RECORD' })
    .where('id', '=', residentId)
    .execute();
}

/** One day of an office in which everything happens once, done through HTTP by the officers whose turn it is. */
export async function workFullDay(desk: Desk): Promise<FullDay> {
  const [loket, verifier, operator, kasi, kabid] = await Promise.all([
    desk.as('front_desk'),
    desk.as('verifier'),
    desk.as('data_operator'),
    desk.as('section_head'),
    desk.as('division_head'),
  ]);
  const wait = () => desk.clock.advance(20_000);
  const done = async (answer: ReturnType<typeof loket.act>) => {
    const { status, body } = await answer;
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    wait();
    return body;
  };
  const serials = await desk.blanks(10, operator.employeeId);
  const next = () => serials.shift() ?? '';
  const print = async (id: string) => {
    const serial = next();
    await done(operator.act('startPrint', id, { serial }));
    await desk.runPrints();
    wait();
    return serial;
  };

  const completed = await takeTo(desk, 'completed');
  const again = await takeTo(desk, 'entered');
  const failed = await print(again.id);
  await done(operator.act('failPrint', again.id, { reason: 'printer_jam' }));
  serials.unshift(failed);
  await print(again.id);
  await done(operator.act('spoilPrint', again.id, { reason: 'misprint' }));
  let serial = await print(again.id);
  await done(operator.act('confirmPrint', again.id, { serial }));
  await done(
    kasi.act('rejectAsSectionHead', again.id, {
      serial,
      physical: { ...whole, cut: false },
      returnTo: 'entered',
      reason: 'cut',
    }),
  );
  serial = await print(again.id);
  await done(operator.act('confirmPrint', again.id, { serial }));
  await done(kasi.act('approveAsSectionHead', again.id, { serial, physical: whole }));
  await done(
    kabid.act('rejectAsDivisionHead', again.id, {
      serial,
      physical: whole,
      returnTo: 'verified',
      reason: 'data_differs',
    }),
  );
  await done(operator.act('returnToVerification', again.id, { reason: 'data_differs' }));
  await done(verifier.act('requestCompletion', again.id, { reason: 'document_missing' }));
  await done(loket.act('completeDocuments', again.id));
  await done(verifier.act('verify', again.id));
  await done(operator.act('enterData', again.id, { changes: [] }));
  serial = await print(again.id);
  await done(operator.act('confirmPrint', again.id, { serial }));
  await done(kasi.act('approveAsSectionHead', again.id, { serial, physical: whole }));
  await done(kabid.act('approveAsDivisionHead', again.id, { serial, physical: whole }));
  await done(loket.act('shelve', again.id, { boxNumber: 'A-1' }));

  const withdrawn = await takeTo(desk, 'printed');
  await done(loket.act('withdraw', withdrawn.id, { reason: 'applicant_asks' }));
  const incomplete = await takeTo(desk, 'received');
  await done(verifier.act('requestCompletion', incomplete.id, { reason: 'document_missing' }));
  const awaiting = await takeTo(desk, 'received');
  await centreAdjudicates(desk, awaiting.residentId);
  await done(verifier.act('awaitCentre', awaiting.id));
  const refused = await takeTo(desk, 'received');
  await centreAdjudicates(desk, refused.residentId);
  await done(verifier.act('awaitCentre', refused.id));
  await done(verifier.act('refuse', refused.id, { ground: 'data_not_valid', words: 'Data tidak benar' }));
  const cancelled = await takeTo(desk, 'intake');
  await done(loket.act('cancel', cancelled.id, { reason: 'wrong_person' }));
  const corrected = await takeTo(desk, 'verified');
  await done(
    operator.act('enterData', corrected.id, { changes: [{ element: 'occupation', from: '15', to: '9' }] }),
  );
  const printing = await takeTo(desk, 'printing');
  const printed = await takeTo(desk, 'printed');
  await observe(desk.test.owner);
  return {
    completed,
    withdrawn,
    ready: { id: again.id, serial },
    printing,
    printed,
    spare: serials,
    incomplete,
    awaiting,
    corrected,
  };
}

/** Residents of tests come without the observation that a real import writes beside each. */
export async function observe(owner: Db) {
  await sql`insert into central_status_history (office_code, resident_id, status, observed_on, source, recorded_at)
            select office_code, id, central_status, central_status_on, 'siak_export', created_at from residents
             where central_status_on is not null
            on conflict on constraint central_status_observed_once do nothing`.execute(owner);
}
