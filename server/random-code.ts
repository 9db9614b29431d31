import { randomInt } from 'node:crypto';

/** Crockford's base 32: nothing in it is mistaken for something else when read out or typed. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An unguessable public code of five random bits a sign. */
export function randomCode(signs: number): string {
  return Array.from({ length: signs }, () => alphabet[randomInt(alphabet.length)]).join('');
}
