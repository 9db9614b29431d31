import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import sharp from 'sharp';
import type { ApplicationDetail, ApplicationState, ServiceType } from '../contract/applications/endpoints.ts';
import { applications } from '../contract/applications/endpoints.ts';
import { cards } from '../contract/cards.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import type { ProblemBody } from '../contract/problem.ts';
import { type Parts, requestOf } from '../contract/request.ts';
import type { Role } from '../contract/roles.ts';
import type { MessageSenders } from '../server/adapters/messages/port.ts';
import type { ReportSettings } from '../server/adapters/messages/whatsapp-reports.ts';
import type { Ports } from '../server/adapters/ports.ts';
import { createApp, createPorts } from '../server/app.ts';
import { demonstrationOffice } from '../server/demonstration/staff.ts';
import { type Jobs, openJobs } from '../server/jobs/open-jobs.ts';
import { printCard } from '../server/modules/applications/index.ts';
import { FixedClock } from './clock.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { hire, hirePeople } from './people.ts';
import { insertResident, type ResidentSeed } from './subjects/residents.ts';

export const officeCode = demonstrationOffice.code;

export interface Answer<T> {
  status: number;
  body: T;
}

/** `key`: the idempotency key; none unless given. */
type KeyedParts<E extends Endpoint> = Parts<E> & { key?: string };

/** One signed-in officer with a browser: calls endpoints of the contract over HTTP. */
export interface Officer {
  employeeId: string;
  cookie: string;
  call<E extends Endpoint>(endpoint: E, parts?: KeyedParts<E>): Promise<Answer<unknown>>;
  /** Sends a file as a form of the browser does. */
  upload<E extends Endpoint>(endpoint: E, file: Buffer, parts?: KeyedParts<E>): Promise<Answer<unknown>>;
  /** An action on a case; the case afterwards, or the problem. */
  act(
    action: Exclude<keyof typeof applications, 'services' | 'work' | 'list'>,
    id: string,
    body?: object,
    key?: string,
  ): Promise<Answer<ApplicationDetail & ProblemBody>>;
}

/** A whole office on a database of its own, driven through HTTP without a port. */
export interface Desk {
  app: FastifyInstance;
  test: TestDatabase;
  clock: FixedClock;
  ports: Ports;
  as(role: Role): Promise<Officer>;
  /** One more officer, with these roles; of another office when one is named. */
  hire(roles: readonly Role[], officeCode?: string): Promise<Officer>;
  resident(seed?: Partial<ResidentSeed>): Promise<ResidentSeed>;
  /** Serials issued to the operator. */
  blanks(count: number, operatorId: string): Promise<string[]>;
  /** Does what the worker would: hands queued prints to the printer. */
  runPrints(): Promise<void>;
  close(): Promise<void>;
}

function client(app: FastifyInstance, cookie: string, employeeId: string): Officer {
  async function call(endpoint: Endpoint, { key, ...parts }: KeyedParts<Endpoint> = {}) {
    const { headers, body, ...request } = requestOf(endpoint, parts);
    const reply = await app.inject({
      ...request,
      headers: { ...headers, cookie, ...(key !== undefined && { 'idempotency-key': key }) },
      ...(body !== null && { payload: body }),
    });
    const json = /json/.test(String(reply.headers['content-type']));
    return { status: reply.statusCode, body: json ? reply.json() : reply.rawPayload };
  }
  return {
    employeeId,
    cookie,
    call,
    upload: (endpoint, file, parts) =>
      call(endpoint, { ...parts, file: new File([new Uint8Array(file)], 'berkas') }),
    act: (action, id, body = {}, key) =>
      call(applications[action], { params: { id }, body, ...(key !== undefined && { key }) }),
  };
}

/** Opens an office with one officer per role, ready to receive. */
export async function openDesk(
  options: {
    at?: string;
    fileKey?: Buffer;
    messages?: MessageSenders;
    whatsappReports?: ReportSettings;
  } = {},
): Promise<Desk> {
  const test = await createTestDatabase();
  const clock = new FixedClock(options.at);
  const jobs: Jobs = openJobs(test.db, {
    worker: false,
    onError: (error) => {
      throw error;
    },
  });
  const ports = createPorts({
    jobs,
    fileKey: options.fileKey ?? randomBytes(32),
    publicAddress: 'http://127.0.0.1:8080',
    ...(options.messages !== undefined && { messages: options.messages }),
  });
  const people = await hirePeople(test.owner, clock);
  const sessionSecret = randomBytes(32).toString('hex');

  const app = await createApp({
    db: test.db,
    clock,
    ports,
    sessionSecret,
    https: false,
    logger: false,
    webDirectory: null,
    whatsappReports: options.whatsappReports,
  });

  /** The session that signing in leaves, without the password: comparing one takes longer than many a test. */
  async function openSession(employeeId: string): Promise<Officer> {
    const token = randomBytes(24).toString('base64url');
    const { userId, credentialVersion } = await test.owner
      .selectFrom('employees')
      .select(['userId', 'credentialVersion'])
      .where('id', '=', employeeId)
      .executeTakeFirstOrThrow();
    const now = new Date();
    await test.owner
      .insertInto('authSession')
      .values({
        id: randomUUID(),
        userId,
        token,
        credentialVersion,
        createdAt: now,
        updatedAt: now,
        expiresAt: new Date(now.getTime() + 12 * 3_600_000),
      })
      .execute();
    const signature = createHmac('sha256', sessionSecret).update(token).digest('base64');
    return client(app, `lontar.session_token=${encodeURIComponent(`${token}.${signature}`)}`, employeeId);
  }
  const signedIn = new Map<Role, Promise<Officer>>();
  function as(role: Role): Promise<Officer> {
    let officer = signedIn.get(role);
    if (officer === undefined) {
      officer = openSession(people[role].employeeId);
      signedIn.set(role, officer);
    }
    return officer;
  }

  let hired = 0;
  let delivered = 0;
  return {
    app,
    test,
    clock,
    ports,
    as,
    async hire(roles, officeCode) {
      hired += 1;
      const { employeeId } = await hire(test.owner, clock, hired, roles, officeCode);
      return openSession(employeeId);
    },
    async resident(seed = {}) {
      const resident = await insertResident(test.owner, officeCode, seed, clock.now());
      await giveImages(test, ports, clock, resident.id);
      return resident;
    },
    async blanks(count, operatorId) {
      delivered += 1;
      const prefix = `T${String(delivered).padStart(3, '0')}-`;
      const keeper = await as('section_head');
      const serials = Array.from({ length: count }, (_, i) => `${prefix}${String(i + 1).padStart(6, '0')}`);
      const range = { firstSerial: serials[0] ?? '', lastSerial: serials.at(-1) ?? '' };
      await expectOk(
        keeper.call(cards.receiveDelivery, {
          body: { ...range, receivedOn: '2026-11-23', letterNumber: 'SJ/CONTOH/1' },
        }),
      );
      await expectOk(keeper.call(cards.issueBlanks, { body: { ...range, operatorId } }));
      return serials;
    },
    async runPrints() {
      const queued = await test.db
        .selectFrom('printAttempts')
        .select('id')
        .where('state', '=', 'queued')
        .execute();
      for (const { id } of queued) {
        await printCard({ ...ports, db: test.db, clock }, id);
      }
    },
    async close() {
      await app.close();
      await jobs.stop();
      await test.drop();
    },
  };
}

