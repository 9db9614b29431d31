// Pure: values in, values out.
import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../../../contract/fields.ts';
import type { Role } from '../../../contract/roles.ts';
import type { DelegableRole, DelegationKind } from '../../../contract/staff.ts';
import { commonPasswordStems } from './common-passwords.ts';

// Passwords

/** What a guesser who knows the person would try first. */
export interface PasswordOwner {
  username: string;
  nip: string;
  name: string;
}

export type PasswordFault = 'password_common' | 'password_personal';

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/** Letters as meant: "R4hasia" is "rahasia" to everybody who guesses. */
function plainLetters(text: string): string {
  return [...text.toLowerCase()]
    .map((sign) => leet[sign] ?? sign)
    .join('')
    .replace(/[^a-z]/g, '');
}

function isOnePattern(password: string): boolean {
  const signs = [...password.toLowerCase()];
  if (new Set(signs).size <= 3) return true;
  const steps = signs.slice(1).map((sign, i) => sign.charCodeAt(0) - (signs[i]?.charCodeAt(0) ?? 0));
  const straight = steps.filter((step) => step === 1).length;
  const back = steps.filter((step) => step === -1).length;
  return Math.max(straight, back) >= steps.length - 2;
}

/**
 * Why a password of lawful length is still too easy, or null. Common words count only when hardly anything is
 * added to them: "rahasia2026!" is refused, "rahasia di pohon kamboja" is not.
 */
export function passwordFault(password: string, owner: PasswordOwner): PasswordFault | null {
  const lower = password.toLowerCase();
  const letters = plainLetters(password);
  const digits = lower.replace(/\D/g, '');
  const parts = [owner.username, ...owner.name.split(/\s+/)]
    .map(plainLetters)
    .filter((part) => part.length >= 4);
  if (digits.length >= 8 && owner.nip.includes(digits) && lower.length - digits.length < 6)
    return 'password_personal';
  if (parts.some((part) => letters.includes(part) && letters.length - part.length < 4))
    return 'password_personal';
  if (isOnePattern(password)) return 'password_common';
  for (const stem of commonPasswordStems) {
    if (lower.includes(stem) && lower.length - stem.length < 3) return 'password_common';
    if (/^[a-z]+$/.test(stem) && letters.includes(stem) && letters.length - stem.length < 3)
      return 'password_common';
  }
  return null;
}

// Signing in

/** Failures that count against one further attempt. */
export interface Tally {
  failures: number;
  lastFailureAt: Date | null;
}

const second = 1000;
const firstWait = 5 * second;
const longestWait = 15 * 60 * second;

/** Failures older than this are forgotten. */
export const memoryOfFailuresMs = 24 * 60 * 60 * second;
/** How long a device or address stays known after a success. */
export const memoryOfSuccessMs = 60 * 24 * 60 * 60 * second;

/** Free failures of one person on one device, or from one address. */
export const freeOfOwn = 5;
/** Free failures of one account, from all strange places together. */
export const freeOfStrangers = 20;

/**
 * Failures within `windowMs` beyond which no password is compared any more, however many accounts they name: from an
 * address that nobody of the office is known from, from one that somebody is (an office of hundreds may mistype there
 * on a morning), and from all strange addresses together. Devices on which somebody has signed in go on in any case.
 */
export const failureCeilings = {
  windowMs: 10 * 60 * second,
  strangeAddress: 30,
  knownAddress: 400,
  strangers: 300,
};

/** Milliseconds until the next attempt may be made: none for the first failures, then doubling, never for ever. */
export function waitMs({ failures, lastFailureAt }: Tally, free: number, now: Date): number {
  if (failures < free || lastFailureAt === null) return 0;
  const wait = Math.min(firstWait * 2 ** Math.min(failures - free, 20), longestWait);
  return Math.max(0, lastFailureAt.getTime() + wait - now.getTime());
}

// Delegations

export interface DelegationTerm {
  role: DelegableRole;
  kind: DelegationKind;
  fromEmployeeId: string | null;
  toEmployeeId: string;
  startsOn: IsoDate;
  endsOn: IsoDate;
}

/** Active employees with the roles that are their own. */
export type OwnRoles = ReadonlyMap<string, readonly Role[]>;

/** Longest order that can be given at once. */
const longestDelegationDays = 366;

function isInForce({ startsOn, endsOn }: Pick<DelegationTerm, 'startsOn' | 'endsOn'>, day: IsoDate): boolean {
  return startsOn <= day && day <= endsOn;
}

function overlaps(a: DelegationTerm, b: DelegationTerm): boolean {
  return a.startsOn <= b.endsOn && b.startsOn <= a.endsOn;
}

