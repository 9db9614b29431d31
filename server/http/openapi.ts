import type { FastifyInstance } from 'fastify';

import { z } from 'zod';
import type { Endpoint } from '../../contract/endpoint.ts';
import { contract } from '../../contract/index.ts';
import { problemSchema } from '../../contract/problem.ts';
import { fillPath } from '../../contract/request.ts';
import type { HttpDeps } from './bind.ts';
import { onlyForOperations } from './operations.ts';

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'openapi-3.0' });

interface ObjectSchema {
  properties?: Record<string, unknown>;
  required?: string[];
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query') {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as ObjectSchema;
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function requestBody({ method, upload, body }: Endpoint) {
  if (method === 'GET') return {};
  const schema = jsonSchema(body, 'input') as ObjectSchema;
  if (!upload) return { requestBody: { content: { 'application/json': { schema } } } };
  const withFile = {
    ...schema,
    properties: { ...schema.properties, file: { type: 'string', format: 'binary' } },
  };
  return { requestBody: { content: { 'multipart/form-data': { schema: withFile } } } };
}

function operationOf(tag: string, name: string, endpoint: Endpoint) {
  const { access, binary, method } = endpoint;
  const idempotency =
    method === 'GET'
      ? []
      : [
          { name: 'idempotency-key', in: 'header', required: false, schema: { type: 'string' } },
          { name: 'x-lontar', in: 'header', required: true, schema: { type: 'string', enum: ['1'] } },
        ];
  return {
    operationId: `${tag}.${name}`,
    tags: [tag],
    'x-access': access,
    security: access === 'public' ? [] : [{ session: [] }],
    parameters: [
      ...parametersOf(endpoint.params, 'path'),
      ...parametersOf(endpoint.query, 'query'),
      ...idempotency,
    ],
    ...requestBody(endpoint),
    responses: {
      200: {
        description: 'OK',
        content: binary
          ? { '*/*': { schema: { type: 'string', format: 'binary' } } }
          : { 'application/json': { schema: jsonSchema(endpoint.reply, 'output') } },
      },
      default: {
        description: 'Refused: a stable code, with words in the language of the reader',
        content: { 'application/problem+json': { schema: jsonSchema(problemSchema, 'output') } },
      },
    },
  };
}

/** The contract as an OpenAPI document, for whoever connects another system. */
export function openApiDocument() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [tag, endpoints] of Object.entries(contract)) {
    for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
      const path = fillPath(endpoint.path, (name) => `{${name}}`);
      paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(tag, name, endpoint) };
    }
  }
  return {
    openapi: '3.0.3',
    info: { title: 'Lontar', version: '1', license: { name: 'Apache-2.0' } },
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'lontar.session_token' } },
    },
    paths,
  };
}

/** For who connects another system to this one. */
export function serveOpenApi(app: FastifyInstance, deps: HttpDeps) {
  let document: string | undefined;
  const closed = { config: { access: 'public' as const }, preHandler: onlyForOperations(deps) };
  app.get('/api/docs', closed, (_request, reply) => {
    document ??= JSON.stringify(openApiDocument(), null, 1);
    return reply.type('application/json; charset=utf-8').send(document);
  });
}
