import { describe, expect, test } from 'vitest';
import {
  answerProblem,
  isRecordable,
  type RequirementInForce,
  requiredBackground,
  waitingAge,
} from './rules.ts';

test('the background is red for odd birth years and blue for even ones', () => {
  expect(requiredBackground('1991-12-31')).toBe('red');
  expect(requiredBackground('2000-02-29')).toBe('blue');
});

test.each([
  [0, 'usual'],
  [3, 'usual'],
  [4, 'late'],
  [20, 'late'],
  [21, 'stuck'],
] as const)('%i days on the way are %s', (days, age) => {
  expect(waitingAge(days)).toBe(age);
});

test('only who has nothing usable at the centre is recorded', () => {
  expect(['UNREGISTERED', 'ENROLL_FAILURE_AT_CENTRAL'].every(isRecordable)).toBe(true);
  expect(['BIO_CAPTURED', 'PRINT_READY_RECORD', 'CARD_ISSUED', 'DUPLICATE_RECORD'].some(isRecordable)).toBe(
    false,
  );
});

describe('requirements', () => {
  const inForce: RequirementInForce[] = [
    { code: 'family_card', name: null, mandatory: true, legalBasis: '', reasons: [] },
    {
      code: 'old_siak_ktp',
      name: null,
      mandatory: true,
      legalBasis: '',
      reasons: [{ code: 'belum_pernah_memiliki_ktp', legalBasis: '' }],
    },
    { code: 'photo', name: null, mandatory: false, legalBasis: '', reasons: [] },
  ];
  const seen = { requirement: 'family_card' };

  test('are met by showing, or by a reason in force', () => {
    expect(answerProblem(inForce, [seen, { requirement: 'old_siak_ktp' }])).toBeNull();
    expect(
      answerProblem(inForce, [seen, { requirement: 'old_siak_ktp', reason: 'belum_pernah_memiliki_ktp' }]),
    ).toBeNull();
  });

  test.each([
    ['one is left out', [seen], 'requirement_not_answered'],
    [
      'a reason is made up',
      [seen, { requirement: 'old_siak_ktp', reason: 'lupa' }],
      'requirement_reason_unknown',
    ],
    [
      'a reason is given where none is foreseen',
      [{ ...seen, reason: 'belum_pernah_memiliki_ktp' }],
      'requirement_reason_unknown',
    ],
    ['a requirement is made up', [{ requirement: 'sim' }], 'requirement_unknown'],
    ['one is answered twice', [seen, seen], 'requirement_unknown'],
  ])('are not met when %s', (_how, answers, code) => {
    expect(answerProblem(inForce, answers)).toMatchObject({ code });
  });
});
