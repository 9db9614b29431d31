import { randomInt } from 'node:crypto';

/** Crockford's base 32: nothing in it is mistaken for something else when read out or typed. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code as people type it or read it out: hyphens, blanks, small letters, O for 0, I and L for 1. */
export function readCode(typed: string): string {
  return typed
    .slice(0, 200)
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}

/** An unguessable public code of five random bits a sign. */
export function randomCode(signs: number): string {
  return Array.from({ length: signs }, () => alphabet[randomInt(alphabet.length)]).join('');
}
