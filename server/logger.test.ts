import { Writable } from 'node:stream';
import pino, { type LoggerOptions } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test/database.ts';
import { loggerOptions, sparingly } from './logger.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function logged(entry: object): string {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  pino(loggerOptions('info') as LoggerOptions, stream).error(entry, 'fault');
  return text;
}

test('a database error is logged without the values it repeats', async () => {
  const insert = database.db.insertInto('residents').values({ nik: '5102011505900001' } as never);
  const error: unknown = await insert.execute().then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(Error);
  // Also when it arrives as a copy that is no Error any more.
  for (const err of [error, { ...(error as object), message: (error as Error).message }]) {
    const line = logged({ err });
    expect(JSON.parse(line)).toMatchObject({ msg: 'fault', err: { code: '23502', table: 'residents' } });
    expect(line).not.toContain('5102011505900001');
  }
});

test('a request is logged by its route, without address, headers or body', () => {
  const req = {
    id: 'r1',
    method: 'GET',
    url: '/api/residents?name=Ketut',
    routeOptions: { url: '/api/residents' },
    headers: { cookie: 'lontar.session_token=abc' },
    body: { name: 'Ketut' },
  };
  const line = logged({ req });
  expect(JSON.parse(line).req).toEqual({ id: 'r1', method: 'GET', route: '/api/residents' });
  expect(line).not.toMatch(/Ketut|abc/);
});

test('the same trouble is reported once in ten seconds, another at once', () => {
  const told: string[] = [];
  const report = sparingly((error) => told.push(error.message));
  for (const message of ['gone', 'gone', 'full', 'gone']) report(new Error(message));
  expect(told).toEqual(['gone', 'full']);
});
