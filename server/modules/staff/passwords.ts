import { randomInt } from 'node:crypto';

export { hashPassword, verifyPassword } from 'better-auth/crypto';

/** No sign that is mistaken for another when read from paper or over the telephone. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A random first password of about 59 bits, `k7wm-x9pf-q3td`: shown once, to be changed at the first sign-in. */
export function newInitialPassword(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group()].join('-');
}
