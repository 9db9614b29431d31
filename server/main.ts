import { join } from 'node:path';
import { translatorFor } from '../locales/translator.ts';
import { confinement } from './adapters/file-reading/index.ts';
import { createApp } from './app.ts';
import { type Config, isLoopback, loadConfig } from './config.ts';
import { forgetOldKeys } from './db/transact.ts';
import { accountsOfThisStart } from './demonstration/passwords.ts';
import type { DemonstrationAccount } from './demonstration/staff.ts';
import { followRequests } from './http/drain.ts';
import { type Restarts, restartsSchema } from './http/health.ts';
import { noteRunning } from './installation.ts';
import { startRecurring } from './jobs/recurring.ts';
import { loggerOptions, sparingly } from './logger.ts';
import { enforceDeadlines, forgetOldForms } from './modules/complaints/index.ts';
import { deliverSome } from './modules/notifications/index.ts';
import { endOldDays } from './modules/queue/index.ts';
import { enactDueStandards } from './modules/service-standards/index.ts';
import { forgetOldAttempts } from './modules/staff/index.ts';
import { type Office, openOffice, printQueuedCards } from './open-office.ts';
import { NotPrepared } from './prepare-home.ts';
import { projectRoot } from './project-root.ts';
import { diskFailure, StartFailure } from './start-failure.ts';

/** Requests and jobs under way get this long to end; then the process leaves without them. */
const patienceMs = 30_000;

function say(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

type App = Awaited<ReturnType<typeof createApp>>;

async function listen(app: App, { host, port }: Config): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE' || code === 'EACCES')
      throw new StartFailure('port_in_use', { host, port }, error);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new StartFailure('address_unavailable', { host }, error);
    }
    throw error;
  }
}

/** A message to a resident waits no longer than this before it leaves. */
const deliveryEverySeconds = 5;

/** Everything that happens without a request: jobs of a moment, and work that comes again and again. */
async function startJobs(office: Office, config: Config, onError: (error: Error) => void): Promise<void> {
  const { jobs, db, clock, ports } = office;
  await printQueuedCards(office);
  // A minute of the office's own time, which runs faster in a demonstration.
  const everySeconds = Math.max(1, 60 / config.clockScale);
  await startRecurring(
    { db, clock, jobs, onError },
    {
      'deliver-messages': {
        everySeconds: deliveryEverySeconds,
        run: () =>
          deliverSome({
            db,
            clock,
            senders: ports.messages,
            publicAddress: ports.publicAddress,
            onBudgetSpent: (channel) => onError(new Error(`message budget of the day is spent: ${channel}`)),
          }),
      },
      'enforce-complaint-deadlines': { everySeconds, run: () => enforceDeadlines(office) },
      'enact-standards': { everySeconds, run: () => enactDueStandards(office) },
      'end-queue-days': { everySeconds, run: () => endOldDays(office) },
      'forget-old-requests': {
        everySeconds: 3600,
        run: () => Promise.all([forgetOldKeys(office), forgetOldForms(office)]),
      },
      'forget-sign-in-attempts': { everySeconds, run: () => forgetOldAttempts(office) },
    },
  );
}

function accountLines(accounts: readonly DemonstrationAccount[]): string[] {
  const t = translatorFor('id');
  const rows = accounts.map(({ role, username, password }) => [
    t(`shared.roles.${role}`),
    username,
    password,
  ]);
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map(
    (row) =>
      `  ${row
        .map((cell, column) => cell.padEnd(width(column)))
        .join('  ')
        .trimEnd()}`,
  );
}

function welcome({ address, office, accounts }: Running, config: Config): void {
  say('', `Lontar siap / ready: ${address}   (Ctrl-C: berhenti / stop)`);
  if (config.insecure) {
    say(
      'LONTAR_INSECURE: tanpa https, kata sandi dan data penduduk dapat dibaca di jaringan.',
      'LONTAR_INSECURE: without https, passwords and residents’ data can be read on the network.',
    );
  }
  if (!isLoopback(config.host)) {
    say(
      'Tanpa https, peramban di komputer lain tidak memberi kamera; pakai proksi https.',
      'Without https, browsers on other computers give no camera; put an https proxy in front.',
    );
  }
  if (office.demonstration) {
    say('Demonstrasi: orang rekaan, kartu SPESIMEN / demonstration: invented people, SPECIMEN cards');
    if (config.clockScale !== 1) say(`Jam / clock: ${config.clockScale}x`);
    say(...accountLines(accounts));
  }
  say('');
}

