import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ApplicationDetail,
  type ApplicationState,
  applications,
} from '../../contract/applications/endpoints.ts';
import { cards } from '../../contract/cards.ts';
import { act, Declined, type Officer } from '../client.ts';
import { type CrewRole, fileOf } from './crew.ts';
import { type Application, type Day, isReachable, wantsOut } from './day.ts';
import type { Incident } from './plan.ts';

type Action = (
  day: Day,
  officer: Officer,
  application: Application,
  detail: ApplicationDetail,
) => Promise<ApplicationDetail>;

const whole = { photo: true, text: true, cut: true, back: true };

/** True the first time it is asked of an incident that was planned. */
const happens = (application: Application, incident: Incident) =>
  application.visit.incidents.delete(incident);

/** Once in a while a button is pressed twice. */
const twice = (day: Day) => ({ twice: day.random.next() < 0.05 });

const verify: Action = async (day, officer, application, detail) => {
  const { id } = application;
  await day.think(day.pace.verify);
  if (happens(application, 'documents_incomplete')) {
    application.backAt = day.now() + day.random.around(day.pace.comeBack);
    return act(officer, applications.requestCompletion, id, {
      reason: 'document_not_legible',
      words: 'Mohon dibawa aslinya.',
    });
  }
  if (happens(application, 'waits_for_centre')) {
    application.backAt = day.now() + day.random.around(day.pace.comeBack);
    await day.observe(application.visit.applicant.residentId, 'ADJUDICATE_RECORD');
    return act(officer, applications.awaitCentre, id, {});
  }
  if (application.visit.ending === 'refused') {
    return act(officer, applications.refuse, id, {
      ground: 'documents_not_valid',
      words: 'Berkas tidak sah (contoh).',
    });
  }
  for (const { code, field, level, override } of detail.findings) {
    if (level !== 'I' || override !== null) continue;
    const reason = 'Telah dicocokkan dengan berkas.';
    await act(officer, applications.overrideNotice, id, {
      code,
      reason,
      ...(field !== undefined && { field }),
    });
  }
  return act(officer, applications.verify, id, {}, twice(day));
};

const enter: Action = async (day, officer, application, detail) => {
  await day.think(day.pace.enter);
  if (happens(application, 'returned_by_operator')) {
    return act(officer, applications.returnToVerification, application.id, {
      reason: 'document_differs',
      words: 'Mohon dicek lagi.',
    });
  }
  const occupation = detail.resident.elements.find(({ element }) => element === 'occupation');
  const from = detail.serviceType === 'IV-B' ? occupation?.value : undefined;
  const to = from === '15' ? '9' : '15';
  const changes = from === undefined ? [] : [{ element: 'occupation' as const, from, to }];
  return act(
    officer,
    applications.enterData,
    application.id,
    { changes, siakReference: `SIAK-${detail.number}` },
    twice(day),
  );
};

/** Nothing comes out of a printer that does not answer for so long, in real time. */
const printerPatienceMs = 8000;

const takeOut: Action = async (day, officer, application, detail) => {
  const { id } = application;
  let latest = detail;
  const until = performance.now() + printerPatienceMs;
  const attemptOf = ({ attempts }: ApplicationDetail) =>
    attempts.reduce((a, b) => (a.attemptNo > b.attemptNo ? a : b));
  while (latest.state === 'printing' && attemptOf(latest).state !== 'awaiting_confirmation') {
    if (performance.now() > until)
      return act(officer, applications.failPrint, id, { reason: 'printer_offline' });
    await sleep(200);
    latest = await officer.call(applications.detail, { params: { id } });
  }
  if (latest.state !== 'printing') return latest;
  const attempt = attemptOf(latest);
  if (day.random.next() < 0.25) {
    await officer.call(applications.cardPdf, { params: { id, attemptId: attempt.id } });
  }
  await day.think(day.pace.takeOut);
  if (happens(application, 'print_fails'))
    return act(officer, applications.failPrint, id, { reason: 'printer_jam' });
  if (happens(application, 'print_spoiled'))
    return act(officer, applications.spoilPrint, id, { reason: 'misprint' });
  return act(officer, applications.confirmPrint, id, { serial: attempt.blankSerial }, twice(day));
};

