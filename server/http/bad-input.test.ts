import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applications } from '../../contract/applications/endpoints.ts';
import type { ProblemBody } from '../../contract/problem.ts';
import { session } from '../../contract/staff.ts';
import { type Desk, openDesk, takeTo } from '../../test/desk.ts';
import { passwordOfEverybody, usernameOf } from '../../test/people.ts';
import type { ResidentSeed } from '../../test/subjects/residents.ts';
import { contentsOf } from '../../test/untouched.ts';

let desk: Desk;
let cookie: string;
let resident: ResidentSeed;
let received: string;
beforeAll(async () => {
  desk = await openDesk();
  const reply = await desk.app.inject({
    method: 'POST',
    url: session.signIn.path,
    headers: { 'x-lontar': '1' },
    payload: { username: usernameOf.front_desk, password: passwordOfEverybody },
  });
  cookie = reply.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  resident = await desk.resident();
  received = (await takeTo(desk, 'received')).id;
});
afterAll(() => desk.close());

const intake = () => ({ residentId: resident.id, serviceType: 'A', kkShown: resident.kkNumber });

/** Sends it as it is, and finds a problem in words and nothing written. */
async function refused(options: InjectOptions, headers: Record<string, string> = {}) {
  const before = await contentsOf(desk);
  const reply = await desk.app.inject({
    method: 'POST',
    url: applications.openIntake.path,
    ...options,
    headers: { cookie, 'x-lontar': '1', ...(options.headers as Record<string, string>), ...headers },
  });
  expect(String(reply.headers['content-type'])).toContain('application/problem+json');
  expect(await contentsOf(desk)).toEqual(before);
  const problem = reply.json<ProblemBody>();
  expect(problem.status).toBe(reply.statusCode);
  expect(problem.title).not.toBe(problem.code);
  return problem;
}

const asJson = { 'content-type': 'application/json' };

describe('fields', () => {
  const wrong: [string, () => object, string][] = [
    ['an unknown key', () => ({ ...intake(), state: 'completed' }), ''],
    ['a number for an id', () => ({ ...intake(), residentId: 5 }), 'residentId'],
    ['an id that is no UUID', () => ({ ...intake(), residentId: "1' or '1'='1" }), 'residentId'],
    ['null for an id', () => ({ ...intake(), residentId: null }), 'residentId'],
    ['a KK number as a number', () => ({ ...intake(), kkShown: 5102051503180003 }), 'kkShown'],
    ['a KK number of 15 digits', () => ({ ...intake(), kkShown: '510205150318000' }), 'kkShown'],
    ['a service that does not exist', () => ({ ...intake(), serviceType: 'Z' }), 'serviceType'],
    ['a list for a text', () => ({ ...intake(), serviceType: ['A'] }), 'serviceType'],
    ['nothing', () => ({}), 'residentId'],
    ['a list for everything', () => [intake()], ''],
  ];
  test.each(wrong)('%s is named and refused', async (_what, body, path) => {
    const problem = await refused({ payload: body() });
    expect(problem).toMatchObject({ status: 422, code: 'fields_not_valid' });
    expect(problem.fields?.map((field) => field.path)).toContain(path);
  });

  test('a prototype sent as a key is an unknown key', async () => {
    const payload = `{"__proto__":{"roles":["administrator"]},${JSON.stringify(intake()).slice(1)}`;
    expect((await refused({ payload, headers: asJson })).status).toBe(422);
    expect(({} as { roles?: unknown }).roles).toBeUndefined();
  });

  test('words without end', async () => {
    const url = `/api/applications/${received}/withdraw`;
    const problem = await refused({ url, payload: { reason: 'applicant_asks', words: 'x'.repeat(2001) } });
    expect(problem).toMatchObject({ status: 422, code: 'fields_not_valid' });
    expect(problem.fields?.map((field) => field.path)).toEqual(['words']);
  });

  test.each(['\u0000', '\ud800', '\udc00\ud800'])('words that no database can keep, %j', async (signs) => {
    const url = `/api/applications/${received}/withdraw`;
    const payload = { reason: 'applicant_asks', words: `ada ${signs} di sini` };
    expect(await refused({ url, payload })).toMatchObject({ status: 422, code: 'text_not_keepable' });
    expect(await refused({ url: applications.list.path, payload: { q: `a${signs}` } })).toMatchObject({
      status: 422,
      code: 'text_not_keepable',
    });
  });

  test('an unknown key in a query', async () => {
    const url = `${applications.services.path}?drop=table`;
    const problem = await refused({ method: 'GET', url });
    expect(problem).toMatchObject({ status: 422, code: 'fields_not_valid' });
  });
});

