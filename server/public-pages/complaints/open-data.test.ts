import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk } from '../../../test/desk.ts';
import { act, bookLetter, completeLetter, takeComplaintTo } from '../../../test/subjects/complaints.ts';

interface OpenRequest {
  service_request_id: string;
  status: string;
  status_notes: string;
  service_code: string;
  description: string | null;
  agency_responsible: string;
  requested_datetime: string;
}

let desk: Desk;
let informed: string;
let confidential: string;
beforeAll(async () => {
  desk = await openDesk();
  for (let i = 0; i < 6; i += 1) await takeComplaintTo(desk, 'disposition');
  informed = await takeComplaintTo(desk, 'informed');
  confidential = (await bookLetter(desk, { confidential: true })).id;
  await takeComplaintTo(desk, 'held');
  const rare = await bookLetter(desk);
  await act(await desk.as('complaints_officer'), 'triage', rare.id, { component: 'safety' });
  desk.clock.set('2026-12-02T01:00:00Z');
});
afterAll(() => desk.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  desk.app.inject({ method: 'GET', url, headers });
const requests = async (query = '') => (await get(`/open311/v2/requests.json${query}`)).json<OpenRequest[]>();

test('services are the components of the standard', async () => {
  const services = (await get('/open311/v2/services.json')).json<{ service_code: string }[]>();
  expect(services.map(({ service_code }) => service_code)).toContain('requirements');
  expect(services).toHaveLength(15);
});

test('requests hold nothing personal, nothing confidential, nothing that waits to be looked at', async () => {
  const reply = await get('/open311/v2/requests.json');
  expect(reply.headers['access-control-allow-origin']).toBe('*');
  const all = reply.json<OpenRequest[]>();
  expect(all).toHaveLength(8);
  expect(all.map((each) => each.service_request_id)).not.toContain(confidential);
  for (const secret of [completeLetter.name, completeLetter.phone, 'tiga kali', 'Banjar']) {
    expect(reply.body).not.toContain(secret);
  }
  for (const each of all) {
    expect(each.description).toBeNull();
    expect(each.requested_datetime).toMatch(/T00:00:00\+08:00$/);
  }
  const numbers = await desk.test.owner.selectFrom('complaints').select(['number', 'trackingCode']).execute();
  for (const { number, trackingCode } of numbers) {
    expect(reply.body).not.toContain(number);
    expect(reply.body).not.toContain(trackingCode);
  }
});

test('a forwarded complaint is open and names its agency', async () => {
  const [one] = (await get(`/open311/v2/requests/${informed}.json`)).json<OpenRequest[]>();
  expect(one).toMatchObject({ status: 'open' });
  expect(one?.status_notes).toMatch(/Diteruskan ke instansi yang berwenang: Dinas Contoh/);
  expect((await requests('?status=closed')).map((each) => each.service_request_id)).not.toContain(informed);
});

test('a component with few complaints is not told apart', async () => {
  expect((await requests()).map((each) => each.service_code)).not.toContain('safety');
  expect(await requests('?service_code=safety')).toEqual([]);
  expect((await requests('?service_code=requirements')).length).toBeGreaterThanOrEqual(6);
  expect((await requests('?service_code=unnamed')).length).toBeGreaterThanOrEqual(1);
});

test('the fingerprint answers who has it already; what is unknown or wrong is said', async () => {
  const first = await get('/open311/v2/requests.json');
  const etag = String(first.headers.etag);
  expect((await get('/open311/v2/requests.json', { 'if-none-match': etag })).statusCode).toBe(304);
  expect((await get(`/open311/v2/requests/${confidential}.json`)).statusCode).toBe(404);
  expect((await get('/open311/v2/requests/1.json')).statusCode).toBe(404);
  expect((await get('/open311/v2/requests.json?status=selesai')).statusCode).toBe(400);
  expect(await requests('?page=2')).toEqual([]);
  expect(await requests(`?service_request_id=${informed},x`)).toHaveLength(1);
});

test('figures hide small numbers, on the page and in the data', async () => {
  const figures = (await get('/data/pengaduan.json')).json<{
    total: number | null;
    to: string;
    components: { key: string; count: number | null }[];
  }>();
  expect(figures.to).toBe('2026-11-30');
  for (const { count } of figures.components) expect(count === null || count >= 5).toBe(true);
  expect(figures.components.filter(({ count }) => count === null).length).not.toBe(1);
  const page = await get('/pengaduan/statistik');
  expect(page.body).toContain('disembunyikan');
  expect(page.body).toContain('<caption>');
});
