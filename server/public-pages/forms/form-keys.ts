import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Keys of the public forms, all from the installation's one secret. */
export function createFormKeys(secret: string) {
  const keyFor = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secret, '', `lontar public forms: ${purpose}`, 32));
  const keys = { token: keyFor('token'), cookie: keyFor('cookie'), digest: keyFor('digest') };
  const mac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest('base64url');

  return {
    /** A token for one form, with the instant at which it was handed out. */
    newToken(at: Date): string {
      const open = `${at.getTime().toString(36)}.${randomBytes(12).toString('base64url')}`;
      return `${open}.${mac(keys.token, open).slice(0, 32)}`;
    },
    /** When the form was handed out; null when the token is not ours. */
    issuedAt(token: string): Date | null {
      const [time, nonce, signature] = token.split('.');
      if (time === undefined || nonce === undefined || signature === undefined) return null;
      if (!sameText(mac(keys.token, `${time}.${nonce}`).slice(0, 32), signature)) return null;
      return new Date(Number.parseInt(time, 36));
    },
    /** A value that only we could have written, until an instant. What is sealed for one purpose opens for no other. */
    sealed(purpose: string, value: string, until: Date): string {
      const open = `${value}.${until.getTime().toString(36)}`;
      return `${open}.${mac(keys.cookie, `${purpose} ${open}`)}`;
    },
    opened(purpose: string, text: string, now: Date): string | null {
      const [value, until, signature] = text.split('.');
      if (value === undefined || until === undefined || signature === undefined) return null;
      if (!sameText(mac(keys.cookie, `${purpose} ${value}.${until}`), signature)) return null;
      return Number.parseInt(until, 36) < now.getTime() ? null : value;
    },
    /** A digest of what is counted but not kept: telephone, device, text. */
    digest: (kind: 'phone' | 'device' | 'content', text: string) => mac(keys.digest, `${kind} ${text}`),
    /** For the proof of work. */
    proofSecret: keyFor('proof of work').toString('hex'),
  };
}

export type FormKeys = ReturnType<typeof createFormKeys>;