describe('ids in the address', () => {
  const ids = [
    '1',
    'undefined',
    '../../etc/passwd',
    "' or 1=1 --",
    '00000000-0000-0000-0000-00000000000g',
    '%00',
  ];
  test.each(ids)('%s is refused in words', async (id) => {
    const url = `/api/applications/${encodeURIComponent(id)}`;
    expect((await refused({ method: 'GET', url })).status).toBe(422);
    expect((await refused({ url: `${url}/receive`, payload: {} })).status).toBe(422);
  });

  test('a UUID of nothing is not found', async () => {
    const url = '/api/applications/7d8f3c5e-2b8a-4f53-9a55-0c6f8f6d7a11';
    expect(await refused({ method: 'GET', url })).toMatchObject({ status: 404, code: 'application_unknown' });
    expect(await refused({ url: `${url}/receive`, payload: {} })).toMatchObject({
      status: 404,
      code: 'application_unknown',
    });
  });

  test.each(['0000-00-00', '2026-02-30', '2026-12-01'])(
    'the serial %s stays as it was typed',
    async (serial) => {
      const url = `/api/blanks/by-serial/${serial}`;
      const { cookie: kasi } = await desk.as('section_head');
      const problem = await refused({ method: 'GET', url }, { cookie: kasi });
      expect(problem).toMatchObject({ status: 404, code: 'blank_unknown' });
      expect(problem.title).toContain(serial);
    },
  );

  test('an address that does not exist', async () => {
    expect(await refused({ method: 'GET', url: '/api/permohonan' })).toMatchObject({
      status: 404,
      code: 'address_unknown',
    });
  });
});

describe('the body as a whole', () => {
  const whole: [string, InjectOptions, string][] = [
    ['JSON that breaks off', { payload: '{"residentId":', headers: asJson }, 'json_not_readable'],
    ['no JSON at all', { payload: 'residentId=1', headers: asJson }, 'json_not_readable'],
    [
      'a form',
      { payload: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      'media_type_not_accepted',
    ],
    ['XML', { payload: '<a/>', headers: { 'content-type': 'application/xml' } }, 'media_type_not_accepted'],
    ['10 MB', { payload: { words: 'x'.repeat(10_000_000) } }, 'request_too_large'],
    ['a file where none is taken', { payload: formWith('berkas') }, 'fields_not_valid'],
  ];
  test.each(whole)('%s', async (_what, options, code) => {
    expect(await refused(options)).toMatchObject({ status: 422, code });
  });

  function formWith(text: string): FormData {
    const form = new FormData();
    form.set('file', new Blob([text]), 'berkas.txt');
    return form;
  }

  test('10 MB of brackets is refused for its size, before anybody reads it', async () => {
    const payload = '['.repeat(10_000_000);
    const before = performance.now();
    expect((await refused({ payload, headers: asJson })).code).toBe('request_too_large');
    expect(performance.now() - before).toBeLessThan(5000);
  });

  test('brackets within brackets within brackets', async () => {
    const payload = `{"residentId":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    expect((await refused({ payload, headers: asJson })).status).toBe(422);
  });
});

describe('where it comes from', () => {
  test('a request without the header that a foreign form cannot set', async () => {
    expect(await refused({ payload: intake(), headers: { 'x-lontar': '' } })).toMatchObject({
      status: 403,
      code: 'not_from_lontar',
    });
  });

  test('a request from nobody, and one with a made-up session', async () => {
    expect(await refused({ payload: intake() }, { cookie: '' })).toMatchObject({
      status: 401,
      code: 'sign_in_first',
    });
    const forged = cookie.replace(/session_token=[^;]{8}/, 'session_token=AAAAAAAA');
    expect((await refused({ payload: intake() }, { cookie: forged })).status).toBe(401);
  });
});

describe('the reader’s language', () => {
  const ask = async (headers: Record<string, string>) =>
    (await refused({ method: 'GET', url: '/api/permohonan' }, headers)).title;

  test('Indonesian first, English when asked for, Indonesian for whatever cannot be understood', async () => {
    const indonesian = await ask({});
    const english = await ask({ 'accept-language': 'en-GB,en;q=0.9' });
    expect(english).not.toBe(indonesian);
    for (const nonsense of ['', ';;;,,,q=', 'xx-YY', '*', '\t', 'e'.repeat(5000), 'fr;q=abc, de']) {
      expect(await ask({ 'accept-language': nonsense })).toBe(indonesian);
    }
    expect(await ask({ 'x-lontar-locale': 'en', 'accept-language': 'id' })).toBe(english);
    expect(await ask({ 'x-lontar-locale': 'klingon' })).toBe(indonesian);
  });

  test('fields are told in the same language as the rest', async () => {
    const payload = { ...intake(), serviceType: 'Z' };
    const indonesian = await refused({ payload });
    const english = await refused({ payload }, { 'accept-language': 'en' });
    expect(english.fields?.[0]?.path).toBe('serviceType');
    expect(english.fields?.[0]?.message).not.toBe(indonesian.fields?.[0]?.message);
  });
});