/**
 * Who can act in which role on one day. Whoever is stood in for by a Plh. is absent and holds nothing that day;
 * what was delegated is held by the one it was delegated to.
 */
export function rolesOnDay(
  own: OwnRoles,
  terms: readonly DelegationTerm[],
  day: IsoDate,
): Map<string, Set<Role>> {
  const today = terms.filter((term) => isInForce(term, day));
  const held = new Map([...own].map(([person, roles]) => [person, new Set(roles)]));
  for (const term of today) held.get(term.toEmployeeId)?.add(term.role);
  for (const term of today) {
    if (term.fromEmployeeId === null) continue;
    if (term.kind === 'plh') held.delete(term.fromEmployeeId);
    else held.get(term.fromEmployeeId)?.delete(term.role);
  }
  return held;
}

/**
 * Whether a case can be carried through by lawful persons: an operator who is not the verifier, and a section
 * head and a division head who are neither that operator nor each other.
 */
export function canCheckLawfully(held: ReadonlyMap<string, ReadonlySet<Role>>): boolean {
  const holders = (role: Role) => [...held].filter(([, roles]) => roles.has(role)).map(([person]) => person);
  const verifiers = holders('verifier');
  const sectionHeads = holders('section_head');
  const divisionHeads = holders('division_head');
  return holders('data_operator').some((operator) => {
    if (!verifiers.some((person) => person !== operator)) return false;
    const kasi = sectionHeads.filter((person) => person !== operator);
    const kabid = divisionHeads.filter((person) => person !== operator);
    return kasi.some((first) => kabid.some((second) => first !== second));
  });
}

export type DelegationFault =
  | { code: 'delegation_dates_wrong' }
  | { code: 'delegation_too_long' }
  | { code: 'delegation_in_the_past' }
  | { code: 'delegation_from_missing' }
  | { code: 'delegation_to_self' }
  | { code: 'delegation_from_not_holder' }
  | { code: 'delegation_to_not_active' }
  | { code: 'delegation_to_holds_role' }
  | { code: 'delegation_to_absent' }
  | { code: 'delegation_overlaps' }
  | { code: 'delegation_leaves_no_checker'; day: IsoDate };

/** Days on which the holders change within the term: between two of them every day is alike. */
function turningDays(fresh: DelegationTerm, others: readonly DelegationTerm[]): string[] {
  const dayAfter = (day: IsoDate) => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
  const days = [fresh.startsOn, ...others.flatMap((term) => [term.startsOn, dayAfter(term.endsOn)])];
  return [...new Set(days.filter((day) => isInForce(fresh, day)))].sort();
}

/** The first reason why an order cannot be given, or null. `others` are the orders that have not been ended. */
export function delegationFault(
  newTerm: DelegationTerm,
  own: OwnRoles,
  others: readonly DelegationTerm[],
  today: IsoDate,
): DelegationFault | null {
  const { role, kind, fromEmployeeId: from, toEmployeeId: to, startsOn, endsOn } = newTerm;
  if (endsOn < startsOn) return { code: 'delegation_dates_wrong' };
  if (startsOn < today) return { code: 'delegation_in_the_past' };
  const days = Temporal.PlainDate.from(startsOn).until(endsOn).total('days') + 1;
  if (days > longestDelegationDays) return { code: 'delegation_too_long' };

  if (from === to) return { code: 'delegation_to_self' };
  if (from === null) {
    if (kind === 'plh') return { code: 'delegation_from_missing' };
  } else if (!own.get(from)?.includes(role)) return { code: 'delegation_from_not_holder' };

  const toRoles = own.get(to);
  if (toRoles === undefined) return { code: 'delegation_to_not_active' };
  if (toRoles.includes(role)) return { code: 'delegation_to_holds_role' };

  const meanwhile = others.filter((other) => overlaps(other, newTerm));
  if (meanwhile.some((o) => o.kind === 'plh' && o.fromEmployeeId === to))
    return { code: 'delegation_to_absent' };
  const clash = meanwhile.some(
    (o) => o.role === role && (o.fromEmployeeId === from || o.toEmployeeId === to),
  );
  if (clash) return { code: 'delegation_overlaps' };
  // Whoever is absent cannot at the same time stand in for somebody else.
  if (kind === 'plh' && meanwhile.some((o) => o.toEmployeeId === from))
    return { code: 'delegation_overlaps' };

  const day = turningDays(newTerm, meanwhile).find(
    (each) => !canCheckLawfully(rolesOnDay(own, [...meanwhile, newTerm], each)),
  );
  return day === undefined ? null : { code: 'delegation_leaves_no_checker', day };
}
