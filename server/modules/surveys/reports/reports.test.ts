import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SurveyFigures, surveyReports } from '../../../../contract/surveys/report-endpoints.ts';
import { surveyElements } from '../../../../contract/surveys/terms.ts';
import { type Desk, officeCode, openDesk } from '../../../../test/desk.ts';
import { readPdf } from '../../../../test/pdf-text.ts';
import { publishedIndex, publishedResults } from './published-views.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ at: '2026-11-24T02:00:00Z' });
});
afterAll(() => desk.close());

interface Seed {
  day: string;
  scores: readonly number[];
  channel?: 'token' | 'kiosk';
  service?: 'card' | 'recording' | 'complaint' | 'other';
  sex?: 'male' | 'female' | null;
  questionnaire?: 'skm9' | 'online16';
}

/** Writes complete forms as they come in, all in one transaction. */
async function answered(seeds: readonly Seed[]): Promise<void> {
  await desk.test.db.transaction().execute(async (tx) => {
    for (const {
      day,
      scores,
      channel = 'token',
      service = 'card',
      sex = null,
      questionnaire = 'skm9',
    } of seeds) {
      const version = { officeCode, questionnaire, version: 1 };
      const { id } = await tx
        .insertInto('surveyResponses')
        .values({ ...version, day, channel, service, sex, timeBand: 'morning' })
        .returning('id')
        .executeTakeFirstOrThrow();
      const items =
        questionnaire === 'skm9' ? surveyElements : Array.from({ length: 16 }, (_, place) => `p${place + 1}`);
      await tx
        .insertInto('surveyAnswers')
        .values(items.map((item, place) => ({ ...version, responseId: id, item, score: scores[place] ?? 0 })))
        .execute();
    }
  });
}

const times = <T>(count: number, of: T) => Array.from({ length: count }, () => of);
const good = [4, 3, 3, 4, 3, 4, 4, 3, 3];

async function figuresOf(query: { year: number; part: SurveyFigures['part'] }): Promise<SurveyFigures> {
  const head = await desk.as('head_of_office');
  const { status, body } = await head.call(surveyReports.figures, { query });
  expect(status).toBe(200);
  return body as SurveyFigures;
}

/** A public page with today's figures: on a slow machine it would show the last ones for a moment. */
async function read(url: string): Promise<string> {
  while (desk.app.site.recent() === null) await desk.app.site.current();
  return (await desk.app.inject({ method: 'GET', url })).body;
}

