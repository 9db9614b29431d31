import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openMailbox } from '../../../test/mailbox.ts';
import { configuredSenders } from './configured.ts';
import { consoleSink } from './console-sink.ts';
import { fileSink } from './file-sink.ts';
import { MessageNotSent, type MessageSender } from './port.ts';
import { smsSender } from './sms-gateway.ts';
import { smtpSender } from './smtp.ts';
import { whatsappSender } from './whatsapp-cloud.ts';

const message = {
  recipient: '+6281234567890',
  subject: 'Pengaduan TBN-1 diterima',
  text: 'Yth. Bapak/Ibu,\n\nsudah diterima – “terima kasih”.',
  locale: 'id' as const,
  idempotencyKey: '5f4d3c2b-0000-4000-8000-000000000001',
};

/** What became of a try, in one word. */
async function outcome(sender: MessageSender, change: Partial<typeof message> = {}) {
  try {
    return await sender.send({ ...message, ...change });
  } catch (error) {
    if (!(error instanceof MessageNotSent)) throw error;
    return `${error.kind} ${error.code}${error.unreachable ? ' unreachable' : ''}`;
  }
}

/** A provider on loopback that answers as the test says and keeps what it was sent. */
let answer: { status: number; body: string; hang?: boolean };
let asked: { url: string; authorization: string | undefined; body: unknown }[];
const provider = createServer((request, response) => {
  let text = '';
  request.on('data', (chunk) => (text += chunk));
  request.on('end', () => {
    asked.push({
      url: request.url ?? '',
      authorization: request.headers.authorization,
      body: JSON.parse(text),
    });
    if (answer.hang) return;
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
});
let base: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
});
afterAll(() => {
  provider.closeAllConnections();
  provider.close();
});
beforeEach(() => {
  asked = [];
  answer = { status: 200, body: '{}' };
});

describe('SMTP', () => {
  test('delivers the text as written, under the message’s own Message-ID', async () => {
    const mailbox = await openMailbox();
    const sender = smtpSender({ url: mailbox.url, from: 'Disdukcapil Contoh <pengaduan@contoh.go.id>' });
    try {
      const sent = await outcome(sender, { recipient: 'warga@contoh.id' });
      expect(sent).toEqual({ providerRef: `<${message.idempotencyKey}@contoh.go.id>` });
      expect(mailbox.letters).toHaveLength(1);
      const [letter] = mailbox.letters;
      expect(letter?.to).toBe('warga@contoh.id');
      expect(letter?.text.replaceAll('\r\n', '\n')).toBe(message.text);
      expect(letter?.subject).toBe(message.subject);
      expect(letter?.messageId).toBe(`<${message.idempotencyKey}@contoh.go.id>`);
      expect(letter?.raw).toContain('Auto-Submitted: auto-generated');
    } finally {
      sender.close?.();
      await mailbox.close();
    }
  });

  test('a refused recipient is final, a busy mailbox passes, and one address stays one', async () => {
    const mailbox = await openMailbox();
    const sender = smtpSender({ url: mailbox.url, from: 'pengaduan@contoh.go.id' });
    try {
      mailbox.refuse('tiada@contoh.id', 550);
      mailbox.refuse('penuh@contoh.id', 452);
      expect(await outcome(sender, { recipient: 'tiada@contoh.id' })).toBe('permanent smtp_550');
      expect(await outcome(sender, { recipient: 'penuh@contoh.id' })).toBe('temporary smtp_452');
      await outcome(sender, { recipient: 'a@contoh.id, b@contoh.id' });
      expect(mailbox.letters.map(({ to }) => to)).not.toContain('a@contoh.id,b@contoh.id');
    } finally {
      sender.close?.();
      await mailbox.close();
    }
  });

  test('a server that is away passes', async () => {
    const mailbox = await openMailbox();
    await mailbox.close();
    const sender = smtpSender({ url: mailbox.url, from: 'a@contoh.go.id' });
    expect(await outcome(sender, { recipient: 'warga@contoh.id' })).toBe(
      'temporary smtp_unreachable unreachable',
    );
    sender.close?.();
  });
});

describe('WhatsApp Cloud', () => {
  const sender = () =>
    whatsappSender({
      url: base,
      token: 'rahasia',
      phoneId: '12345',
      template: 'kabar_pengaduan',
      timeoutMs: 300,
    });

  test('sends the approved template with two parameters of one line each', async () => {
    answer = { status: 200, body: '{"messages":[{"id":"wamid.1"}]}' };
    expect(await outcome(sender())).toEqual({ providerRef: 'wamid.1' });
    expect(asked).toEqual([
      {
        url: '/12345/messages',
        authorization: 'Bearer rahasia',
        body: {
          messaging_product: 'whatsapp',
          recipient_type: 'individual',
          to: '6281234567890',
          type: 'template',
          template: {
            name: 'kabar_pengaduan',
            language: { code: 'id' },
            components: [
              {
                type: 'body',
                parameters: [
                  { type: 'text', text: 'Pengaduan TBN-1 diterima' },
                  { type: 'text', text: 'Yth. Bapak/Ibu, sudah diterima – “terima kasih”.' },
                ],
              },
            ],
          },
          biz_opaque_callback_data: message.idempotencyKey,
        },
      },
    ]);
  });

  test.each([
    ['no WhatsApp at this number', 400, '{"error":{"code":131026}}', 'permanent whatsapp_131026'],
    ['too many', 400, '{"error":{"code":130429}}', 'temporary whatsapp_130429 unreachable'],
    ['template not approved', 400, '{"error":{"code":132001}}', 'temporary whatsapp_132001 unreachable'],
    ['token expired', 401, '{"error":{"code":190}}', 'temporary http_401 unreachable'],
    ['provider broken', 503, 'down', 'temporary http_503 unreachable'],
    ['an answer that says nothing', 200, 'ok', 'temporary whatsapp_unclear unreachable'],
  ])('%s', async (_name, status, body, expected) => {
    answer = { status, body };
    expect(await outcome(sender())).toBe(expected);
  });

  test('a provider that does not answer is left after the time that is set', async () => {
    answer = { status: 200, body: '', hang: true };
    expect(await outcome(sender())).toBe('temporary http_unreachable unreachable');
  });
});

