import { hkdfSync } from 'node:crypto';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyServerOptions, LogController } from 'fastify';
import { browserPrint } from './adapters/card-printer/browser-print.ts';
import { documents } from './adapters/documents/documents.ts';
import { type FileReading, openFileReaders } from './adapters/file-reading/index.ts';
import { createFileVault } from './adapters/files/vault.ts';
import type { MessageSenders } from './adapters/messages/port.ts';
import type { ReportSettings } from './adapters/messages/whatsapp-reports.ts';
import type { Ports } from './adapters/ports.ts';
import { createSpreadsheetMaker } from './adapters/spreadsheets/workbooks.ts';
import type { Clock } from './context.ts';
import type { Db } from './db/database.ts';
import {
  answerErrors,
  answerUnknownAddresses,
  bind,
  type HttpDeps,
  newRequestId,
  requireDeclaredAccess,
} from './http/bind.ts';
import { type Arrival, arrival, limitArrival, serverLimits } from './http/edges.ts';
import { type Restarts, serveHealth } from './http/health.ts';
import { serveOpenApi } from './http/openapi.ts';
import { headersWithoutPage, secureHeaders } from './http/security.ts';
import { serveWebFiles } from './http/web-files.ts';
import type { JobQueue } from './jobs/port.ts';
import { applicationRoutes, serveEventStream } from './modules/applications/index.ts';
import { recordAudit } from './modules/audit/index.ts';
import { calendarRoutes } from './modules/calendar/index.ts';
import { cardRoutes } from './modules/cards/index.ts';
import { complaintRoutes, recomputeOpenClocks } from './modules/complaints/index.ts';
import { newsRoutes } from './modules/news/index.ts';
import { messageAlarms, notificationRoutes, serveWhatsappReports } from './modules/notifications/index.ts';
import { queueRoutes } from './modules/queue/index.ts';
import { recordingRoutes } from './modules/recordings/index.ts';
import { residentRoutes } from './modules/residents/index.ts';
import { standardRoutes } from './modules/service-standards/index.ts';
import { createIdentity, staffRoutes } from './modules/staff/index.ts';
import { surveyRoutes } from './modules/surveys/index.ts';
import { previewNews } from './public-pages/news/news-page.tsx';
import { servePublicPages } from './public-pages/routes.tsx';
import { showMissingPage } from './public-pages/site/missing-page.tsx';
import { previewStandard } from './public-pages/standard/standard-page.tsx';

export interface PortsDeps {
  jobs: JobQueue;
  /** 32 bytes, from outside the database. */
  fileKey: Buffer;
  publicAddress: string;
  /** None unless given. */
  messages?: MessageSenders;
  fileReading?: FileReading;
}

/** The technology that this office runs behind the ports. */
export function createPorts({ jobs, fileKey, publicAddress, messages, fileReading }: PortsDeps): Ports {
  return {
    files: createFileVault({
      masterKey: fileKey,
      recordView: (tx, ctx, { fileId, purpose }) =>
        recordAudit(tx, ctx, {
          action: 'file.viewed',
          subjectType: 'file',
          subjectId: fileId,
          reason: purpose,
        }),
    }),
    readers: openFileReaders(fileReading),
    documents,
    spreadsheets: createSpreadsheetMaker(),
    printer: browserPrint(),
    jobs,
    messages: messages ?? new Map(),
    publicAddress,
    surveyKey: Buffer.from(hkdfSync('sha256', fileKey, '', 'lontar survey codes', 32)),
  };
}

export interface AppDeps {
  db: Db;
  clock: Clock;
  ports: Ports;
  sessionSecret: string;
  https: boolean;
  logger: FastifyServerOptions['logger'];
  /** The built staff application; null where only the API is wanted. */
  webDirectory: string | null;
  /** Behind a proxy of the office: its word for the caller's address is believed. */
  trustProxy?: false | 'loopback';
  /** Without them WhatsApp's reports of delivery are not taken. */
  whatsappReports?: ReportSettings | undefined;
  /** Without it no program from elsewhere reads the figures of operations. */
  metricsToken?: string | undefined;
  /** Written by whoever hears from the process that watches over this one. */
  restarts?: Restarts;
  /** How slowly a request may come; the usual unless a test says otherwise. */
  arrival?: Arrival;
}

/** Composition root of the HTTP side; testable without a port through `inject`. */
export async function createApp({ db, clock, ports, sessionSecret, ...options }: AppDeps) {
  const { https, logger, webDirectory, whatsappReports, metricsToken } = options;
  const limits = options.arrival ?? arrival;
  const app = Fastify({
    logger: logger ?? false,
    genReqId: newRequestId,
    trustProxy: options.trustProxy ?? false,
    bodyLimit: 1_048_576,
    ...serverLimits(limits, headersWithoutPage({ https })),
    // A line per request would drown what matters, and an address may hold what somebody searched for.
    logController: new LogController({ disableRequestLogging: true }),
    // A keep-alive connection must not hold up closing.
    forceCloseConnections: 'idle',
  });
  const identity = createIdentity({ db, clock, secret: sessionSecret, https });
  const { authenticate, refusalOfNobody } = identity;
  const deps: HttpDeps = { db, clock, ports, authenticate, refusalOfNobody, metricsToken };

  requireDeclaredAccess(app);
  answerErrors(app);
  answerUnknownAddresses(app, showMissingPage);
  secureHeaders(app, { https });
  await app.register(multipart, {
    limits: { fileSize: 200 * 1_048_576, files: 1, fields: 20, fieldSize: 4096 },
  });
  limitArrival(app, limits);
  serveHealth(app, deps, {
    restarts: options.restarts ?? { count: 0, last: null },
    alarms: async () => [...(await messageAlarms(db, clock)), ...(await ports.readers.alarms())],
  });
  serveEventStream(app, deps);
  serveOpenApi(app, deps);
  servePublicPages(app, deps, { secret: sessionSecret, https });
  if (whatsappReports !== undefined) serveWhatsappReports(app, deps, whatsappReports);
  for (const route of [
    ...staffRoutes(identity),
    ...applicationRoutes,
    // What is due by the calendar is computed anew in the transaction that changes it.
    ...calendarRoutes((tx, ctx) => recomputeOpenClocks(tx, ctx.actor.officeCode, ctx.clock.now())),
    ...cardRoutes,
    ...complaintRoutes,
    ...newsRoutes(previewNews),
    ...notificationRoutes,
    ...queueRoutes,
    ...recordingRoutes,
    ...residentRoutes,
    ...surveyRoutes,
    ...standardRoutes(previewStandard),
  ])
    bind(app, deps, route);
  if (webDirectory !== null) await serveWebFiles(app, webDirectory);
  await app.ready();
  return app;
}