interface Running {
  office: Office;
  address: string;
  restarts: Restarts;
  /** Of a demonstration, as they are printed. */
  accounts: readonly DemonstrationAccount[];
  /** Takes no more requests and resolves when those under way are answered. */
  closeApp(): Promise<void>;
}

/** Opens the office, serves it, and hands back what closes both. */
async function serve(config: Config): Promise<Running> {
  let log = (error: Error) => say(error.message);
  const office = await openOffice(config, { serve: true, onJobError: (error) => log(error) });
  let app: App | undefined;
  try {
    // Residents and officers come by this address: over https, cookies are for https alone.
    const https = config.publicAddress?.startsWith('https:') ?? false;
    const { db, clock, demonstration, embedded } = office;
    // Before anybody can reach it.
    const accounts =
      demonstration && embedded !== undefined
        ? await accountsOfThisStart(
            { db, clock, home: embedded.home.directory },
            { reachable: !isLoopback(config.host) || config.publicAddress !== undefined },
          )
        : [];
    const restarts: Restarts = { count: 0, last: null };
    app = await createApp({
      restarts,
      db: office.db,
      clock: office.clock,
      ports: office.ports,
      sessionSecret: office.sessionSecret,
      https,
      // A proxy on this computer says who called; without it everybody would share one address.
      trustProxy: config.publicAddress === undefined ? false : 'loopback',
      logger: loggerOptions(config.logLevel),
      webDirectory: join(projectRoot(), 'dist', 'web'),
      whatsappReports: config.whatsappReports,
      metricsToken: config.metricsToken,
    });
    const { log: logger, server } = app;
    const requests = followRequests(server);
    log = sparingly((error) => logger.error({ err: error }, 'job queue'));
    const address = await listen(app, config);
    office.ports.readers.warm();
    const { network, processor } = await confinement();
    if (!network || !processor)
      logger.warn({ network, processor }, 'this system does not fully confine what reads files from outside');
    // Only now is it known which port PORT=0 took.
    office.ports.publicAddress = config.publicAddress ?? address;
    if (office.embedded) noteRunning(office.embedded, address);
    await startJobs(office, config, (error) => log(error));
    const serving = app;
    return {
      office,
      address,
      restarts,
      accounts,
      async closeApp() {
        const closed = serving.close();
        requests.cutWhenQuiet();
        await closed;
      },
    };
  } catch (error) {
    await app?.close();
    await office.close();
    throw error;
  }
}

function tell(error: unknown, config: Config | undefined): void {
  // It has been said already.
  if (error instanceof NotPrepared) return;
  const known = config?.database.kind === 'embedded' ? diskFailure(error, projectRoot()) : error;
  const lines =
    known instanceof StartFailure ? known.lines() : [known instanceof Error ? known.stack : String(known)];
  process.stderr.write(`${lines.join('\n')}\n`);
}

/** Whoever started us watches that this goes on; it says how often it had to start us again. */
function showLife(restarts: Restarts): void {
  if (process.send === undefined) return;
  const say = (words: object) => process.send?.(words, () => {});
  process.on('message', (said) => {
    const heard = restartsSchema.safeParse(said);
    if (heard.success) Object.assign(restarts, heard.data.restarts);
  });
  say({ ready: true });
  setInterval(() => say({ alive: true }), 1000).unref();
  // The channel alone keeps nobody alive.
  process.channel?.unref();
}

async function main(): Promise<void> {
  // A reader of our output that goes away is no reason to stop serving.
  process.stdout.on('error', () => {});
  let config: Config | undefined;
  let stopping: Promise<void> | undefined;
  let askedToStop = false;
  let running: Running | undefined;

  function stop(status: number): void {
    askedToStop = true;
    // Still starting: it stops as soon as it has started.
    if (running === undefined || stopping !== undefined) return;
    const { closeApp, office } = running;
    say('Menutup dengan tertib … / Closing in order …');
    setTimeout(() => process.exit(1), patienceMs).unref();
    stopping = closeApp()
      .then(() => office.close())
      .then(
        () => process.exit(status),
        (error) => {
          tell(error, config);
          process.exit(1);
        },
      );
  }

  // npm and the terminal may both send one; `disconnect` comes when whoever started us was killed.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const)
    process.on(signal, () => stop(0));

  try {
    config = loadConfig();
    running = await serve(config);
  } catch (error) {
    tell(error, config);
    process.exit(askedToStop ? 0 : 1);
  }
  welcome(running, config);
  showLife(running.restarts);
  running.office.embedded?.lost.then((error) => {
    tell(error, config);
    stop(1);
  });
  if (askedToStop) stop(0);
}

await main();
