import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ApplicationDetail,
  type ApplicationState,
  applications,
} from '../../contract/applications/endpoints.ts';
import { cards } from '../../contract/cards.ts';
import { drawnPortrait, drawnSignature } from '../../server/demonstration/portraits.ts';
import { act, Declined, type Officer } from './client.ts';
import type { CrewRole } from './crew.ts';
import { type Day, isReachable, type Kase, wantsOut } from './day.ts';
import type { Incident } from './plan.ts';

type Verb = (day: Day, officer: Officer, kase: Kase, detail: ApplicationDetail) => Promise<ApplicationDetail>;

const whole = { photo: true, text: true, cut: true, back: true };

/** True the first time it is asked of an incident that was planned. */
const happens = (kase: Kase, incident: Incident) => kase.visit.incidents.delete(incident);

/** Once in a while a button is pressed twice. */
const twice = (day: Day) => ({ twice: day.random.next() < 0.05 });

const verify: Verb = async (day, officer, kase, detail) => {
  const { id } = kase;
  await day.think(day.pace.verify);
  if (happens(kase, 'documents_incomplete')) {
    kase.backAt = day.now() + day.random.around(day.pace.comeBack);
    return act(officer, 'requestCompletion', id, {
      reason: 'document_not_legible',
      words: 'Mohon dibawa aslinya.',
    });
  }
  if (happens(kase, 'waits_for_centre')) {
    kase.backAt = day.now() + day.random.around(day.pace.comeBack);
    await day.observe(kase.visit.applicant.residentId, 'ADJUDICATE_RECORD');
    return act(officer, 'awaitCentre', id, {});
  }
  if (kase.visit.ending === 'refused') {
    return act(officer, 'refuse', id, { ground: 'documents_not_valid', words: 'Berkas tidak sah (contoh).' });
  }
  for (const { code, field, level, override } of detail.findings) {
    if (level !== 'I' || override !== null) continue;
    const reason = 'Telah dicocokkan dengan berkas.';
    await act(officer, 'overrideNotice', id, { code, reason, ...(field !== undefined && { field }) });
  }
  return act(officer, 'verify', id, {}, twice(day));
};

const enter: Verb = async (day, officer, kase, detail) => {
  await day.think(day.pace.enter);
  if (happens(kase, 'returned_by_operator')) {
    return act(officer, 'returnToVerification', kase.id, {
      reason: 'document_differs',
      words: 'Mohon dicek lagi.',
    });
  }
  const occupation = detail.resident.elements.find(({ element }) => element === 'occupation');
  const changes =
    detail.serviceType === 'IV-B' && occupation !== undefined
      ? [
          {
            element: 'occupation' as const,
            from: occupation.value,
            to: occupation.value === '15' ? '9' : '15',
          },
        ]
      : [];
  return act(officer, 'enterData', kase.id, { changes, siakReference: `SIAK-${detail.number}` }, twice(day));
};

/** Nothing comes out of a printer that does not answer for so long, in real time. */
const printerPatienceMs = 8000;

const takeOut: Verb = async (day, officer, kase, detail) => {
  const { id } = kase;
  let latest = detail;
  const until = performance.now() + printerPatienceMs;
  const attemptOf = ({ attempts }: ApplicationDetail) =>
    attempts.reduce((a, b) => (a.attemptNo > b.attemptNo ? a : b));
  while (latest.state === 'printing' && attemptOf(latest).state !== 'awaiting_confirmation') {
    if (performance.now() > until) return act(officer, 'failPrint', id, { reason: 'printer_offline' });
    await sleep(200);
    latest = await officer.call(applications.detail, { params: { id } });
  }
  if (latest.state !== 'printing') return latest;
  const attempt = attemptOf(latest);
  if (day.random.next() < 0.25) {
    await officer.call(applications.cardPdf, { params: { id, attemptId: attempt.id } });
  }
  await day.think(day.pace.takeOut);
  if (happens(kase, 'print_fails')) return act(officer, 'failPrint', id, { reason: 'printer_jam' });
  if (happens(kase, 'print_spoiled')) return act(officer, 'spoilPrint', id, { reason: 'misprint' });
  return act(officer, 'confirmPrint', id, { serial: attempt.blankSerial }, twice(day));
};

