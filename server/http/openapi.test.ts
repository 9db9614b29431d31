import { expect, test } from 'vitest';
import type { Endpoint } from '../../contract/endpoint.ts';
import { contract } from '../../contract/index.ts';
import { openApiDocument } from './openapi.ts';

test('every endpoint of the contract is in the OpenAPI document, under its own method', () => {
  const { paths } = openApiDocument();
  const endpoints = Object.values(contract).flatMap((area) => Object.values<Endpoint>(area));
  for (const { path, method } of endpoints) {
    expect(paths[path.replace(/:(\w+)/g, '{$1}')], `${method} ${path}`).toHaveProperty(method.toLowerCase());
  }
  const written = Object.values(paths).flatMap((operations) => Object.keys(operations));
  expect(written).toHaveLength(endpoints.length);
});

test('an action shows its body, its idempotency key and who may call it', () => {
  const verify = openApiDocument().paths['/api/applications/{id}/hand-over']?.post;
  expect(verify).toMatchObject({
    'x-access': ['front_desk'],
    requestBody: { content: { 'application/json': { schema: { additionalProperties: false } } } },
  });
});
