import { z } from 'zod';
import { configuredSenders } from './adapters/messages/configured.ts';
import type { Ports } from './adapters/ports.ts';
import { clamdAt } from './adapters/virus-scanner/clamd.ts';
import { createPorts } from './app.ts';
import { type Config, loadConfig, publicAddressOf } from './config.ts';
import { loadDemonstration } from './demonstration/index.ts';
import { type Installation, joinInstallation, type Opening, openInstallation } from './installation.ts';
import { type Jobs, openJobs } from './jobs/open-jobs.ts';
import { printCard } from './modules/applications/index.ts';

/** An installation with its adapters: what the server and every terminal command work with. */
export interface Office extends Installation {
  ports: Ports;
  jobs: Jobs;
}

export interface OfficeOptions {
  /** Serves requests and runs jobs, without the owner's login; else it looks in, beside a server or without one. */
  serve: boolean;
  /** Keeps an embedded database for itself while no server has it. */
  claim?: boolean;
  onJobError(error: Error): void;
}

/** Opens the office that the configuration names; the database is up to date when it resolves. */
export async function openOffice(
  config: Config,
  { serve, claim = false, onJobError }: OfficeOptions,
): Promise<Office> {
  const publicAddress = publicAddressOf(config);
  const opening: Opening = {
    claim,
    async loadDemonstration(fresh) {
      const jobs = openJobs(fresh.db, { worker: false, onError: onJobError });
      const ports = createPorts({ jobs, fileKey: fresh.fileKey, publicAddress });
      try {
        await loadDemonstration({ db: fresh.db, clock: fresh.clock, ports });
      } finally {
        ports.readers.close();
        await jobs.stop();
      }
    },
  };
  const installation = await (serve ? joinInstallation(config) : openInstallation(config, opening));
  const { db, embedded, fileKey } = installation;
  const messages = configuredSenders(config.messages, embedded?.home.directory);
  const jobs = openJobs(db, { worker: serve, onError: onJobError });
  const ports = createPorts({
    jobs,
    fileKey,
    publicAddress,
    messages,
    fileReading: {
      scanner: config.clamd === undefined ? undefined : clamdAt(config.clamd),
      onFinding: onJobError,
    },
  });
  return {
    ...installation,
    jobs,
    ports,
    async close() {
      await jobs.stop();
      ports.readers.close();
      for (const sender of messages.values()) sender.close?.();
      await installation.close();
    },
  };
}

const printPayload = z.object({ printAttemptId: z.string() });

/** Hands the printer each card whose print an officer starts, from now on. */
export async function printQueuedCards({
  jobs,
  db,
  clock,
  ports,
}: Pick<Office, 'jobs' | 'db' | 'clock' | 'ports'>): Promise<void> {
  await jobs.work('print', (payload) =>
    printCard({ ...ports, db, clock }, printPayload.parse(payload).printAttemptId),
  );
}

/** Does the work and closes after it, also on Ctrl-C. */
export async function closingAfter<T>(close: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  const interrupted = () => {
    void close().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    return await work();
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await close();
  }
}

/** For terminal commands: opens the office, works in it and leaves it in order. */
export async function withOffice<T>(
  work: (office: Office) => Promise<T>,
  { config = loadConfig(), claim = false }: { config?: Config; claim?: boolean } = {},
): Promise<T> {
  const office = await openOffice(config, {
    serve: false,
    claim,
    onJobError: (error) => process.stderr.write(`${error.message}\n`),
  });
  return closingAfter(
    () => office.close(),
    () => work(office),
  );
}
