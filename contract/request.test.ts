import { expect, test } from 'vitest';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { addressOf, requestOf } from './request.ts';

const scan = endpoint({
  method: 'POST',
  path: '/api/cases/:id/documents/:code',
  access: 'signed_in',
  upload: true,
  params: z.strictObject({ id: z.string(), code: z.string() }),
  body: z.strictObject({ note: z.string().optional() }),
});
const list = endpoint({
  method: 'GET',
  path: '/api/cases',
  access: 'signed_in',
  query: z.strictObject({ q: z.string().optional(), limit: z.coerce.number().optional() }),
});

test('a path is filled with what cannot leave it, a query with what says something', () => {
  expect(addressOf(scan, { params: { id: '../a', code: 'kk' } })).toBe('/api/cases/..%2Fa/documents/kk');
  expect(addressOf(list, { query: { q: '', limit: 20 } })).toBe('/api/cases?limit=20');
  expect(addressOf(list, {})).toBe('/api/cases');
});

test('a question carries neither a body nor the mark of what changes something', () => {
  expect(requestOf(list)).toEqual({ method: 'GET', url: '/api/cases', headers: {}, body: null });
});

test('an upload is a form with the fields that were given, and the file under its name', () => {
  const file = new File(['x'], 'kk.jpg', { type: 'image/jpeg' });
  const { headers, body } = requestOf(scan, { params: { id: '1', code: 'kk' }, body: {}, file });
  if (!(body instanceof FormData)) throw new Error('not a form');
  expect(headers).toEqual({ 'x-lontar': '1' });
  expect([...body.keys()]).toEqual(['file']);
  expect(body.get('file')).toMatchObject({ name: 'kk.jpg', type: 'image/jpeg' });
});
