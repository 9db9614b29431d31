import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Role } from '../../../contract/roles.ts';
import { dateIn } from '../office/index.ts';
import { newInitialPassword } from './passwords.ts';
import {
  canCheckLawfully,
  type DelegationTerm,
  delegationFault,
  freeOfOwn,
  type OwnRoles,
  passwordFault,
  rolesOnDay,
  waitMs,
} from './rules.ts';

const sari = { username: 'nilusari', nip: '199001012015012001', name: 'Ni Luh Contoh Sari' };

describe('passwords', () => {
  test.each([
    ['1234567890', 'password_common'],
    ['aaaaaaaaaa', 'password_common'],
    ['abcdefghij', 'password_common'],
    ['Rahasia2026!', 'password_common'],
    ['R4h4s14!!!', 'password_common'],
    ['P@ssw0rd12', 'password_common'],
    ['disdukcapil', 'password_common'],
    ['Tabanan123', 'password_common'],
    ['qwertyuiop', 'password_common'],
    ['nilusari99', 'password_personal'],
    ['Contoh1990', 'password_personal'],
    ['199001012015012001', 'password_personal'],
    ['ni19900101', 'password_personal'],
  ])('%s is too easy', (password, fault) => {
    expect(passwordFault(password, sari)).toBe(fault);
  });

  test.each(['rahasia di pohon kamboja', 'gerimis-subuh-7', 'kuda lumping biru', 'zK8$vq!mPx2'])(
    '%s will do',
    (password) => {
      expect(passwordFault(password, sari)).toBeNull();
    },
  );

  test('a first password is never one that the rules refuse', () => {
    for (let i = 0; i < 500; i++) {
      const password = newInitialPassword();
      expect(password).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
      expect(passwordFault(password, sari)).toBeNull();
    }
  });
});

test('the date is that of the office, not of Greenwich', () => {
  expect(dateIn('Asia/Makassar', new Date('2026-11-24T15:59:59Z'))).toBe('2026-11-24');
  expect(dateIn('Asia/Makassar', new Date('2026-11-24T16:00:00Z'))).toBe('2026-11-25');
  expect(dateIn('Asia/Jakarta', new Date('2026-11-24T16:00:00Z'))).toBe('2026-11-24');
});

test('failures cost nothing at first, then twice as long each time, and never more than a quarter of an hour', () => {
  const lastFailureAt = new Date('2026-11-24T01:00:00Z');
  const wait = (failures: number) => waitMs({ failures, lastFailureAt }, freeOfOwn, lastFailureAt);
  expect([0, 4, 5, 6, 7].map(wait)).toEqual([0, 0, 5_000, 10_000, 20_000]);
  expect(wait(1000)).toBe(15 * 60_000);
  expect(waitMs({ failures: 5, lastFailureAt }, freeOfOwn, new Date('2026-11-24T01:00:05Z'))).toBe(0);
});

const people = ['a', 'b', 'c', 'd', 'e', 'f'];
const checking: readonly Role[] = ['verifier', 'data_operator', 'section_head', 'division_head'];
const someRoles = fc.subarray([...checking, 'front_desk' as Role], { maxLength: 3 });
const offices: fc.Arbitrary<OwnRoles> = fc
  .array(someRoles, { minLength: 2, maxLength: people.length })
  .map((list) => new Map(list.map((roles, i) => [people[i] ?? '', roles])));

/** Tries every choice of four persons, and nothing cleverer. */
function fourPersonsExist(held: ReadonlyMap<string, ReadonlySet<Role>>): boolean {
  const all = [...held.keys()];
  const holds = (person: string, role: Role) => held.get(person)?.has(role) === true;
  return all.some((v) =>
    all.some((o) =>
      all.some((k) =>
        all.some(
          (b) =>
            holds(v, 'verifier') &&
            holds(o, 'data_operator') &&
            holds(k, 'section_head') &&
            holds(b, 'division_head') &&
            v !== o &&
            new Set([o, k, b]).size === 3,
        ),
      ),
    ),
  );
}

const day = (offset: number) => new Date(Date.UTC(2026, 10, 24 + offset)).toISOString().slice(0, 10);
const terms: fc.Arbitrary<DelegationTerm> = fc
  .record({
    role: fc.constantFrom('section_head' as const, 'division_head' as const, 'head_of_office' as const),
    kind: fc.constantFrom('plt' as const, 'plh' as const),
    fromEmployeeId: fc.option(fc.constantFrom(...people)),
    toEmployeeId: fc.constantFrom(...people),
    first: fc.integer({ min: -2, max: 8 }),
    days: fc.integer({ min: -1, max: 6 }),
  })
  .map(({ first, days, ...rest }) => ({ ...rest, startsOn: day(first), endsOn: day(first + days) }));