async function expectOk(answer: Promise<Answer<unknown>>) {
  const { status, body } = await answer;
  if (status !== 200) throw new Error(`expected 200, got ${status}: ${JSON.stringify(body)}`);
}

let drawing: Promise<Buffer> | undefined;

/** A portrait and a signature, so that a card can be printed: plain colour, nobody's face. */
async function giveImages(test: TestDatabase, ports: Ports, clock: FixedClock, residentId: string) {
  drawing ??= sharp({ create: { width: 200, height: 300, channels: 3, background: '#b3261e' } })
    .png()
    .toBuffer();
  const bytes = await drawing;
  await test.db.transaction().execute(async (tx) => {
    for (const kind of ['portrait', 'signature'] as const) {
      const file = await ports.files.put(
        tx,
        { officeCode, employeeId: null, now: clock.now() },
        { subjectId: residentId, kind, mediaType: 'image/png', bytes, width: 200, height: 300 },
      );
      await tx
        .insertInto('residentImages')
        .values({
          officeCode,
          residentId,
          kind,
          fileId: file.id,
          background: kind === 'portrait' ? 'blue' : null,
          validFrom: clock.now(),
        })
        .execute();
    }
  });
}

/** An application taken to the state that is named, by the officers whose turn it is. */
export async function takeTo(
  desk: Desk,
  state: Exclude<ApplicationState, 'incomplete' | 'awaiting_centre' | 'refused' | 'withdrawn' | 'cancelled'>,
  options: { service?: ServiceType; resident?: Partial<ResidentSeed> } = {},
): Promise<{ id: string; serial: string; residentId: string }> {
  const service = options.service ?? 'A';
  const resident = await desk.resident({
    centralStatus: service === 'A' ? 'PRINT_READY_RECORD' : 'CARD_ISSUED',
    ...options.resident,
  });
  const loket = await desk.as('front_desk');
  const opened = await loket.call(applications.openIntake, {
    body: { residentId: resident.id, serviceType: service, kkShown: resident.kkNumber },
    key: randomUUID(),
  });
  const detail = opened.body as ApplicationDetail;
  if (opened.status !== 200) throw new Error(JSON.stringify(detail));
  const { id } = detail;
  let serial = '';
  const act = async (role: Role, ...what: Parameters<Officer['act']>) =>
    expectOk((await desk.as(role)).act(...what));
  const physical = { photo: true, text: true, cut: true, back: true };
  const steps: [ApplicationState, () => Promise<unknown>][] = [
    [
      'received',
      async () => {
        for (const { code, mandatory } of detail.checklist) {
          if (mandatory) await act('front_desk', 'tickDocument', id, { requirement: code });
        }
        await act('front_desk', 'receive', id);
      },
    ],
    ['verified', () => act('verifier', 'verify', id)],
    ['entered', () => act('data_operator', 'enterData', id, { changes: [] })],
    [
      'printing',
      async () => {
        const { employeeId } = await desk.as('data_operator');
        serial = (await desk.blanks(1, employeeId))[0] ?? '';
        await act('data_operator', 'startPrint', id, { serial });
        await desk.runPrints();
      },
    ],
    ['printed', () => act('data_operator', 'confirmPrint', id, { serial })],
    ['section_approved', () => act('section_head', 'approveAsSectionHead', id, { serial, physical })],
    ['ready', () => act('division_head', 'approveAsDivisionHead', id, { serial, physical })],
    [
      'completed',
      () =>
        act('front_desk', 'handOver', id, {
          serial,
          receiver: 'self',
          faceCompared: true,
          oldCard: service === 'A' ? 'never_had' : 'withdrawn',
          signedOnPaper: true,
        }),
    ],
  ];
  for (const [reached, step] of steps) {
    if (state === 'intake') break;
    await step();
    desk.clock.advance(30_000);
    if (reached === state) break;
  }
  return { id, serial, residentId: resident.id };
}
