import { describe, expect, test } from 'vitest';
import { loadConfig, publicAddressOf } from './config.ts';
import { StartFailure } from './start-failure.ts';

const secrets = {
  LONTAR_SECRET: 'rahasia-yang-hanya-untuk-pengujian-ini',
  LONTAR_FILE_KEY: Buffer.alloc(32, 7).toString('base64'),
};
const external = {
  DATABASE_URL: 'postgres://app:a@db.example/desk',
  DATABASE_OWNER_URL: 'postgres://owner:o@db.example/desk',
};

function refusal(environment: Record<string, string>) {
  try {
    loadConfig(environment);
    return undefined;
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    return [error.code, error.params.setting].filter((part) => part !== undefined);
  }
}

test('with nothing set it is a demonstration on loopback with a database of its own', () => {
  expect(loadConfig({})).toMatchObject({
    production: false,
    host: '127.0.0.1',
    database: { kind: 'embedded' },
    sessionSecret: undefined,
    clockScale: 1,
  });
});

describe('real service', () => {
  test.each([
    ['NODE_ENV=production', { NODE_ENV: 'production' }],
    ['an external database', external],
  ])('%s does not start without secrets', (_name, environment) => {
    expect(refusal(environment)).toEqual(['secret_missing', 'LONTAR_SECRET']);
    expect(refusal({ ...environment, LONTAR_SECRET: secrets.LONTAR_SECRET })).toEqual([
      'secret_missing',
      'LONTAR_FILE_KEY',
    ]);
    expect(loadConfig({ ...environment, ...secrets })).toMatchObject({
      production: true,
      fileKey: Buffer.alloc(32, 7),
    });
  });

  test('knows no scaled clock', () => {
    expect(refusal({ NODE_ENV: 'production', ...secrets, LONTAR_CLOCK_SCALE: '60' })).toEqual([
      'clock_scale_refused',
    ]);
    expect(loadConfig({ LONTAR_CLOCK_SCALE: '60' }).clockScale).toBe(60);
  });

  test('serves without the owner’s login', () => {
    const { DATABASE_URL } = external;
    expect(loadConfig({ DATABASE_URL, ...secrets }).database).toEqual({
      kind: 'external',
      appUrl: DATABASE_URL,
      ownerUrl: undefined,
    });
  });
});

describe('a real service over an open line', () => {
  const real = {
    NODE_ENV: 'production',
    LONTAR_SECRET: secrets.LONTAR_SECRET,
    LONTAR_FILE_KEY: secrets.LONTAR_FILE_KEY,
  };
  test.each([
    [{ HOST: '0.0.0.0' }, 'public_address_missing'],
    [{ HOST: '10.0.0.7' }, 'public_address_missing'],
    [{ LONTAR_PUBLIC_URL: 'http://desk.example' }, 'public_address_insecure'],
    [{ HOST: '0.0.0.0', LONTAR_PUBLIC_URL: 'http://10.0.0.7:8080' }, 'public_address_insecure'],
  ])('%j is refused, unless somebody answers for it', (settings, code) => {
    expect(refusal({ ...real, ...settings })).toEqual([code]);
    expect(loadConfig({ ...real, ...settings, LONTAR_INSECURE: '1' }).insecure).toBe(true);
  });
  test.each([
    { HOST: '0.0.0.0', LONTAR_PUBLIC_URL: 'https://desk.example' },
    { LONTAR_PUBLIC_URL: 'http://127.0.0.1:8080' },
    { LONTAR_PUBLIC_URL: 'http://localhost' },
    {},
  ])('%j is not', (settings) => {
    expect(loadConfig({ ...real, ...settings }).insecure).toBe(false);
  });
});

test.each([
  ['LONTAR_SECRET', 'a'.repeat(64)],
  ['LONTAR_METRICS_TOKEN', 'short'],
  ['LONTAR_CLAMD', 'clamd'],
  ['PORT', '70000'],
  ['PORT', 'http'],
  ['LONTAR_SECRET', 'short'],
  ['LONTAR_FILE_KEY', Buffer.alloc(31).toString('base64')],
  ['LONTAR_CLOCK_SCALE', '0'],
  ['DATABASE_URL', 'mysql://app@db/desk'],
  ['LONTAR_PUBLIC_URL', 'desk.example'],
  ['LONTAR_LOG_LEVEL', 'loud'],
])('%s=%s is named as wrong', (setting, value) => {
  expect(refusal({ ...external, ...secrets, [setting]: value })).toEqual(['configuration_invalid', setting]);
});

