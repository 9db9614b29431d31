import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** AES-256-GCM. `context` is authenticated: what was sealed for one place does not open in another. */
interface Sealed {
  nonce: Buffer;
  tag: Buffer;
  ciphertext: Buffer;
}

const keyLength = 32;

export function newKey(): Buffer {
  return randomBytes(keyLength);
}

export function seal(key: Buffer, plain: Buffer, context: string): Sealed {
  // Random nonces are safe here: a subject's key seals a handful of files, far below 2^32.
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { nonce, tag: cipher.getAuthTag(), ciphertext };
}

/** Throws when key, context or a single bit is another than at sealing. */
export function unseal(key: Buffer, { nonce, tag, ciphertext }: Sealed, context: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
}

/** A data key as it stands in the database: nonce, tag and sealed key in a row. */
export function wrapKey(masterKey: Buffer, dataKey: Buffer, subjectId: string): Buffer {
  const { nonce, tag, ciphertext } = seal(masterKey, dataKey, `subject:${subjectId}`);
  return Buffer.concat([nonce, tag, ciphertext]);
}

export function unwrapKey(masterKey: Buffer, wrapped: Buffer, subjectId: string): Buffer {
  const sealed = {
    nonce: wrapped.subarray(0, 12),
    tag: wrapped.subarray(12, 28),
    ciphertext: wrapped.subarray(28),
  };
  return unseal(masterKey, sealed, `subject:${subjectId}`);
}
