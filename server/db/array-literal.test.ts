import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { arrayLiteral } from './array-literal.ts';

let test: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  test = await createTestDatabase();
  client = new pg.Client({ connectionString: test.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await test.drop();
});

it('comes back from PostgreSQL as it went in', async () => {
  const text = fc.oneof(fc.constantFrom('', 'NULL', 'null', '{}', '"', '\\', '\\"', ',', ' a '), fc.string());
  const value = fc.option(text.map((each) => each.replaceAll('\0', '')));
  await fc.assert(
    fc.asyncProperty(fc.array(value), async (values) => {
      const { rows } = await client.query<{ back: unknown }>('select $1::text[] as back', [
        arrayLiteral(values),
      ]);
      expect(rows[0]?.back).toEqual(values);
    }),
  );
  const { rows } = await client.query<{ back: unknown }>('select $1::int[] as back', [
    arrayLiteral([1, null, -3]),
  ]);
  expect(rows[0]?.back).toEqual([1, null, -3]);
});
