import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { endpoint } from '../contract/endpoint.ts';
import { addressOf, call, callBytes, newIdempotencyKey, Problem } from './api.ts';
import { serverNow } from './server-time.ts';

const verify = endpoint({
  method: 'POST',
  path: '/api/cases/:id/verify',
  access: ['verifier'],
  params: z.strictObject({ id: z.string() }),
  body: z.strictObject({ words: z.string() }),
  reply: z.object({ done: z.boolean() }),
});
const list = endpoint({
  method: 'GET',
  path: '/api/cases',
  access: 'signed_in',
  query: z.strictObject({ q: z.string().optional(), limit: z.coerce.number().default(20) }),
  reply: z.object({ rows: z.array(z.string()) }),
});

const sent = vi.fn<(address: string, init: RequestInit) => Promise<Response>>();
beforeEach(() => vi.stubGlobal('fetch', sent));
afterEach(() => {
  vi.unstubAllGlobals();
  sent.mockReset();
});

const json = (body: unknown, init: ResponseInit = {}, type = 'application/json') =>
  new Response(JSON.stringify(body), { ...init, headers: { 'content-type': type, ...init.headers } });

const problemOf = async (run: Promise<unknown>) => {
  const caught = await run.then(
    () => null,
    (error: unknown) => error,
  );
  if (caught instanceof Problem) return caught;
  throw new Error('not refused');
};

it('sends params, body, the mark against forged forms, the language and the idempotency key', async () => {
  sent.mockResolvedValue(json({ done: true }));
  await call(
    verify,
    { params: { id: 'a/b' }, body: { words: 'sesuai' } },
    { idempotencyKey: 'k'.repeat(32) },
  );
  const [address, init] = sent.mock.calls[0] ?? [];
  const headers = new Headers(init?.headers);
  expect(address).toBe('/api/cases/a%2Fb/verify');
  expect(init?.body).toBe('{"words":"sesuai"}');
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-lontar': '1',
    'x-lontar-locale': 'id',
    'idempotency-key': 'k'.repeat(32),
  });
});

it('leaves empty parts of a query out of the address', () => {
  expect(addressOf(list, { query: { q: '', limit: 5 } })).toBe('/api/cases?limit=5');
  expect(addressOf(list, { query: { q: 'I Wayan' } })).toBe('/api/cases?q=I+Wayan');
});

it('turns a refusal into its words, findings and fields', async () => {
  sent.mockResolvedValue(
    json(
      {
        type: 'urn:lontar:problem:findings_block',
        title: 'Masih ada temuan.',
        status: 409,
        code: 'findings_block',
        findings: [{ code: 'R08', level: 'T', message: 'Penduduk berstatus mati.' }],
        fields: [{ path: 'words', message: 'Wajib diisi.' }],
      },
      { status: 409 },
      'application/problem+json; charset=utf-8',
    ),
  );
  const problem = await problemOf(call(verify, { params: { id: '1' }, body: { words: '' } }));
  expect(problem).toMatchObject({
    code: 'findings_block',
    status: 409,
    unanswered: false,
    message: 'Masih ada temuan.',
  });
  expect(problem.field('words')).toBe('Wajib diisi.');
  expect(problem.body.findings).toHaveLength(1);
});

it('says in words that no answer came, and that trying again is safe', async () => {
  sent.mockRejectedValue(new TypeError('Failed to fetch'));
  const problem = await problemOf(call(list, {}));
  expect(problem).toMatchObject({ code: 'unanswered', unanswered: true });
  expect(problem.body.detail).toContain('tidak akan dikerjakan dua kali');
});

it('does not take the page of a gateway, or half an answer, for a result', async () => {
  sent.mockResolvedValue(
    new Response('<h1>Bad Gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }),
  );
  expect(await problemOf(call(list, {}))).toMatchObject({ code: 'unexpected_answer', unanswered: true });
  sent.mockResolvedValue(json({ error: 'something else' }, { status: 500 }));
  expect(await problemOf(callBytes(list, {}))).toMatchObject({
    code: 'unexpected_answer',
    unanswered: false,
  });
});

it('passes on that a request was called off, which is no refusal', async () => {
  const stop = new AbortController();
  stop.abort();
  sent.mockRejectedValue(new DOMException('aborted', 'AbortError'));
  await expect(call(list, {}, { signal: stop.signal })).rejects.toThrow('aborted');
});

it("keeps the server's time, however wrong the counter's clock is", async () => {
  sent.mockResolvedValue(json({ rows: [] }, { headers: { 'x-lontar-now': '2026-11-22T02:00:00.000Z' } }));
  await call(list, {});
  const ahead = serverNow() - Date.parse('2026-11-22T02:00:00.000Z');
  expect(ahead).toBeGreaterThanOrEqual(0);
  expect(ahead).toBeLessThan(2_000);
});

it('makes keys that the server takes and nobody guesses', () => {
  const keys = new Set(Array.from({ length: 1000 }, newIdempotencyKey));
  expect(keys.size).toBe(1000);
  for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9_-]{32}$/);
});
