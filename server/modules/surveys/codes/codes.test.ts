import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeLength, readSurveyCode, servedWithCard, servedWithComplaint, surveyCode } from './codes.ts';

const key = randomBytes(32);
const offices = { own: '51.02', others: ['51.03'] };
const id = '6f0f4a1e-6f1c-4c5e-9d0a-0123456789ab';

test('a code says what it is for and until when, however it is typed', () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.date({ min: new Date('2026-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }),
      fc.constantFrom('card' as const, 'complaint' as const),
      fc.integer({ min: 1, max: 9 }),
      (subject, ended, service, round) => {
        const endedOn = ended.toISOString().slice(0, 10);
        const served =
          service === 'card'
            ? servedWithCard(offices.own, subject, endedOn)
            : servedWithComplaint(offices.own, { id: subject, round }, endedOn);
        const { code, expiresOn } = surveyCode(key, served);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/);
        expect(Date.parse(expiresOn) - Date.parse(endedOn)).toBe(30 * 86_400_000);
        const typed = `${code.slice(0, 4)}-${code.slice(4, 9)} ${code.slice(9)}`
          .toLowerCase()
          .replaceAll('0', 'o')
          .replaceAll('1', 'l');
        expect(readSurveyCode(key, typed, offices)).toEqual({ kind: 'ours', code, service, expiresOn });
      },
    ),
  );
});

test('the same service gives the same code on every print; another service, round or office gives another', () => {
  const card = servedWithCard(offices.own, id, '2026-11-24');
  const once = surveyCode(key, card).code;
  expect(surveyCode(key, servedWithCard(offices.own, id, '2026-11-24')).code).toBe(once);
  const others = [
    servedWithCard(offices.own, id.replace('6', '7'), '2026-11-24'),
    servedWithCard('51.03', id, '2026-11-24'),
    servedWithComplaint(offices.own, { id, round: 1 }, '2026-11-24'),
    servedWithComplaint(offices.own, { id, round: 2 }, '2026-11-24'),
  ].map((served) => surveyCode(key, served).code.slice(3, 15));
  expect(new Set([once.slice(3, 15), ...others]).size).toBe(5);
  expect(surveyCode(randomBytes(32), card).code).not.toBe(once);
});

test('no sign of a code can be changed: its service, its last day, its secret, its check', () => {
  const { code } = surveyCode(key, servedWithCard(offices.own, id, '2026-11-24'));
  for (let at = 0; at < codeLength; at += 1) {
    for (const sign of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
      if (sign === code[at]) continue;
      const forged = `${code.slice(0, at)}${sign}${code.slice(at + 1)}`;
      expect(readSurveyCode(key, forged, offices).kind).toBe('unknown');
    }
  }
});

test('a code of another office, a tracking code and nonsense are told apart', () => {
  const { code } = surveyCode(key, servedWithCard('51.03', id, '2026-11-24'));
  expect(readSurveyCode(key, code, offices)).toEqual({ kind: 'of_other_office' });
  expect(readSurveyCode(key, '8K3F-2QXA-9M1T7', offices)).toEqual({ kind: 'tracking_code' });
  for (const nonsense of ['', '-', 'a', '💥'.repeat(20), 'x'.repeat(5000), '0'.repeat(20)]) {
    expect(readSurveyCode(key, nonsense, offices)).toEqual({ kind: 'unknown' });
  }
  expect(readSurveyCode(randomBytes(32), code, offices)).toEqual({ kind: 'unknown' });
});