describe('a period of the survey', () => {
  it('has its index in all, by element, by channel and by service, and names the lowest', async () => {
    await answered([
      ...times(20, { day: '2025-02-03', scores: good, sex: 'female' as const }),
      ...times(10, { day: '2025-02-04', scores: good, sex: 'male' as const, channel: 'kiosk' as const }),
      ...times(2, { day: '2025-03-31', scores: times(9, 1), service: 'complaint' as const }),
      { day: '2025-04-01', scores: times(9, 1) },
    ]);
    const figures = await figuresOf({ year: 2025, part: 'q1' });
    // 30 forms of 31 points and 2 of 9: 25 · 948 / (9 · 32) = 82.29…
    expect(figures).toMatchObject({
      from: '2025-01-01',
      to: '2025-03-31',
      running: false,
      n: 32,
      minimum: 30,
      total: { index: 82.29, category: 'B' },
      lowest: ['U2', 'U3', 'U5'],
      ipak: null,
    });
    expect(figures.perElement[0]).toEqual({ element: 'U1', average: 3.813, index: 95.31, category: 'A' });
    expect(figures.perElement[8]).toEqual({ element: 'U9', average: 2.875, index: 71.88, category: 'C' });
    expect(figures.byChannel).toEqual([
      { channel: 'token', n: 22, total: { index: 80.56, category: 'B' } },
      { channel: 'kiosk', n: 10, total: { index: 86.11, category: 'B' } },
    ]);
    expect(figures.byService.map(({ service, n, total }) => [service, n, total?.index ?? null])).toEqual([
      ['card', 30, 86.11],
      ['recording', 0, null],
      ['complaint', 2, 25],
      ['other', 0, null],
    ]);
    // Two would rather not say; with them hidden, the ten would give them away.
    expect(figures.profile.sex).toEqual([
      { key: 'male', count: null },
      { key: 'female', count: 20 },
      { key: 'unsaid', count: null },
    ]);
    expect(figures.trend.map(({ year, part, n }) => [year, part, n])).toEqual([[2025, 'q1', 32]]);
    expect((await figuresOf({ year: 2025, part: 's1' })).n).toBe(33);
  });

  it('adds up two questionnaires by element, and keeps perceived corruption apart', async () => {
    // p5, p8, p9, p13, p14 are 1 and count for the index of perceived corruption alone.
    const online = [4, 2, 4, 4, 1, 4, 4, 1, 1, 4, 4, 4, 1, 1, 4, 4];
    await answered([
      { day: '2024-05-06', scores: times(9, 4) },
      { day: '2024-05-07', scores: online, questionnaire: 'online16' },
    ]);
    const figures = await figuresOf({ year: 2024, part: 'q2' });
    // U1 of the second form is 3: 25 · 71 / 18 = 98.61…
    expect(figures).toMatchObject({
      n: 2,
      total: { index: 98.61, category: 'A' },
      ipak: { n: 1, index: 25, category: 'D' },
    });
    expect(figures.perElement[0]).toMatchObject({ element: 'U1', average: 3.5, index: 87.5 });
    expect(figures.byQuestionnaire.map(({ n, total }) => [n, total?.index])).toEqual([
      [1, 97.22],
      [1, 100],
    ]);
  });

  it('asks for respondents by the services of the year before, else by those so far', async () => {
    expect((await figuresOf({ year: 2022, part: 'year' })).target).toEqual({
      population: 0,
      basis: 'so_far',
      respondents: 0,
      missing: 0,
    });
    const resident = await desk.resident();
    const officer = await desk.as('recording_operator');
    await desk.test.owner
      .insertInto('recordings')
      .values(
        Array.from({ length: 100 }, (_, place) => ({
          officeCode,
          residentId: resident.id,
          capturedAt: '2023-08-01T02:00:00Z',
          notedAt: '2023-08-01T02:00:00Z',
          notedBy: officer.employeeId,
          stationOperator: 'Contoh',
          stationReference: `STN-${place}`,
        })),
      )
      .execute();
    await answered(times(3, { day: '2024-09-02', scores: good, service: 'recording' as const }));
    const ofYear = await figuresOf({ year: 2024, part: 'q3' });
    expect(ofYear.target).toEqual({ population: 100, basis: 'year_before', respondents: 80, missing: 77 });
    expect(ofYear.byService.find(({ service }) => service === 'recording')?.target?.missing).toBe(77);
    expect((await figuresOf({ year: 2023, part: 'q3' })).target).toMatchObject({
      population: 100,
      basis: 'so_far',
    });
  });

  it('counts up to yesterday, as the public page does: no figure moves with one person today', async () => {
    const running = { year: 2026, part: 'q4' } as const;
    await answered(times(2, { day: '2026-11-23', scores: good, sex: 'male' as const }));
    const before = await figuresOf(running);
    expect(before).toMatchObject({ n: 2, running: true, countedTo: '2026-11-23' });
    await answered([{ day: '2026-11-24', scores: times(9, 1), sex: 'male' }]);
    expect(await figuresOf(running)).toEqual(before);
    desk.clock.set('2026-11-25T02:00:00Z');
    expect(await figuresOf(running)).toMatchObject({ n: 3, countedTo: '2026-11-24' });
    desk.clock.set('2026-11-24T02:00:00Z');
    const ofQuarter = desk.test.owner
      .selectFrom('surveyResponses')
      .select('id')
      .where('day', '>=', '2026-10-01');
    const ids = (await ofQuarter.execute()).map(({ id }) => id);
    await desk.test.owner.deleteFrom('surveyAnswers').where('responseId', 'in', ids).execute();
    await desk.test.owner.deleteFrom('surveyResponses').where('id', 'in', ids).execute();
  });

  it('that nobody answered in has no index', async () => {
    expect(await figuresOf({ year: 2021, part: 's2' })).toMatchObject({
      n: 0,
      total: null,
      perElement: [],
      lowest: [],
      trend: [{ n: 0, total: null }],
    });
  });
});

