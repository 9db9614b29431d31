import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
  url: string;
  port: number;
  /** Everything that was accepted, raw, in order. */
  letters: { to: string; raw: string; subject: string; text: string; messageId: string }[];
  /** Answers this recipient with this code instead of accepting it. */
  refuse(recipient: string, code: number | null): void;
  /** Called after a message was accepted and before the sender is told. */
  onAccepted(hook: (() => Promise<void>) | null): void;
  close(): Promise<void>;
}

const header = (raw: string, name: string) =>
  (new RegExp(`^${name}: ((?:.|\\r?\\n[ \\t])*)`, 'im').exec(raw)?.[1] ?? '')
    .replace(/\r?\n[ \t]+/g, ' ')
    .trim();

function textOf(raw: string): string {
  const body = raw.slice(raw.search(/\r?\n\r?\n/)).trim();
  const encoding = header(raw, 'Content-Transfer-Encoding');
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** A real SMTP server on loopback that keeps what it was given. */
export async function openMailbox(port = 0): Promise<Mailbox> {
  const letters: Mailbox['letters'] = [];
  const refused = new Map<string, number>();
  let hook: (() => Promise<void>) | null = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 50,
    onRcptTo({ address }, _session, answer) {
      const code = refused.get(address);
      if (code === undefined) return answer();
      answer(Object.assign(new Error('no'), { responseCode: code }));
    },
    onData(stream, session, answer) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        letters.push({
          to: session.envelope.rcptTo.map(({ address }) => address).join(','),
          raw,
          subject: header(raw, 'Subject'),
          text: textOf(raw),
          messageId: header(raw, 'Message-ID'),
        });
        void (hook?.() ?? Promise.resolve()).then(() => answer());
      });
    },
  });
  server.on('error', () => {});
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const bound = (server.server.address() as AddressInfo).port;
  return {
    url: `smtp://127.0.0.1:${bound}`,
    port: bound,
    letters,
    refuse(recipient, code) {
      if (code === null) refused.delete(recipient);
      else refused.set(recipient, code);
    },
    onAccepted(next) {
      hook = next;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
