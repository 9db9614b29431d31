import type { ApplicationState, ServiceType } from '../../contract/applications/endpoints.ts';
import {
  applicationActions as actions,
  applicationDetail,
  printCard,
  servicesInForce,
} from '../modules/applications/index.ts';
import type { Replay } from './replay.ts';

export interface Applicant {
  id: string;
  kkNumber: string;
}

interface Desk extends Replay {
  /** Serials that the operator holds, the next to use first. */
  serials: string[];
}

/** One invented morning: who asked for what, when (minutes before opening), and how far it has come. */
interface Story {
  service: ServiceType;
  minutesAgo: number;
  reaches: ApplicationState;
  /** Seconds that each of the eight acts takes. */
  pace: number;
  /** A print that came out bad first. */
  misprint?: true;
}

const stories: readonly Story[] = [
  { service: 'A', minutesAgo: 172, reaches: 'completed', pace: 55 },
  { service: 'IV-B', minutesAgo: 158, reaches: 'completed', pace: 60 },
  { service: 'C1', minutesAgo: 141, reaches: 'completed', pace: 48 },
  { service: 'A', minutesAgo: 126, reaches: 'completed', pace: 92, misprint: true },
  { service: 'C2', minutesAgo: 110, reaches: 'completed', pace: 52 },
  { service: 'IV-B', minutesAgo: 95, reaches: 'completed', pace: 66 },
  { service: 'A', minutesAgo: 80, reaches: 'completed', pace: 58 },
  { service: 'C1', minutesAgo: 64, reaches: 'withdrawn', pace: 60 },
  { service: 'IV-B', minutesAgo: 52, reaches: 'incomplete', pace: 70 },
  { service: 'A', minutesAgo: 41, reaches: 'ready', pace: 61 },
  { service: 'C2', minutesAgo: 13, reaches: 'printed', pace: 75 },
  { service: 'A', minutesAgo: 9, reaches: 'section_approved', pace: 50 },
  { service: 'IV-B', minutesAgo: 8, reaches: 'entered', pace: 60 },
  { service: 'C1', minutesAgo: 6, reaches: 'verified', pace: 55 },
  { service: 'A', minutesAgo: 4, reaches: 'received', pace: 45 },
  { service: 'C2', minutesAgo: 2, reaches: 'received', pace: 40 },
];

const physical = { photo: true, text: true, cut: true, back: true };

/** Plays one story through the same actions that the screens call; whatever they refuse is refused here too. */
async function play({ as, clock, serials }: Desk, story: Story, applicant: Applicant) {
  const loket = as('front_desk');
  const operator = as('data_operator');
  const pass = () => clock.advance(story.pace);

  const { id } = await actions.openIntake(loket, {
    residentId: applicant.id,
    serviceType: story.service,
    kkShown: applicant.kkNumber,
  });
  const { services } = await servicesInForce(loket);
  for (const { code, mandatory } of services.find(({ code }) => code === story.service)?.requirements ?? []) {
    if (mandatory) await actions.tickDocument(loket, id, { requirement: code });
  }
  pass();

  async function print(serial: string) {
    await actions.startPrint(operator, id, { serial });
    const attempt = (await applicationDetail(operator, id)).attempts.at(-1);
    if (attempt !== undefined) await printCard({ ...operator.ports, db: operator.db, clock }, attempt.id);
    pass();
  }
  let serial = '';
  const nextSerial = () => {
    serial = serials.shift() ?? '';
    return serial;
  };

  const steps: [ApplicationState, () => Promise<unknown>][] = [
    ['received', () => actions.receive(loket, id)],
    ['verified', () => actions.verify(as('verifier'), id)],
    ['entered', () => actions.enterData(operator, id, { changes: [], siakReference: 'SIAK-CONTOH' })],
    [
      'printed',
      async () => {
        if (story.misprint) {
          await print(nextSerial());
          await actions.spoilPrint(operator, id, { reason: 'colour' });
        }
        await print(nextSerial());
        await actions.confirmPrint(operator, id, { serial });
      },
    ],
    ['section_approved', () => actions.approveAsSectionHead(as('section_head'), id, { serial, physical })],
    ['ready', () => actions.approveAsDivisionHead(as('division_head'), id, { serial, physical })],
    [
      'completed',
      () =>
        actions.handOver(loket, id, {
          serial,
          receiver: 'self',
          faceCompared: true,
          proxyLetterSeen: false,
          oldCard:
            story.service === 'A'
              ? 'never_had'
              : story.service === 'C1'
                ? 'lost_with_police_letter'
                : 'withdrawn',
          signedOnPaper: true,
        }),
    ],
  ];
  for (const [state, step] of steps) {
    await step();
    pass();
    if (state === 'ready' && story.reaches === 'ready') await actions.shelve(loket, id, { boxNumber: 'A-1' });
    if (state === story.reaches) return;
    if (state === 'received' && story.reaches === 'incomplete') {
      await actions.requestCompletion(as('verifier'), id, {
        reason: 'document_not_legible',
        words: 'Bukti perubahan tidak terbaca; mohon dibawa aslinya.',
      });
      return;
    }
    if (state === 'received' && story.reaches === 'withdrawn') {
      await actions.withdraw(loket, id, {
        reason: 'applicant_asks',
        words: 'KTP-el lama ditemukan kembali.',
      });
      return;
    }
  }
}

/** Fills the desk with one morning's cases, so that every screen has something to show. */
export async function seedMorning(desk: Desk, applicants: Record<'new' | 'replacement', Applicant[]>) {
  for (const story of stories) {
    const applicant = applicants[story.service === 'A' ? 'new' : 'replacement'].shift();
    if (applicant === undefined) continue;
    desk.clock.set(new Date(desk.opening.getTime() - story.minutesAgo * 60_000));
    await play(desk, story, applicant);
  }
}