describe('what is published', () => {
  const now = () => desk.clock.now();

  it('waits for enough respondents, falls back on the half before, and leaves today out', async () => {
    const { db } = desk.test;
    await answered(times(29, { day: '2026-08-03', scores: good }));
    expect(await publishedIndex(db, officeCode, now())).toEqual({
      year: 2026,
      part: 's2',
      from: '2026-07-01',
      to: '2026-11-23',
      n: 29,
      minimum: 30,
      index: null,
      category: null,
    });
    expect(await publishedResults(db, officeCode, now())).toMatchObject({
      perElement: [],
      lowest: [],
      profile: null,
      trend: [{ year: 2024 }, { year: 2024 }, { total: { index: 80.56 } }, {}, {}, { n: 29, total: null }],
    });

    await answered(times(30, { day: '2026-02-02', scores: times(9, 4) }));
    expect(await publishedIndex(db, officeCode, now())).toMatchObject({
      part: 's1',
      to: '2026-06-30',
      n: 30,
      index: 100,
    });

    await answered([{ day: '2026-11-24', scores: good }]);
    expect(await publishedIndex(db, officeCode, now())).toMatchObject({ part: 's1', n: 30 });
    const tomorrow = new Date(now().getTime() + 24 * 3_600_000);
    expect(await publishedIndex(db, officeCode, tomorrow)).toMatchObject({
      part: 's2',
      to: '2026-11-24',
      n: 30,
      index: 86.11,
      category: 'B',
    });
    expect((await publishedResults(db, officeCode, tomorrow)).perElement).toHaveLength(9);
  });

  it('stands on the page and in the open data, and says where too few have answered', async () => {
    desk.clock.set('2026-11-25T02:00:00Z');
    expect(await read('/survei/hasil?bahasa=id')).toContain('86,11');
    expect(JSON.parse(await read('/data/indeks.json'))).toMatchObject({ enough: true, ikm: 86.11, n: 30 });
    expect(await read('/data/indeks.csv')).toContain(
      '2026,"s2","2026-07-01","2026-11-24","U9","Sarana dan Prasarana",30,3,75,"C"',
    );
    // A year on, nobody has answered for two halves.
    desk.clock.set('2027-11-25T02:00:00Z');
    const page = await read('/survei/hasil?bahasa=id');
    expect(page).toContain('Belum cukup responden');
    expect(page).not.toContain('Nilai per unsur');
    expect(JSON.parse(await read('/data/indeks.json'))).toMatchObject({
      enough: false,
      ikm: null,
      category: null,
      perElement: [],
    });
    desk.clock.set('2026-11-24T02:00:00Z');
  });
});