const print: Action = async (day, officer, application, detail) => {
  await day.think(day.pace.lay);
  const { mine } = await officer.call(cards.stock);
  const [serial] = mine;
  if (serial === undefined) throw new Error('an operator has run out of blanks');
  const printing = await act(officer, applications.startPrint, application.id, { serial }, twice(day));
  day.told(printing);
  return takeOut(day, officer, application, printing.state === 'printing' ? printing : detail);
};

/** The serial on the card that lies before the head. */
const serialInHand = ({ attempts }: ApplicationDetail) =>
  attempts.find(({ state }) => state === 'confirmed')?.blankSerial ?? '';

async function scanWrongCard(day: Day, scan: () => Promise<unknown>) {
  try {
    await scan();
    day.faults.push('the card of another application was accepted');
  } catch (error) {
    if (!(error instanceof Declined)) throw error;
    day.declinedBy(error);
  }
}

const checkAsSectionHead: Action = async (day, officer, application, detail) => {
  const { id } = application;
  const approval = { serial: serialInHand(detail), physical: whole };
  if (day.random.next() < 0.25) await officer.call(applications.cardFront, { params: { id } });
  await day.think(day.pace.check);
  if (happens(application, 'wrong_card_scanned')) {
    const wrong = { ...approval, serial: 'HK-00000' };
    await scanWrongCard(day, () => act(officer, applications.approveAsSectionHead, id, wrong));
  }
  if (happens(application, 'rejected_by_section')) {
    const physical = { ...whole, cut: false };
    const rejection = { ...approval, physical, returnTo: 'entered', reason: 'cut' } as const;
    return act(officer, applications.rejectAsSectionHead, id, rejection);
  }
  return act(officer, applications.approveAsSectionHead, id, approval, twice(day));
};

const checkAsDivisionHead: Action = async (day, officer, application, detail) => {
  const { id } = application;
  const approval = { serial: serialInHand(detail), physical: whole };
  await day.think(day.pace.check);
  if (happens(application, 'rejected_by_division')) {
    const rejection = { ...approval, returnTo: 'verified', reason: 'data_differs' } as const;
    return act(officer, applications.rejectAsDivisionHead, id, rejection);
  }
  return act(officer, applications.approveAsDivisionHead, id, approval, twice(day));
};

const handOver: Action = async (day, officer, application, detail) => {
  const { id, visit } = application;
  await day.think(day.pace.handOver);
  if (happens(application, 'shelved')) {
    application.backAt = day.now() + day.random.around(day.pace.comeBack);
    return act(officer, applications.shelve, id, { boxNumber: `A-${1 + day.random.below(40)}` });
  }
  const { service } = visit.applicant;
  const proxy = happens(application, 'proxy');
  const signed = day.random.next() < 0.3;
  return act(
    officer,
    applications.handOver,
    id,
    {
      serial: serialInHand(detail),
      receiver: proxy ? 'proxy' : 'self',
      ...(proxy && { receiverName: 'NI CONTOH KUASA', receiverRelation: 'Istri' }),
      proxyLetterSeen: proxy,
      faceCompared: true,
      oldCard: service === 'A' ? 'never_had' : service === 'C1' ? 'lost_with_police_letter' : 'withdrawn',
      ...(signed && {
        signaturePng: Buffer.from(await day.draw.signature(visit.applicant)).toString('base64'),
      }),
      signedOnPaper: !signed,
    },
    twice(day),
  );
};

const complete: Action = async (day, officer, application, detail) => {
  await day.think(day.pace.documents);
  const requirement = detail.checklist.find(({ mandatory }) => mandatory)?.code ?? 'family_card';
  await act(officer, applications.tickDocument, application.id, { requirement });
  return act(officer, applications.completeDocuments, application.id, {});
};
const resume: Action = async (day, officer, application) => {
  await day.observe(application.visit.applicant.residentId, 'PRINT_READY_RECORD');
  return act(officer, applications.resumeFromCentre, application.id, {});
};

const actions: Readonly<Partial<Record<ApplicationState, Action>>> = {
  received: verify,
  incomplete: complete,
  awaiting_centre: resume,
  verified: enter,
  entered: print,
  printing: takeOut,
  printed: checkAsSectionHead,
  section_approved: checkAsDivisionHead,
  ready: handOver,
};