test.each([
  ['/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
  ['127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
])('a scanner at %s', (LONTAR_CLAMD, clamd) => {
  expect(loadConfig({ ...external, ...secrets, LONTAR_CLAMD }).clamd).toEqual(clamd);
});

describe('messages', () => {
  const off = { email: undefined, whatsapp: undefined, sms: undefined };

  test('a demonstration writes them to files; real service sends nothing until it is configured', () => {
    expect(loadConfig({}).messages).toEqual({ ...off, sink: 'file' });
    expect(loadConfig({ LONTAR_MESSAGES: 'console' }).messages).toEqual({ ...off, sink: 'console' });
    expect(loadConfig({ ...external, ...secrets }).messages).toEqual({ ...off, sink: undefined });
    expect(refusal({ ...external, ...secrets, LONTAR_MESSAGES: 'file' })).toEqual([
      'configuration_invalid',
      'LONTAR_MESSAGES',
    ]);
  });

  test('each channel is on when all that it needs is set', () => {
    const { messages } = loadConfig({
      LONTAR_SMTP_URL: 'smtps://desk:rahasia@mail.contoh.go.id',
      LONTAR_MAIL_FROM: 'Disdukcapil Contoh <pengaduan@contoh.go.id>',
      LONTAR_WHATSAPP_TOKEN: 'rahasia',
      LONTAR_WHATSAPP_PHONE_ID: '12345',
      LONTAR_WHATSAPP_TEMPLATE: 'kabar_pengaduan',
      LONTAR_SMS_URL: 'https://sms.contoh.id/kirim',
      LONTAR_SMS_FIELDS: 'msisdn,pesan,kunci,nomor',
    });
    expect(messages).toMatchObject({
      email: { url: 'smtps://desk:rahasia@mail.contoh.go.id' },
      whatsapp: { url: 'https://graph.facebook.com/v21.0', phoneId: '12345' },
      sms: { token: undefined, fields: { to: 'msisdn', text: 'pesan', key: 'kunci', reference: 'nomor' } },
    });
  });

  test.each<[string, Record<string, string>]>([
    ['LONTAR_MAIL_FROM', { LONTAR_SMTP_URL: 'smtp://mail.contoh.go.id' }],
    ['LONTAR_SMTP_URL', { LONTAR_MAIL_FROM: 'pengaduan@contoh.go.id' }],
    ['LONTAR_SMTP_URL', { LONTAR_SMTP_URL: 'http://mail.contoh.go.id' }],
    ['LONTAR_MAIL_FROM', { LONTAR_MAIL_FROM: 'pengaduan' }],
    ['LONTAR_WHATSAPP_TEMPLATE', { LONTAR_WHATSAPP_TOKEN: 't', LONTAR_WHATSAPP_PHONE_ID: '1' }],
    ['LONTAR_WHATSAPP_APP_SECRET', { LONTAR_WHATSAPP_VERIFY_TOKEN: 'kata-milik-kantor-contoh' }],
    ['LONTAR_WHATSAPP_VERIFY_TOKEN', { LONTAR_WHATSAPP_VERIFY_TOKEN: 'pendek' }],
    ['LONTAR_SMS_FIELDS', { LONTAR_SMS_FIELDS: 'to,text' }],
  ])('half a channel, or a wrong one, is a mistake: %s', (setting, environment) => {
    expect(refusal(environment)).toEqual(['configuration_invalid', setting]);
  });
});

test('an empty variable counts as unset', () => {
  expect(loadConfig({ DATABASE_URL: '', PORT: '' })).toMatchObject({ production: false, port: 8080 });
});

test('links name the public address, else where it listens', () => {
  expect(publicAddressOf(loadConfig({ HOST: '::1', PORT: '81' }))).toBe('http://[::1]:81');
  expect(publicAddressOf(loadConfig({ LONTAR_PUBLIC_URL: 'https://desk.example/' }))).toBe(
    'https://desk.example',
  );
});

test('every line is said in both languages with its facts in it, a port without separators', () => {
  expect(new StartFailure('port_in_use', { host: '127.0.0.1', port: 8080 }).lines()).toEqual([
    expect.stringContaining('Port 8080 di 127.0.0.1'),
    expect.stringContaining('Port 8080 on 127.0.0.1'),
  ]);
});