describe('delegations', () => {
  test('lawful means that four fitting persons can be found', () => {
    fc.assert(
      fc.property(offices, (own) => {
        const held = rolesOnDay(own, [], day(0));
        expect(canCheckLawfully(held)).toBe(fourPersonsExist(held));
      }),
      { numRuns: 2000 },
    );
  });

  test('whatever is asked for, on no day of an accepted order is the office without lawful checkers', () => {
    let accepted = 0;
    fc.assert(
      fc.property(offices, fc.array(terms, { maxLength: 12 }), (own, asked) => {
        const standing: DelegationTerm[] = [];
        for (const newTerm of asked) {
          const fault = delegationFault(newTerm, own, standing, day(0));
          if (fault !== null) continue;
          accepted++;
          standing.push(newTerm);
          for (let i = 0; i <= 20; i++) {
            const today = day(i);
            if (today < newTerm.startsOn || today > newTerm.endsOn) continue;
            const held = rolesOnDay(own, standing, today);
            expect(fourPersonsExist(held)).toBe(true);
            expect(held.get(newTerm.toEmployeeId)?.has(newTerm.role)).toBe(true);
          }
        }
      }),
      { numRuns: 3000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  test('a refusal for want of checkers is never made where four fitting persons would remain on all days', () => {
    let refused = 0;
    fc.assert(
      fc.property(offices, terms, (own, newTerm) => {
        const fault = delegationFault(newTerm, own, [], day(0));
        if (fault?.code !== 'delegation_leaves_no_checker') return;
        refused++;
        expect(fourPersonsExist(rolesOnDay(own, [newTerm], fault.day))).toBe(false);
      }),
      { numRuns: 3000 },
    );
    expect(refused).toBeGreaterThan(50);
  });

  const own: OwnRoles = new Map<string, Role[]>([
    ['a', ['verifier']],
    ['b', ['data_operator']],
    ['c', ['section_head']],
    ['d', ['division_head']],
    ['e', ['front_desk']],
  ]);
  const plh = (change: Partial<DelegationTerm>): DelegationTerm => ({
    role: 'section_head',
    kind: 'plh',
    fromEmployeeId: 'c',
    toEmployeeId: 'e',
    startsOn: day(0),
    endsOn: day(3),
    ...change,
  });
  const faultOf = (change: Partial<DelegationTerm>, others: DelegationTerm[] = []) =>
    delegationFault(plh(change), own, others, day(0))?.code ?? null;

  test('an absent section head is stood in for by somebody who is neither operator nor division head', () => {
    expect(faultOf({})).toBeNull();
    expect(faultOf({ toEmployeeId: 'a' })).toBeNull();
    expect(faultOf({ toEmployeeId: 'b' })).toBe('delegation_leaves_no_checker');
    expect(faultOf({ toEmployeeId: 'd' })).toBe('delegation_leaves_no_checker');
  });

  test('each order that cannot be meant is refused by name', () => {
    expect(faultOf({ endsOn: day(-1) })).toBe('delegation_dates_wrong');
    expect(faultOf({ startsOn: day(-1) })).toBe('delegation_in_the_past');
    expect(faultOf({ endsOn: day(400) })).toBe('delegation_too_long');
    expect(faultOf({ toEmployeeId: 'c' })).toBe('delegation_to_self');
    expect(faultOf({ fromEmployeeId: null })).toBe('delegation_from_missing');
    expect(faultOf({ fromEmployeeId: 'a' })).toBe('delegation_from_not_holder');
    expect(faultOf({ toEmployeeId: 'nobody' })).toBe('delegation_to_not_active');
    expect(faultOf({ role: 'division_head', fromEmployeeId: 'd', toEmployeeId: 'd' })).toBe(
      'delegation_to_self',
    );
  });

  test('the same post is not handed over twice, nor to somebody who is absent', () => {
    expect(faultOf({ toEmployeeId: 'a', startsOn: day(3), endsOn: day(5) }, [plh({})])).toBe(
      'delegation_overlaps',
    );
    expect(faultOf({ toEmployeeId: 'a', startsOn: day(4), endsOn: day(5) }, [plh({})])).toBeNull();
    const divisionHeadIsAway = plh({ role: 'division_head', fromEmployeeId: 'd', toEmployeeId: 'a' });
    expect(faultOf({ toEmployeeId: 'd' }, [divisionHeadIsAway])).toBe('delegation_to_absent');
  });

  test('two orders that are lawful each by itself are refused when together they are not', () => {
    const toVerifier = plh({ toEmployeeId: 'a' });
    // The verifier acts as section head; were they division head as well, one person would check twice.
    expect(faultOf({ role: 'division_head', fromEmployeeId: 'd', toEmployeeId: 'a' })).toBeNull();
    expect(faultOf({ role: 'division_head', fromEmployeeId: 'd', toEmployeeId: 'a' }, [toVerifier])).toBe(
      'delegation_leaves_no_checker',
    );
  });
});
