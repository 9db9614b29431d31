import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** Keys of the public forms, all from the installation's one secret. */
export interface FormKeys {
  /** A token for one form, with the instant at which it was handed out. */
  newToken(at: Date): string;
  /** When the form was handed out; null when the token is not ours. */
  issuedAt(token: string): Date | null;
  /** A value that only we could have written, until an instant. What is sealed for one purpose opens for no other. */
  sealed(purpose: string, value: string, until: Date): string;
  opened(purpose: string, text: string, now: Date): string | null;
  /** A digest of what is counted but not kept: telephone, device, text. */
  digest(kind: 'phone' | 'device' | 'content', text: string): string;
  /** For the proof of work. */
  proofSecret: string;
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

export function createFormKeys(secret: string): FormKeys {
  const keyFor = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secret, '', `lontar public forms: ${purpose}`, 32));
  const keys = { token: keyFor('token'), cookie: keyFor('cookie'), digest: keyFor('digest') };
  const mac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest('base64url');

  return {
    newToken(at) {
      const open = `${at.getTime().toString(36)}.${randomBytes(12).toString('base64url')}`;
      return `${open}.${mac(keys.token, open).slice(0, 32)}`;
    },
    issuedAt(token) {
      const [time, nonce, signature] = token.split('.');
      if (time === undefined || nonce === undefined || signature === undefined) return null;
      if (!sameText(mac(keys.token, `${time}.${nonce}`).slice(0, 32), signature)) return null;
      return new Date(Number.parseInt(time, 36));
    },
    sealed(purpose, value, until) {
      const open = `${value}.${until.getTime().toString(36)}`;
      return `${open}.${mac(keys.cookie, `${purpose} ${open}`)}`;
    },
    opened(purpose, text, now) {
      const [value, until, signature] = text.split('.');
      if (value === undefined || until === undefined || signature === undefined) return null;
      if (!sameText(mac(keys.cookie, `${purpose} ${value}.${until}`), signature)) return null;
      return Number.parseInt(until, 36) < now.getTime() ? null : value;
    },
    digest: (kind, text) => mac(keys.digest, `${kind} ${text}`),
    proofSecret: keyFor('proof of work').toString('hex'),
  };
}
