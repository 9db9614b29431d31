import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { complaintChannels, mandatoryFields } from '../../../contract/complaints/terms.ts';
import { type FieldsPresent, mayBeIgnored, missingFields, parsePhone } from './content.ts';
import { maskIdentityNumbers } from './identity-numbers.ts';

const complete: FieldsPresent = {
  name: 'Ni Ketut Contoh Ariani',
  address: 'Banjar Contoh',
  phoneE164: '+6281234567890',
  description: 'Antrean panjang',
  submittedPlace: 'Tabanan',
  submittedOn: '2026-11-20',
  submittedTime: '09:15',
  signature: 'seen',
  immediateResponse: 'Akan kami periksa',
};

describe('a telephone number', () => {
  test.each([
    ['0812 3456 7890', '+6281234567890'],
    ['+62 812-3456-7890', '+6281234567890'],
    ['6281234567890', '+6281234567890'],
    ['(0361) 813542', '+62361813542'],
    ['0361813542', '+62361813542'],
    ['0361 813542 ext. 12', '+62361813542'],
    ['0361 813542 psw 12', '+62361813542'],
    ['0361 813542 EXT 12', '+62361813542'],
    ['0361 813542 pesawat 12', '+62361813542'],
    ['(0361) 813542/43', '+62361813542'],
    ['081234567890 / Rumah 2', '+6281234567890'],
    ['0812 3456 7890 atau 0813 1111 2222', '+6281234567890'],
    ['０８１２３４５６７８９０', '+6281234567890'],
  ])('%s is called as %s', (typed, called) => {
    expect(parsePhone(typed)).toBe(called);
  });

  test.each([
    '',
    '08l234567890',
    'O8I234567890',
    '0812345678 9O',
    '0812-3456-78xx',
    'tidak ada',
    '123',
    '0361 8110',
    '0000000000',
    '99999999999999999999',
    '📞',
  ])('%s is none', (typed) => {
    expect(parsePhone(typed)).toBeNull();
  });
});

test('however long a text is, it costs no time to see that it is no telephone number', () => {
  for (const sign of [' ', '0', '/', 'x', '(']) expect(parsePhone(sign.repeat(200_000))).toBeNull();
});

describe('identity numbers', () => {
  test.each([
    ['NIK saya 5102019999990001.', 'NIK saya ••••••••••••••••.'],
    ['5102 0199 9999 0001', '••••••••••••••••'],
    ['NIK 5102054501900001', 'NIK ••••••••••••••••'],
    ['5102\u00a00545\u00a00190\u00a00001', '••••••••••••••••'],
    ['5102  0545  0190  0001', '••••••••••••••••'],
    ['5102_0545_0190_0001', '••••••••••••••••'],
    ['5102/0545/0190/0001', '••••••••••••••••'],
    ['5102, 0545, 0190, 0001', '••••••••••••••••'],
    ['5102\u20110545\u20110190\u20110001', '••••••••••••••••'],
    ['510205 450190 0001', '••••••••••••••••'],
    ['51.02.05.450190.0001', '••••••••••••••••'],
    ['5102054501\n900001', '••••••••••••••••'],
    ['5 1 0 2 0 5 4 5 0 1 9 0 0 0 0 1', '••••••••••••••••'],
    ['５１０２０５４５０１９００００１', '••••••••••••••••'],
    ['0812345678905102054501900001', '081234567890••••••••••••••••'],
    ['0812 3456 7890 5102054501900001', '0812 3456 7890 ••••••••••••••••'],
    ['5102-0199-9999-0001 dan 5102.0199.9999.0002', '•••••••••••••••• dan ••••••••••••••••'],
  ])('%s is masked', (written, kept) => {
    expect(maskIdentityNumbers(written)).toBe(kept);
  });

  test('shorter and longer numbers stay: they are none', () => {
    for (const text of [
      '081234567890',
      'Nomor 510201999999000',
      'Rekening 51020199999900012',
      'Tanggal 30-11-2026 08.15-09.45',
      'Dari 31-12-2025 08.15-09.45',
      '01-12-2025 03-12-2025',
      '31-12-2025 05-08-2025',
      '01.01.2026-31.01.2026',
      '0812 3456 7890 1400',
      '081234567890-2026',
      '0812-3456-7890, 0813-1111-2222',
      'Rp 1.234.567.890.123.456',
      'Rp 5.102.054.501.900.001',
    ]) {
      expect(maskIdentityNumbers(text)).toBe(text);
    }
  });

  test('no run of exactly sixteen digits is left in any text', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 16, maxLength: 16 }),
        fc.string(),
        (before, digits, after) => {
          const masked = maskIdentityNumbers(`${before} x${digits.join('')}x ${after}`);
          expect(masked).not.toContain(`x${digits.join('')}x`);
        },
      ),
    );
  });
});

describe('the fields that the page asks for', () => {
  test.each(complaintChannels)('a complete complaint by %s misses nothing', (channel) => {
    expect(missingFields(channel, complete)).toEqual([]);
  });

  test.each(
    complaintChannels.flatMap((channel) =>
      mandatoryFields[channel].map((field) => [channel, field] as const),
    ),
  )('by %s, without %s, exactly that is missing', (channel, field) => {
    const key = { phone: 'phoneE164', submittedAt: 'submittedOn' }[field as string] ?? field;
    expect(missingFields(channel, { ...complete, [key]: null })).toEqual([field]);
  });

  test('a call needs no signature, a letter no immediate response', () => {
    expect(missingFields('telephone', { ...complete, signature: null })).toEqual([]);
    expect(missingFields('letter', { ...complete, immediateResponse: null })).toEqual([]);
  });
});

describe('ignoring', () => {
  const none = { tried: 0, reached: 0 };
  const letter = { channel: 'box', identityRefused: false, name: null, phoneE164: null } as const;

  test('a slip without name and telephone may be ignored', () => {
    expect(mayBeIgnored(letter, none, 2)).toEqual({ may: true });
  });

  test('a named one without telephone is handled, an anonymous one with a telephone is called first', () => {
    expect(mayBeIgnored({ ...letter, name: 'Ni Contoh' }, none, 2)).toEqual({
      may: false,
      because: 'identity',
    });
    const withPhone = { ...letter, phoneE164: '+62361813542' };
    expect(mayBeIgnored(withPhone, { tried: 1, reached: 0 }, 2)).toEqual({ may: false, because: 'calls' });
    expect(mayBeIgnored(withPhone, { tried: 2, reached: 0 }, 2)).toEqual({ may: true });
    expect(mayBeIgnored(withPhone, { tried: 5, reached: 1 }, 2)).toEqual({ may: false, because: 'reached' });
  });

  test('a caller who refuses to be named may be ignored, one who does not may not', () => {
    const call = { channel: 'telephone', name: null, phoneE164: null } as const;
    expect(mayBeIgnored({ ...call, identityRefused: true }, none, 2)).toEqual({ may: true });
    expect(mayBeIgnored({ ...call, identityRefused: false }, none, 2)).toEqual({
      may: false,
      because: 'identity',
    });
  });
});
