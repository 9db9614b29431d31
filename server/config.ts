import { z } from 'zod';
import type { MessageSettings } from './adapters/messages/configured.ts';
import type { ReportSettings } from './adapters/messages/whatsapp-reports.ts';
import type { ClamdAddress } from './adapters/virus-scanner/clamd.ts';
import { StartFailure } from './start-failure.ts';

/** Everything that the environment decides. This file alone reads it. */
export interface Config {
  /** Real service: no demonstration data, no default password, no simulator, no start without secrets. */
  production: boolean;
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** The embedded server in `home` (by default the clone's own), or an external one; its owner only migrates. */
  database:
    | { kind: 'embedded'; home: string | undefined }
    | { kind: 'external'; appUrl: string; ownerUrl: string | undefined };
  /** Given secrets; a demonstration without them makes its own. */
  sessionSecret: string | undefined;
  fileKey: Buffer | undefined;
  /** How many business seconds pass in one real second; other than 1 in a demonstration only. */
  clockScale: number;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Where residents reach this server, when that is not where it listens: behind a proxy, under a name. */
  publicAddress: string | undefined;
  /** Somebody answers for it that a real service is reached without https. */
  insecure: boolean;
  /** What a program that collects figures proves itself by. */
  metricsToken: string | undefined;
  /** The scanner that looks at every file from outside; without it nothing is scanned. */
  clamd: ClamdAddress | undefined;
  /** Channels for messages; one that is not set is off. */
  messages: MessageSettings;
  /** What WhatsApp's reports of delivery prove themselves by; without it their address does not exist. */
  whatsappReports: ReportSettings | undefined;
}

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/[^@/]+@[^/]+\/./, 'postgres://account:password@host/database');

const environmentSchema = z.object({
  NODE_ENV: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  LONTAR_HOME: z.string().optional(),
  LONTAR_SECRET: z
    .string()
    .min(32)
    // A sentence or a random text has them; a key that was held down has not.
    .refine((text) => new Set(text).size >= 10, 'openssl rand -base64 48')
    .optional(),
  LONTAR_FILE_KEY: z
    .string()
    .refine((text) => Buffer.from(text, 'base64').length === 32, '32 bytes, base64')
    .optional(),
  LONTAR_CLOCK_SCALE: z.coerce.number().min(1).max(10_000).default(1),
  LONTAR_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
  LONTAR_INSECURE: z.literal('1').optional(),
  LONTAR_METRICS_TOKEN: z.string().min(16).optional(),
  LONTAR_CLAMD: z
    .string()
    .regex(/^(\/.+|[^\s/:]+:\d{1,5})$/, '/run/clamav/clamd.ctl, 127.0.0.1:3310')
    .transform((text): ClamdAddress => {
      const [host = '', port] = text.split(':');
      return text.startsWith('/') ? { path: text } : { host, port: Number(port) };
    })
    .optional(),
  LONTAR_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  LONTAR_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  LONTAR_MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/, 'Kantor <surat@contoh.go.id>')
    .optional(),
  LONTAR_WHATSAPP_URL: z.url({ protocol: /^https?$/ }).default('https://graph.facebook.com/v21.0'),
  LONTAR_WHATSAPP_TOKEN: z.string().optional(),
  LONTAR_WHATSAPP_PHONE_ID: z.string().regex(/^\d+$/).optional(),
  LONTAR_WHATSAPP_TEMPLATE: z
    .string()
    .regex(/^[a-z0-9_]+$/)
    .optional(),
  LONTAR_WHATSAPP_VERIFY_TOKEN: z.string().min(16).optional(),
  LONTAR_WHATSAPP_APP_SECRET: z.string().min(16).optional(),
  LONTAR_SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  LONTAR_SMS_TOKEN: z.string().optional(),
  LONTAR_SMS_FIELDS: z
    .string()
    .regex(/^\w+,\w+,\w+,(\w+|-)$/, 'to,text,key,reference')
    .default('to,text,key,reference'),
  LONTAR_MESSAGES: z.enum(['console', 'file']).optional(),
});

/** Whether only this computer reaches an address or a name. */
export const isLoopback = (host: string): boolean => /^(127\.|localhost$|\[?::1\]?$)/.test(host);

/** Passwords and residents' data do not go over a network that anybody can read, unless somebody says so. */
function refuseOpenLine(env: Settings) {
  if (env.LONTAR_INSECURE === '1') return;
  const { LONTAR_PUBLIC_URL: address, HOST: host } = env;
  if (address === undefined && !isLoopback(host)) throw new StartFailure('public_address_missing', { host });
  if (address !== undefined && !address.startsWith('https:') && !isLoopback(new URL(address).hostname)) {
    throw new StartFailure('public_address_insecure', { address });
  }
}

type Settings = z.infer<typeof environmentSchema>;
type Environment = Readonly<Record<string, string | undefined>>;

const secretHint = {
  LONTAR_SECRET: 'openssl rand -base64 48',
  LONTAR_FILE_KEY: 'openssl rand -base64 32',
};

