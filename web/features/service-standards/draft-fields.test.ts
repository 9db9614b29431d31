import fc from 'fast-check';
import { expect, test } from 'vitest';
import { serviceStandards, standardServices } from '../../../contract/service-standards.ts';
import { codeFor, contentOf, fieldsOf, movedBy } from './draft-fields.ts';

test('a code of any name is one that the contract takes, and never one that is taken', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 3, maxLength: 200 }), fc.nat(12), (name, repeated) => {
      const taken: string[] = [];
      for (let time = 0; time <= repeated; time += 1) taken.push(codeFor(name, taken));
      expect(new Set(taken).size).toBe(taken.length);
      for (const code of taken) expect(code).toMatch(/^[a-z][a-z0-9_]{2,39}$/);
    }),
  );
});

test('a name gives a code that says what it is', () => {
  expect(codeFor('Surat keterangan domisili', [])).toBe('own_surat_keterangan_domisili');
  expect(codeFor('123', [])).toBe('own');
});

test('moving stays within the service and loses nothing', () => {
  const list = fc.array(fc.record({ service: fc.constantFrom(...standardServices), code: fc.string() }), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(list, fc.nat(), fc.constantFrom<1 | -1>(1, -1), (requirements, at, by) => {
      const index = at % requirements.length;
      const moved = movedBy(requirements, index, by);
      expect(moved.map(({ service }) => service)).toEqual(requirements.map(({ service }) => service));
      expect(new Set(moved)).toEqual(new Set(requirements));
    }),
  );
});

test('minutes are kept in seconds, an empty telephone is none, and what was read is written the same', () => {
  const languages = { id: 'a', en: '', ban: '' };
  const texts = Object.fromEntries(
    Object.keys(serviceStandards.save.body.shape.content.shape.texts.shape).map((key) => [key, languages]),
  ) as Parameters<typeof fieldsOf>[0]['texts'];
  const content = {
    promiseSeconds: 90,
    responseDays: 3,
    phone: null,
    requirements: [
      {
        service: 'A' as const,
        code: 'family_card',
        mandatory: true,
        name: null,
        legalBasis: 'Perpres 96/2018',
      },
      {
        service: 'A' as const,
        code: 'own_surat',
        mandatory: false,
        name: { id: 'Surat', en: 'Letter' },
        legalBasis: 'UU 1',
      },
    ],
    texts,
  };
  expect(fieldsOf(content).minutes).toBe(1.5);
  expect(contentOf(fieldsOf(content))).toEqual(content);
  expect(contentOf({ ...fieldsOf(content), minutes: '12' }).promiseSeconds).toBe(720);
});