/** Step 1 at the counter: the clock runs from the first act. */
async function receive(day: Day, officer: Officer, visit: NonNullable<ReturnType<Day['nextVisitor']>>) {
  const { residentId, service: serviceType, kkNumber: kkShown } = visit.applicant;
  const opened = await officer.call(applications.openIntake, { body: { residentId, serviceType, kkShown } });
  const application = day.opened(visit, opened);
  const { id } = application;
  await day.think(day.pace.intake);
  if (visit.ending === 'cancelled') {
    return day.told(
      await act(officer, applications.cancel, id, {
        reason: 'wrong_service',
        words: 'Salah memilih layanan.',
      }),
    );
  }
  for (const { code, mandatory } of opened.checklist) {
    if (!mandatory) continue;
    if (happens(application, 'document_scanned')) {
      const file = fileOf(await day.draw.portrait(visit.applicant), 'berkas.jpg', 'image/jpeg');
      await act(officer, applications.scanDocument, id, { requirement: code }, { file });
    } else await act(officer, applications.tickDocument, id, { requirement: code });
  }
  await day.think(day.pace.documents);
  return day.told(await act(officer, applications.receive, id, {}, twice(day)));
}

/** Somebody at the counter no longer wants a card. */
async function letGo(day: Day, officer: Officer): Promise<boolean> {
  const application = [...day.cases.values()].find((each) => wantsOut(each) && !each.leaving);
  if (application === undefined) return false;
  application.leaving = true;
  try {
    day.told(await act(officer, applications.withdraw, application.id, { reason: 'applicant_asks' }));
  } finally {
    application.leaving = false;
  }
  return true;
}

/** Takes the most urgent case of the officer's list that nobody else has, and claims it. */
async function takeUp(day: Day, officer: Officer, role: CrewRole): Promise<ApplicationDetail | null> {
  if (!day.hasWorkFor(role)) return null;
  const { rows } = await officer.call(applications.work);
  for (const row of rows) {
    const application = day.cases.get(row.id);
    if (application === undefined || application.inHand || !isReachable(application, day.now())) continue;
    if (row.claimedBy !== null || row.state === 'intake') continue;
    // Colleagues see whom they reach for; once in a while two reach for the same.
    application.inHand = day.random.next() > 0.1;
    try {
      const detail = await act(officer, applications.claim, row.id, {});
      application.inHand = true;
      return detail;
    } catch (error) {
      if (!(error instanceof Declined)) throw error;
      day.declinedBy(error);
    }
  }
  return null;
}

/** Something went otherwise than meant: the case goes back to where a colleague finds it. */
async function putBack(day: Day, officer: Officer, id: string) {
  const detail = await officer.call(applications.detail, { params: { id } });
  day.told(detail.claimedBy?.me ? await act(officer, applications.release, id, {}) : detail);
}

async function doNext(day: Day, officer: Officer, role: CrewRole): Promise<boolean> {
  if (role === 'front_desk' && (await letGo(day, officer))) return true;
  const detail = await takeUp(day, officer, role);
  const application = detail === null ? undefined : day.cases.get(detail.id);
  if (detail !== null && application !== undefined) {
    try {
      const action = actions[detail.state];
      day.told(action === undefined ? detail : await action(day, officer, application, detail));
    } catch (error) {
      await putBack(day, officer, application.id);
      throw error;
    }
    return true;
  }
  const visit = role === 'front_desk' ? day.nextVisitor() : undefined;
  if (visit === undefined) return false;
  await receive(day, officer, visit);
  return true;
}

/** One officer's day: take what waits, do it, and look again, until the day is over. */
export async function workThrough(day: Day, officer: Officer, role: CrewRole): Promise<void> {
  while (!day.isOver()) {
    await day.open;
    try {
      if (!(await doNext(day, officer, role))) await day.workFor(role);
    } catch (error) {
      if (error instanceof Declined) day.declinedBy(error);
      else if (error instanceof Error) day.faults.push(error.message);
      // Whoever got no for an answer looks at the list again, not at the same instant.
      await sleep(100);
    }
  }
}