describe('what is done about it', () => {
  const plan = {
    year: 2026,
    part: 's2' as const,
    element: 'U3' as const,
    plan: 'Menambah satu loket pada jam ramai.',
    responsible: 'Kepala Seksi (contoh)',
    dueOn: '2026-12-15',
  };
  const plans = async () => (await figuresOf({ year: 2026, part: 's2' })).followUps;

  it('is planned, changed, late and done, and then stays', async () => {
    const head = await desk.as('section_head');
    const { status, body } = await head.call(surveyReports.plan, { body: plan });
    expect(status).toBe(200);
    const { id } = body as { id: string };
    expect(await plans()).toMatchObject([{ id, element: 'U3', state: 'open', dueOn: '2026-12-15' }]);
    const { year, part, element, ...changed } = { ...plan, dueOn: '2026-11-25' };
    await head.call(surveyReports.replan, { params: { id }, body: changed });
    desk.clock.set('2026-11-26T02:00:00Z');
    expect(await plans()).toMatchObject([{ dueOn: '2026-11-25', state: 'late' }]);
    const { followUps } = await publishedResults(desk.test.db, officeCode, desk.clock.now());
    expect(followUps).toEqual([{ element: 'U3', plan: plan.plan, dueOn: '2026-11-25', state: 'late' }]);
    const page = await read('/survei/hasil?bahasa=id');
    expect(page).toContain(plan.plan);
    expect(page).not.toContain(plan.responsible);
    expect((await head.call(surveyReports.planDone, { params: { id } })).status).toBe(200);
    expect(await plans()).toMatchObject([{ state: 'done', doneOn: '2026-11-26' }]);
    const again = () => head.call(surveyReports.planDone, { params: { id } });
    expect((await again()).status).toBe(409);
    expect((await head.call(surveyReports.planDone, { params: { id: randomUUID() } })).status).toBe(404);
    expect((await plans())[0]?.doneOn).toBe('2026-11-26');
    desk.clock.set('2026-11-24T02:00:00Z');
  });

  it('is not planned for the past, nor for a period that has not begun', async () => {
    const head = await desk.as('head_of_office');
    const before = await plans();
    for (const [body, code] of [
      [{ ...plan, dueOn: '2026-11-23' }, 'survey_plan_in_past'],
      [{ ...plan, year: 2027, part: 'q1' as const }, 'report_empty'],
    ] as const) {
      const refused = await head.call(surveyReports.plan, { body });
      expect(refused.body).toMatchObject({ code });
    }
    expect(await plans()).toEqual(before);
  });

  it('answers a flag once', async () => {
    const head = await desk.as('head_of_office');
    const { id } = await desk.test.db
      .insertInto('surveyFlags')
      .values({
        officeCode,
        day: '2026-11-20',
        service: 'card',
        channel: 'kiosk',
        questionnaire: 'skm9',
        version: 1,
        item: 'U4',
        score: 2,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const flags = async () => (await figuresOf({ year: 2026, part: 'q4' })).flags;
    expect(await flags()).toMatchObject([{ id, answer: { id: 'Cukup mahal' }, measure: null, seenBy: null }]);
    const measure = 'Petugas diperiksa; tidak ada pungutan.';
    await head.call(surveyReports.answerFlag, { params: { id }, body: { measure } });
    const seen = await flags();
    expect(seen).toMatchObject([{ measure }]);
    const second = await head.call(surveyReports.answerFlag, { params: { id }, body: { measure: 'Lain.' } });
    expect(second.status).toBe(409);
    const unknown = { params: { id: randomUUID() }, body: { measure } };
    expect((await head.call(surveyReports.answerFlag, unknown)).status).toBe(404);
    expect(await flags()).toEqual(seen);
  });
});

describe('the report', () => {
  const query = { year: 2025, part: 'q1' as const };

  it('on paper holds index, elements, plan, profile and method', async () => {
    const head = await desk.as('head_of_office');
    const { status, body } = await head.call(surveyReports.pdf, { query });
    expect(status).toBe(200);
    const text = readPdf(body as Buffer)
      .map((page) => page.text)
      .join(' ')
      .replaceAll(/\s+/g, ' ');
    for (const part of [
      'Laporan Survei Kepuasan Masyarakat Triwulan I 2025',
      '82,29',
      'B (Baik)',
      'U9 Sarana dan Prasarana',
      'Belum ada rencana tindak lanjut',
      'Penerbitan KTP-el',
      'Perempuan',
      '88,31 – 100,00',
      'Nomor 14 Tahun 2017',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('as a workbook holds real numbers, and nothing that a spreadsheet would compute', async () => {
    const formula = '=HYPERLINK("http://contoh.invalid";"Klik")';
    const head = await desk.as('section_head');
    const plan = { element: 'U9' as const, plan: formula, responsible: '+62', dueOn: '2026-12-01' };
    expect((await head.call(surveyReports.plan, { body: { ...query, ...plan } })).status).toBe(200);
    const { body } = await head.call(surveyReports.workbook, { query });
    const workbook = new ExcelJS.Workbook();
    // The library's own type of a buffer is older than the runtime's.
    await workbook.xlsx.load(body as unknown as ExcelJS.Buffer);
    expect(workbook.getWorksheet('Unsur')?.getCell('C2').value).toBe(3.813);
    expect(workbook.getWorksheet('Unsur')?.getCell('D2').value).toBe(95.31);
    const cell = workbook.getWorksheet('Tindak lanjut')?.getCell('B2');
    expect([cell?.type, cell?.value]).toEqual([ExcelJS.ValueType.String, formula]);
    expect(workbook.getWorksheet('Layanan')?.getCell('C2').value).toBe(86.11);
  });

  it('of a period that has not begun is refused', async () => {
    const head = await desk.as('head_of_office');
    for (const endpoint of [surveyReports.pdf, surveyReports.workbook]) {
      const { status } = await head.call(endpoint, { query: { year: 2027, part: 's1' } });
      expect(status).toBe(409);
    }
  });
});
