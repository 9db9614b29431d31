import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { surveys } from '../../../contract/surveys/endpoints.ts';
import { type Answer, type Desk, officeCode, openDesk } from '../../../test/desk.ts';
import { openSecondOffice, passwordOfEverybody, usernameOf } from '../../../test/people.ts';
import { fieldOf, PlainBrowser } from '../../../test/public-form.ts';
import { respond } from '../../../test/subjects/survey.ts';
import { openSurvey, servedWithCard, servedWithComplaint } from '../../modules/surveys/index.ts';
import { createFormKeys } from '../forms/form-keys.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const id = () => crypto.randomUUID();
/** A service that has just ended, and its code. */
const codeOf = (served = servedWithCard(officeCode, id(), '2026-11-24')) =>
  desk.test.db.transaction().execute((tx) => openSurvey(tx, desk.ports.surveyKey, served));

const rowsOf = async (table: string) => {
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(
    desk.test.owner,
  );
  return rows;
};
const responses = () => rowsOf('survey_responses');

const keyIn = (html: string) => fieldOf(html, 'kunci');
const second = 1000;
const thanked = 'Terima kasih';
const nine = (score: string) => Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`U${i + 1}`, score]));

beforeEach(async () => {
  await sql`truncate survey_responses, survey_answers, survey_flags, survey_tokens, survey_kiosk_forms`.execute(
    desk.test.owner,
  );
});

