import { createTransport } from 'nodemailer';
import { MessageNotSent, type MessageSender } from './port.ts';

export interface SmtpSettings {
  /** `smtp://account:password@host:587`, or `smtps://…:465` for TLS from the first byte. */
  url: string;
  /** `Disdukcapil Contoh <pengaduan@contoh.go.id>` */
  from: string;
  timeoutMs?: number;
}

const isLoopback = (host: string) => /^(localhost|127\.|\[?::1)/.test(host);

/** E-mail by the office's own server. Without TLS only to this computer, or where the address says `?tls=optional`. */
export function smtpSender({ url, from, timeoutMs = 20_000 }: SmtpSettings): MessageSender {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    pool: true,
    maxConnections: 2,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && searchParams.get('tls') !== 'optional' && !isLoopback(hostname),
    ...(username !== '' && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    channel: 'email',
    async send({ recipient, subject, text, locale, idempotencyKey }) {
      const messageId = `<${idempotencyKey}@${domain}>`;
      try {
        await transport.sendMail({
          from,
          // As an object: a comma in it cannot become a second recipient.
          to: { name: '', address: recipient },
          subject,
          text,
          messageId,
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
        });
      } catch (error) {
        throw notSent(error);
      }
      return { providerRef: messageId };
    },
    close: () => transport.close(),
  };
}

/** Only a word on this recipient or this message is final; whatever concerns the server or our account passes. */
function notSent(error: unknown): MessageNotSent {
  const { responseCode, command } = Object(error) as { responseCode?: unknown; command?: unknown };
  if (typeof responseCode !== 'number') return new MessageNotSent('temporary', 'smtp_unreachable', true);
  const code = `smtp_${responseCode}`;
  const ofRecipient = command === 'RCPT TO' || command === 'DATA';
  if (!ofRecipient) return new MessageNotSent('temporary', code, true);
  return responseCode >= 500
    ? new MessageNotSent('permanent', code)
    : new MessageNotSent('temporary', code, responseCode === 421);
}
