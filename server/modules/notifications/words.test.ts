import { expect, test } from 'vitest';
import { locales, messages } from '../../../locales/translator.ts';
import { complete, render } from './words.ts';

const values = {
  number: 'TBN-P-2026-000123',
  code: '7KD2M4QX9ABCD',
  path: '/pengaduan/lacak',
  office: 'Disdukcapil Contoh',
  officePhone: '0361 000000',
  dueOn: '2026-11-27',
  days: 3,
  agency: 'Dinas Contoh {Perhubungan}',
  agencyReach: '0361 111111',
  letterNumber: '470/12/CONTOH/2026',
  mergedInto: 'TBN-P-2026-000100',
  respondBy: '2026-12-24',
  agencyPath: '/instansi/ABC',
  agencyDueOn: '2026-12-14',
  survey: '/survei/0G58K3F2QXA9M1T7Z4C6',
};
const templates = Object.keys(messages.id.messages);

test.each(locales)('every message has all its words in %s, and none is too long to be kept', (locale) => {
  expect(templates.length).toBeGreaterThan(20);
  for (const template of templates) {
    const { subject, body } = render(template, locale, values);
    expect(subject).toContain(values.number);
    expect(`${subject}${body}`.replaceAll('{Perhubungan}', '')).not.toMatch(/[{}]/);
    expect(body).not.toMatch(/\d{4}-\d{2}-\d{2}/);
    expect(subject.length).toBeLessThan(120);
    expect(body.length).toBeLessThan(1000);
    // Wherever one reads on, the code stands beside the address, not in it: proxies and browsers keep addresses.
    if (body.includes(values.path)) expect(body).toContain(values.code);
  }
});

test('a forwarded complaint is never called done: the message names the agency and how to reach it', () => {
  const { subject, body } = render('forwarded_informed', 'id', values);
  expect(`${subject} ${body}`).not.toMatch(/selesai|ditutup/i);
  expect(body).toContain('Dinas Contoh {Perhubungan}');
  expect(body).toContain('0361 111111');
});

test('dates are written in the language of the message', () => {
  expect(render('complaint_received', 'id', values).body).toContain('27 November 2026 (3 hari kerja)');
  expect(render('complaint_received', 'en', values).body).toContain('27 November 2026 at the latest');
});

test('what only looks like a day is written as it is', () => {
  const { body } = render('forwarded_informed', 'id', { ...values, letterNumber: '2026-02-30' });
  expect(body).toContain('surat nomor 2026-02-30');
});

test('the address of this server is put in when the message leaves', () => {
  const { body } = render('complaint_received', 'id', values);
  expect(complete(body, 'https://desk.example')).toContain(
    'https://desk.example/pengaduan/lacak dengan kode 7KD2M4QX9ABCD',
  );
  expect(complete(body, 'http://10.0.0.2:8080')).toContain('http://10.0.0.2:8080/pengaduan/lacak ');
});

test.each([
  ['missing', { ...values, code: undefined as unknown as string }],
  ['empty', { ...values, code: '' }],
])('a placeholder that is %s stops the message', (_how, given) => {
  expect(() => render('complaint_received', 'id', given)).toThrow('no value for code');
});

test('a template without words stops it as well, also one that every object has', () => {
  expect(() => render('unheard_of', 'id', values)).toThrow('no words');
  expect(() => render('constructor', 'id', values)).toThrow('no words');
});