describe('SMS gateway', () => {
  const fields = { to: 'msisdn', text: 'pesan', key: 'kunci', reference: 'nomor' };
  const sender = () => smsSender({ url: `${base}/kirim`, token: 'rahasia', fields });

  test('uses the gateway’s own names', async () => {
    answer = { status: 200, body: '{"nomor":77}' };
    expect(await outcome(sender())).toEqual({ providerRef: '77' });
    expect(asked[0]).toEqual({
      url: '/kirim',
      authorization: 'Bearer rahasia',
      body: {
        msisdn: '+6281234567890',
        pesan: 'Yth. Bapak/Ibu, sudah diterima – “terima kasih”.',
        kunci: message.idempotencyKey,
      },
    });
  });

  test.each([
    [400, 'permanent http_400'],
    [402, 'temporary http_402 unreachable'],
    [408, 'temporary http_408 unreachable'],
    [429, 'temporary http_429 unreachable'],
    [500, 'temporary http_500 unreachable'],
  ])('HTTP %s', async (status, expected) => {
    answer = { status, body: '{}' };
    expect(await outcome(sender())).toBe(expected);
  });

  test.each([
    ['{"status":"failed","nomor":1}', 'permanent sms_refused'],
    ['{"error":"saldo habis"}', 'permanent sms_refused'],
    ['{"success":false}', 'permanent sms_refused'],
    ['<html>Masuk</html>', 'permanent sms_unclear'],
    ['', 'permanent sms_unclear'],
    ['{"nomor":""}', 'permanent sms_unclear'],
  ])('a 200 that says %s has not sent', async (body, expected) => {
    answer = { status: 200, body };
    expect(await outcome(sender())).toBe(expected);
  });

  test('a gateway that gives no references has sent what it does not refuse', async () => {
    const without = smsSender({
      url: `${base}/kirim`,
      token: undefined,
      fields: { ...fields, reference: null },
    });
    answer = { status: 202, body: '' };
    expect(await outcome(without)).toEqual({ providerRef: null });
    answer = { status: 200, body: '{"status":"failed"}' };
    expect(await outcome(without)).toBe('permanent sms_refused');
  });

  test('whatever a provider calls a fault can be kept', () => {
    expect(new MessageNotSent('permanent', 'whatsapp_-1').code).toMatch(/^[a-z0-9_]{2,60}$/);
    expect(new MessageNotSent('permanent', 'E-17: Täuschung').code).toMatch(/^[a-z0-9_]{2,60}$/);
  });
});

describe('sinks of the demonstration', () => {
  test('one private file per message; a repeat writes the same one', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'lontar-messages-'));
    try {
      const sender = fileSink('email', join(directory, 'messages'));
      await sender.send(message);
      await sender.send(message);
      const files = await readdir(join(directory, 'messages'));
      expect(files).toEqual([`email-${message.idempotencyKey}.txt`]);
      const path = join(directory, 'messages', files[0] ?? '');
      expect(await readFile(path, 'utf8')).toContain(`${message.subject}\n\n${message.text}`);
      expect((await stat(path)).mode & 0o077).toBe(0);
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  test('or the terminal', async () => {
    const written: string[] = [];
    await consoleSink('sms', (text) => written.push(text)).send(message);
    expect(written.join('')).toContain('sms -> +6281234567890');
  });
});

test('only what is set is in service; a real sender takes the place of the sink', () => {
  const off = {
    email: undefined,
    whatsapp: undefined,
    sms: undefined,
    sink: undefined,
  };
  expect([...configuredSenders(off, undefined).keys()]).toEqual([]);
  expect([...configuredSenders({ ...off, sink: 'file' }, undefined).keys()]).toEqual([]);
  expect([...configuredSenders({ ...off, sink: 'file' }, '/tmp/home').keys()]).toEqual([
    'email',
    'whatsapp',
    'sms',
  ]);
  const email = { url: 'smtp://127.0.0.1:2525', from: 'a@contoh.go.id' };
  const mixed = configuredSenders({ ...off, email }, undefined);
  expect([...mixed.keys()]).toEqual(['email']);
  for (const sender of mixed.values()) sender.close?.();
});