describe('a code from a receipt', () => {
  test('opens the form, is answered once, and leads back to nobody', async () => {
    const browser = new PlainBrowser(desk);
    const applicationId = id();
    const code = await codeOf(servedWithCard(officeCode, applicationId, '2026-11-24'));
    const form = await browser.get(`/survei/${code}`);
    expect(form.status).toBe(200);
    // The regulation's form asks about facilities before complaints; answers go by element all the same.
    expect(form.html.indexOf('name="U9"')).toBeLessThan(form.html.indexOf('name="U8"'));
    const kunci = keyIn(form.html);
    const sent = {
      kunci,
      ...nine('4'),
      U8: '2',
      U9: '3',
      kelamin: 'female',
      usia: 'diam',
      disabilitas: 'tidak',
    };
    const done = await browser.post(`/survei/${code}`, sent);
    expect(done.status).toBe(200);
    expect(done.html).toContain(thanked);

    const [response] = await responses();
    expect(response).toMatchObject({
      questionnaire: 'skm9',
      service: 'card',
      channel: 'token',
      day: '2026-11-24',
      sex: 'female',
      ageBand: null,
      occupation: null,
      disability: false,
    });
    const answers = await rowsOf('survey_answers');
    expect(Object.fromEntries(answers.map(({ item, score }) => [item, score]))).toEqual({
      ...Object.fromEntries(Object.keys(nine('4')).map((item) => [item, 4])),
      U8: 2,
      U9: 3,
    });
    expect(await rowsOf('survey_tokens')).toEqual([]);

    const again = await browser.get(`/survei/${code}`);
    expect(again.status).toBe(410);
    expect(again.html).toContain('Kode ini sudah dipakai');
    expect((await browser.post(`/survei/${code}`, sent)).status).toBe(410);
    expect(await responses()).toHaveLength(1);
  });

  test('tables of answers have no column for a person, a case, a code or a time of day', async () => {
    const { rows } = await sql<{ table: string; column: string; type: string }>`
      select table_name as "table", column_name as "column", data_type as type from information_schema.columns
       where table_name in ('survey_responses', 'survey_answers')`.execute(desk.test.owner);
    expect(rows.filter(({ type }) => /timestamp|time /.test(type))).toEqual([]);
    expect(rows.map(({ column }) => column).toSorted()).toEqual(
      [
        ...['id', 'office_code', 'questionnaire', 'version', 'service', 'day', 'time_band', 'channel'],
        ...['sex', 'age_band', 'education', 'occupation', 'disability'],
        ...['response_id', 'office_code', 'questionnaire', 'version', 'item', 'score'],
      ].toSorted(),
    );
    const { rows: links } = await sql<{ target: string }>`
      select distinct confrelid::regclass::text as target from pg_constraint
       where contype = 'f' and conrelid in ('survey_responses'::regclass, 'survey_answers'::regclass)`.execute(
      desk.test.owner,
    );
    expect(links.map(({ target }) => target).toSorted()).toEqual(
      ['offices', 'survey_items', 'survey_questionnaires', 'survey_responses'].toSorted(),
    );
  });

  test('a response holds no value of the case it came from, in no column', async () => {
    const browser = new PlainBrowser(desk);
    const applicationId = id();
    const code = await codeOf(servedWithCard(officeCode, applicationId, '2026-11-24'));
    const { html } = await browser.get(`/survei/${code}`);
    const [token] = await rowsOf('survey_tokens');
    await browser.post(`/survei/${code}`, { kunci: keyIn(html), ...nine('4') });
    const everything = JSON.stringify([await responses(), await rowsOf('survey_answers')]);
    for (const trace of [applicationId, code, String(token?.tokenHash)]) {
      expect(everything).not.toContain(trace);
    }
  });

  test.each([
    [
      'forged',
      (code: string) => `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`,
      404,
      'tidak dikenali',
    ],
    ['of another kind of service', (code: string) => `4${code.slice(1)}`, 404, 'tidak dikenali'],
    ['a tracking code', () => '8K3F2QXA9M1T7', 404, 'Ini kode lacak'],
    ['the code of an application', () => '8K3F2QXA9M1T', 404, 'Ini kode lacak'],
    ['nonsense', () => 'abc', 404, 'tidak dikenali'],
  ])('%s: a clear answer, and nothing is written', async (_, change, status, words) => {
    const browser = new PlainBrowser(desk);
    const right = await codeOf();
    const kunci = keyIn((await browser.get(`/survei/${right}`)).html);
    const wrong = change(right);
    const shown = await browser.get(`/survei/${wrong}`);
    expect(shown.status).toBe(status);
    expect(shown.html).toContain(words);
    expect((await browser.post(`/survei/${wrong}`, { kunci, ...nine('4') })).status).toBe(status);
    expect(await responses()).toEqual([]);
    expect(await rowsOf('survey_tokens')).toHaveLength(1);
  });

  test('of another office, and run out: each its own answer', async () => {
    const browser = new PlainBrowser(desk);
    const other = await openSecondOffice(desk.test.owner);
    const foreign = await codeOf(servedWithCard(other, id(), '2026-11-24'));
    expect((await browser.get(`/survei/${foreign}`)).html).toContain('Kode dari kantor lain');
    const old = await codeOf(servedWithCard(officeCode, id(), '2026-10-24'));
    const gone = await browser.get(`/survei/${old}`);
    expect(gone.status).toBe(410);
    expect(gone.html).toContain('23 November 2026');
    const lastDay = await codeOf(servedWithCard(officeCode, id(), '2026-10-25'));
    expect((await browser.get(`/survei/${lastDay}`)).status).toBe(200);
  });

  test('a half-filled form comes back with everything kept, and what is missing named and linked', async () => {
    const browser = new PlainBrowser(desk);
    const code = await codeOf();
    const kunci = keyIn((await browser.get(`/survei/${code}`)).html);
    const { U3, U9, ...seven } = nine('3');
    const back = await browser.post(`/survei/${code}`, { kunci, ...seven, U9: '7', usia: 'from_30' });
    expect([U3, U9]).toEqual(['3', '3']);
    expect(back.status).toBe(422);
    expect(back.html).toContain('2 pertanyaan belum dijawab');
    expect(back.html).toContain('href="#U3-1"');
    expect(back.html).toContain('href="#U9-1"');
    expect(back.html.match(/checked=""/g)).toHaveLength(7);
    expect(back.html).toMatch(/value="from_30" selected=""/);
    expect(await responses()).toEqual([]);
    const sent = { kunci: keyIn(back.html), ...nine('3'), usia: 'from_30' };
    expect((await browser.post(`/survei/${code}`, sent)).html).toContain(thanked);
  });

  test('a form without its key, with an old one or that of another code is shown again, and nothing is written', async () => {
    const browser = new PlainBrowser(desk);
    const code = await codeOf();
    const other = keyIn((await browser.get(`/survei/${await codeOf()}`)).html);
    const old = keyIn((await browser.get(`/survei/${code}`)).html);
    for (const [kunci, words] of [
      ['', 'tidak utuh'],
      ['survei.x.y', 'tidak utuh'],
      [other, 'untuk kode lain'],
    ] as const) {
      const back = await browser.post(`/survei/${code}`, { kunci, ...nine('2') });
      expect(back.status).toBe(409);
      expect(back.html).toContain(words);
      expect(back.html.match(/checked=""/g)).toHaveLength(9);
    }
    desk.clock.advance(25 * 3600 * second);
    expect((await browser.post(`/survei/${code}`, { kunci: old, ...nine('2') })).status).toBe(409);
    desk.clock.advance(-25 * 3600 * second);
    expect(await responses()).toEqual([]);
  });

  test('sent twice at once gives one response', async () => {
    const browser = new PlainBrowser(desk);
    const code = await codeOf(servedWithComplaint(officeCode, { id: id(), round: 1 }, '2026-11-24'));
    const kunci = keyIn((await browser.get(`/survei/${code}`)).html);
    const all = await Promise.all(
      Array.from({ length: 6 }, () => browser.post(`/survei/${code}`, { kunci, ...nine('4') })),
    );
    expect(all.map(({ status }) => status).toSorted()).toEqual([200, 410, 410, 410, 410, 410]);
    expect(await responses()).toHaveLength(1);
  });

  test('is refused in words where an officer is signed in', async () => {
    const code = await codeOf();
    const cookie = await sessionCookie();
    const kunci = keyIn((await new PlainBrowser(desk).get(`/survei/${code}`)).html);
    for (const request of [
      { method: 'GET' as const, url: `/survei/${code}` },
      {
        method: 'POST' as const,
        url: `/survei/${code}`,
        payload: new URLSearchParams({ kunci, ...nine('4') }).toString(),
      },
      { method: 'GET' as const, url: '/survei/kios' },
    ]) {
      const reply = await desk.app.inject({
        ...request,
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      });
      expect(reply.statusCode).toBe(403);
      expect(reply.body).toContain('masuk sebagai petugas');
    }
    expect(await responses()).toEqual([]);
    expect(await rowsOf('survey_tokens')).toHaveLength(1);
  });

  test('a fee for a free service raises a flag without a person', async () => {
    const browser = new PlainBrowser(desk);
    const code = await codeOf();
    const kunci = keyIn((await browser.get(`/survei/${code}`)).html);
    await browser.post(`/survei/${code}`, { kunci, ...nine('4'), U4: '1' });
    const [flag, ...more] = await rowsOf('survey_flags');
    expect(more).toEqual([]);
    expect(flag).toMatchObject({ day: '2026-11-24', service: 'card', item: 'U4', score: 1, seenBy: null });
    await respond(desk.test.db);
    expect(await rowsOf('survey_flags')).toHaveLength(1);
  });
});