/** Reads the settings, or says in one line which one is wrong. An empty variable counts as unset. */
export function loadConfig(environment: Environment = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StartFailure('configuration_invalid', {
      setting: String(issue?.path[0] ?? '?'),
      reason: issue?.message ?? '',
    });
  }
  const env = parsed.data;
  const production = env.NODE_ENV === 'production' || env.DATABASE_URL !== undefined;
  if (production) {
    for (const setting of ['LONTAR_SECRET', 'LONTAR_FILE_KEY'] as const) {
      if (env[setting] === undefined)
        throw new StartFailure('secret_missing', { setting, hint: secretHint[setting] });
    }
    refuseOpenLine(env);
    if (env.LONTAR_CLOCK_SCALE !== 1) throw new StartFailure('clock_scale_refused');
    if (env.LONTAR_MESSAGES !== undefined) {
      throw new StartFailure('configuration_invalid', {
        setting: 'LONTAR_MESSAGES',
        reason: 'demonstrasi saja / demonstration only',
      });
    }
  }
  return {
    production,
    host: env.HOST,
    port: env.PORT,
    database: databaseOf(env),
    sessionSecret: env.LONTAR_SECRET,
    fileKey: env.LONTAR_FILE_KEY === undefined ? undefined : Buffer.from(env.LONTAR_FILE_KEY, 'base64'),
    clockScale: env.LONTAR_CLOCK_SCALE,
    // A demonstration talks to a person at a terminal.
    logLevel: env.LONTAR_LOG_LEVEL ?? (production ? 'info' : 'warn'),
    publicAddress: env.LONTAR_PUBLIC_URL?.replace(/\/+$/, ''),
    insecure: env.LONTAR_INSECURE === '1',
    metricsToken: env.LONTAR_METRICS_TOKEN,
    clamd: env.LONTAR_CLAMD,
    messages: messagesOf(env, production),
    whatsappReports: reportsOf(env),
  };
}

/** Something is on when all that it needs is set; half of it is a mistake, not something that is off. */
function whole<K extends keyof Settings>(env: Settings, ...settings: K[]): boolean {
  const missing = settings.find((setting) => env[setting] === undefined);
  if (missing === undefined) return true;
  if (settings.every((setting) => env[setting] === undefined)) return false;
  throw new StartFailure('configuration_invalid', { setting: missing, reason: settings.join(' + ') });
}

function reportsOf(env: Settings): ReportSettings | undefined {
  if (!whole(env, 'LONTAR_WHATSAPP_VERIFY_TOKEN', 'LONTAR_WHATSAPP_APP_SECRET')) return undefined;
  return {
    verifyToken: env.LONTAR_WHATSAPP_VERIFY_TOKEN ?? '',
    appSecret: env.LONTAR_WHATSAPP_APP_SECRET ?? '',
  };
}

function messagesOf(env: Settings, production: boolean): MessageSettings {
  const { LONTAR_SMTP_URL, LONTAR_MAIL_FROM, LONTAR_SMS_URL, LONTAR_SMS_TOKEN } = env;
  const mail = whole(env, 'LONTAR_SMTP_URL', 'LONTAR_MAIL_FROM');
  const whatsapp = whole(
    env,
    'LONTAR_WHATSAPP_TOKEN',
    'LONTAR_WHATSAPP_PHONE_ID',
    'LONTAR_WHATSAPP_TEMPLATE',
  );
  const [to = '', text = '', key = '', reference = ''] = env.LONTAR_SMS_FIELDS.split(',');
  return {
    email: mail ? { url: LONTAR_SMTP_URL ?? '', from: LONTAR_MAIL_FROM ?? '' } : undefined,
    whatsapp: whatsapp
      ? {
          url: env.LONTAR_WHATSAPP_URL.replace(/\/+$/, ''),
          token: env.LONTAR_WHATSAPP_TOKEN ?? '',
          phoneId: env.LONTAR_WHATSAPP_PHONE_ID ?? '',
          template: env.LONTAR_WHATSAPP_TEMPLATE ?? '',
        }
      : undefined,
    sms:
      LONTAR_SMS_URL === undefined
        ? undefined
        : {
            url: LONTAR_SMS_URL,
            token: LONTAR_SMS_TOKEN,
            fields: { to, text, key, reference: reference === '-' ? null : reference },
          },
    sink: production ? undefined : (env.LONTAR_MESSAGES ?? 'file'),
  };
}

function databaseOf(env: Settings): Config['database'] {
  if (env.DATABASE_URL === undefined) return { kind: 'embedded', home: env.LONTAR_HOME };
  return { kind: 'external', appUrl: env.DATABASE_URL, ownerUrl: env.DATABASE_OWNER_URL };
}

/** Where a database may be that is only looked into: no secret is needed for that, nor the owner's login. */
export type DatabaseToRead =
  | { kind: 'embedded'; home: string | undefined }
  | { kind: 'external'; appUrl: string };

export function databaseToRead(environment: Environment = process.env): DatabaseToRead {
  const { DATABASE_URL: appUrl, LONTAR_HOME: home } = environment;
  if (appUrl === undefined || appUrl === '')
    return { kind: 'embedded', home: home === '' ? undefined : home };
  if (!postgresUrl.safeParse(appUrl).success) {
    throw new StartFailure('configuration_invalid', {
      setting: 'DATABASE_URL',
      reason: 'postgres://account:password@host/database',
    });
  }
  return { kind: 'external', appUrl };
}

/** For links on paper; without a setting, where this server listens. */
export function publicAddressOf({ publicAddress, host, port }: Config): string {
  return publicAddress ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Only what a PostgreSQL server needs: nothing of ours, a secret least of all, leaks into its environment. */
export const postgresEnvironment: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  SystemRoot: process.env.SystemRoot,
  LC_ALL: 'C',
  TZ: 'UTC',
};

/** For a process that reads files from outside: nothing of ours, and no more than its own program needs. */
export const bareEnvironment: NodeJS.ProcessEnv =
  process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot } : {};

/** The external server that database tests are pointed at, if any: the lesser login and the owner, who may create databases. */
export function testDatabaseUrls(): { appUrl: string; ownerUrl: string } | undefined {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = process.env;
  return appUrl && ownerUrl ? { appUrl, ownerUrl } : undefined;
}