const print: Verb = async (day, officer, kase, detail) => {
  await day.think(day.pace.lay);
  const { mine } = await officer.call(cards.stock);
  const [serial] = mine;
  if (serial === undefined) throw new Error('an operator has run out of blanks');
  const printing = await act(officer, 'startPrint', kase.id, { serial }, twice(day));
  day.told(printing);
  return takeOut(day, officer, kase, printing.state === 'printing' ? printing : detail);
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

const checkAsSectionHead: Verb = async (day, officer, kase, detail) => {
  const { id } = kase;
  const serial = serialInHand(detail);
  if (day.random.next() < 0.25) await officer.call(applications.cardFront, { params: { id }, query: {} });
  await day.think(day.pace.check);
  if (happens(kase, 'wrong_card_scanned')) {
    await scanWrongCard(day, () =>
      act(officer, 'approveAsSectionHead', id, { serial: 'HK-00000', physical: whole }),
    );
  }
  if (happens(kase, 'rejected_by_section')) {
    const physical = { ...whole, cut: false };
    return act(officer, 'rejectAsSectionHead', id, { serial, physical, returnTo: 'entered', reason: 'cut' });
  }
  return act(officer, 'approveAsSectionHead', id, { serial, physical: whole }, twice(day));
};

const checkAsDivisionHead: Verb = async (day, officer, kase, detail) => {
  const { id } = kase;
  const serial = serialInHand(detail);
  await day.think(day.pace.check);
  if (happens(kase, 'rejected_by_division')) {
    const reason = 'data_differs' as const;
    return act(officer, 'rejectAsDivisionHead', id, {
      serial,
      physical: whole,
      returnTo: 'verified',
      reason,
    });
  }
  return act(officer, 'approveAsDivisionHead', id, { serial, physical: whole }, twice(day));
};

const handOver: Verb = async (day, officer, kase, detail) => {
  const { id, visit } = kase;
  await day.think(day.pace.handOver);
  if (happens(kase, 'shelved')) {
    kase.backAt = day.now() + day.random.around(day.pace.comeBack);
    return act(officer, 'shelve', id, { boxNumber: `A-${1 + day.random.below(40)}` });
  }
  const { service } = visit.applicant;
  const proxy = happens(kase, 'proxy');
  const signed = day.random.next() < 0.3;
  return act(
    officer,
    'handOver',
    id,
    {
      serial: serialInHand(detail),
      receiver: proxy ? 'proxy' : 'self',
      ...(proxy && { receiverName: 'NI CONTOH KUASA', receiverRelation: 'Istri' }),
      proxyLetterSeen: proxy,
      faceCompared: true,
      oldCard: service === 'A' ? 'never_had' : service === 'C1' ? 'lost_with_police_letter' : 'withdrawn',
      ...(signed && { signaturePng: (await drawnSignature(visit.applicant)).toString('base64') }),
      signedOnPaper: !signed,
    },
    twice(day),
  );
};

const complete: Verb = async (day, officer, kase, detail) => {
  await day.think(day.pace.documents);
  const requirement = detail.checklist.find(({ mandatory }) => mandatory)?.code ?? 'family_card';
  await act(officer, 'tickDocument', kase.id, { requirement });
  return act(officer, 'completeDocuments', kase.id, {});
};
const resume: Verb = async (day, officer, kase) => {
  await day.observe(kase.visit.applicant.residentId, 'PRINT_READY_RECORD');
  return act(officer, 'resumeFromCentre', kase.id, {});
};

const verbs: Readonly<Partial<Record<ApplicationState, Verb>>> = {
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
  const kase = day.opened(visit, opened);
  const { id } = kase;
  await day.think(day.pace.intake);
  if (visit.ending === 'cancelled') {
    return day.told(
      await act(officer, 'cancel', id, { reason: 'wrong_service', words: 'Salah memilih layanan.' }),
    );
  }
  for (const { code, mandatory } of opened.checklist) {
    if (!mandatory) continue;
    if (happens(kase, 'document_scanned')) {
      const bytes = await drawnPortrait(visit.applicant);
      await act(
        officer,
        'scanDocument',
        id,
        { requirement: code },
        {
          file: { name: 'berkas.jpg', type: 'image/jpeg', bytes },
        },
      );
    } else await act(officer, 'tickDocument', id, { requirement: code });
  }
  await day.think(day.pace.documents);
  return day.told(await act(officer, 'receive', id, {}, twice(day)));
}

/** Somebody at the counter no longer wants a card. */
async function letGo(day: Day, officer: Officer): Promise<boolean> {
  const kase = [...day.cases.values()].find((each) => wantsOut(each) && !each.leaving);
  if (kase === undefined) return false;
  kase.leaving = true;
  try {
    day.told(await act(officer, 'withdraw', kase.id, { reason: 'applicant_asks' }));
  } finally {
    kase.leaving = false;
  }
  return true;
}

/** Takes the most urgent case of the officer's list that nobody else has, and claims it. */
async function takeUp(day: Day, officer: Officer, role: CrewRole): Promise<ApplicationDetail | null> {
  if (!day.hasWorkFor(role)) return null;
  const { rows } = await officer.call(applications.work);
  for (const row of rows) {
    const kase = day.cases.get(row.id);
    if (kase === undefined || kase.inHand || !isReachable(kase, day.now())) continue;
    if (row.claimedBy !== null || row.state === 'intake') continue;
    // Colleagues see whom they reach for; once in a while two reach for the same.
    kase.inHand = day.random.next() > 0.1;
    try {
      const detail = await act(officer, 'claim', row.id, {});
      kase.inHand = true;
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
  day.told(detail.claimedBy?.me ? await act(officer, 'release', id, {}) : detail);
}

async function doNext(day: Day, officer: Officer, role: CrewRole): Promise<boolean> {
  if (role === 'front_desk' && (await letGo(day, officer))) return true;
  const detail = await takeUp(day, officer, role);
  const kase = detail === null ? undefined : day.cases.get(detail.id);
  if (detail !== null && kase !== undefined) {
    try {
      const verb = verbs[detail.state];
      day.told(verb === undefined ? detail : await verb(day, officer, kase, detail));
    } catch (error) {
      await putBack(day, officer, kase.id);
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