async function expectOk(answer: Promise<Answer<unknown>>): Promise<unknown> {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

async function sessionCookie(): Promise<string> {
  const reply = await desk.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'x-lontar': '1' },
    payload: { username: usernameOf.front_desk, password: passwordOfEverybody },
  });
  return reply.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
}

describe('a tablet in the hall', () => {
  async function paired() {
    const keeper = await desk.as('front_desk');
    const added = await expectOk(keeper.call(surveys.addKiosk, { body: { name: 'Ruang tunggu' } }));
    const { pairingCode, kiosks } = added as { pairingCode: string; kiosks: { id: string }[] };
    const tablet = new PlainBrowser(desk);
    const done = await tablet.post('/survei/kios/pasang', { kode: pairingCode.toLowerCase() });
    return { keeper, tablet, pairingCode, done, kioskId: kiosks[0]?.id ?? '' };
  }
  const kiriman = () => crypto.randomUUID();

  test('is paired by a code once and in time, and until then takes no answers', async () => {
    const stranger = new PlainBrowser(desk);
    const shown = await stranger.get('/survei/kios');
    expect(shown.status).toBe(403);
    expect(shown.html).toContain('belum dipasangkan');
    expect((await stranger.post('/survei/kios', { layanan: 'card', ...nine('4') })).status).toBe(403);
    expect((await stranger.post('/survei/kios/pasang', { kode: 'AAAA AAAA' })).status).toBe(404);

    const { pairingCode, done, tablet } = await paired();
    expect(done.status).toBe(200);
    expect((await tablet.get('/survei/kios')).status).toBe(200);
    expect((await stranger.post('/survei/kios/pasang', { kode: pairingCode })).status).toBe(404);

    const keeper = await desk.as('administrator');
    const late = (await expectOk(keeper.call(surveys.addKiosk, { body: { name: 'Lorong' } }))) as {
      pairingCode: string;
    };
    desk.clock.advance(601 * second);
    expect((await stranger.post('/survei/kios/pasang', { kode: late.pairingCode })).status).toBe(404);
    expect(await responses()).toEqual([]);
  });

  test('gives one set of answers a minute, counted apart; the same sending twice counts once', async () => {
    const { tablet } = await paired();
    const kunci = keyIn((await tablet.get('/survei/kios')).html);
    const first = { kunci, kiriman: kiriman(), layanan: 'recording', ...nine('3'), pekerjaan: 'other' };
    expect((await tablet.post('/survei/kios', first)).html).toContain(thanked);
    const next = { ...first, kiriman: kiriman() };
    const soon = await tablet.post('/survei/kios', next);
    expect(soon.status).toBe(429);
    expect(soon.html.match(/checked=""/g)).toHaveLength(11);
    desk.clock.advance(61 * second);
    expect((await tablet.post('/survei/kios', first)).html).toContain(thanked);
    expect(await responses()).toHaveLength(1);
    desk.clock.advance(61 * second);
    expect((await tablet.post('/survei/kios', next)).html).toContain(thanked);
    const rows = await responses();
    expect(rows.map(({ channel, service, occupation }) => [channel, service, occupation])).toEqual([
      ['kiosk', 'recording', 'other'],
      ['kiosk', 'recording', 'other'],
    ]);
    desk.clock.advance(61 * second);
    const half = await tablet.post('/survei/kios', { kunci, kiriman: kiriman(), U1: '2' });
    expect(half.status).toBe(422);
    expect((await tablet.post('/survei/kios', { ...next, kunci: '' })).status).toBe(409);
    expect(await responses()).toHaveLength(2);
  });

  test('is no browser with a cookie that we sealed for something else, or with none of ours', async () => {
    const page = await desk.app.inject('/antrean');
    const device = page.cookies.find(({ name }) => name === 'lontar.perangkat')?.value ?? '';
    expect(device).not.toBe('');
    const until = new Date(desk.clock.now().getTime() + 60_000);
    const keys = createFormKeys('a secret of an installation');
    const sealed = keys.sealed('lontar.kios', 'a value', until);
    expect(keys.opened('lontar.kios', sealed, desk.clock.now())).toBe('a value');
    expect(keys.opened('lontar.perangkat', sealed, desk.clock.now())).toBeNull();
    for (const value of [device, sealed, 'x', '']) {
      const reply = await desk.app.inject({
        url: '/survei/kios',
        headers: { cookie: `lontar.kios=${value}` },
      });
      expect(reply.statusCode, value).toBe(403);
      expect(reply.body).toContain('belum dipasangkan');
    }
  });

  test('that was stopped is none any more', async () => {
    const { keeper, tablet, kioskId } = await paired();
    await expectOk(keeper.call(surveys.stopKiosk, { params: { id: kioskId } }));
    expect((await tablet.get('/survei/kios')).status).toBe(403);
    expect((await keeper.call(surveys.stopKiosk, { params: { id: kioskId } })).status).toBe(404);
  });
});
