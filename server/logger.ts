import type { FastifyServerOptions } from 'fastify';
import type { Config } from './config.ts';

interface LoggedRequest {
  id: string;
  method: string;
  routeOptions?: { url?: string | undefined };
}

/**
 * PostgreSQL repeats the offending values in its messages ("Key (nik)=(…) already exists"), and a path may hold a
 * search: what is logged is where and of which kind a fault is, never with whose data.
 */
function describeError(error: unknown): {
  type: string;
  message: string;
  stack: string;
  [field: string]: unknown;
} {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const fields = error as Error & Record<string, unknown>;
  const fromDatabase = typeof fields.severity === 'string' && typeof fields.routine === 'string';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    code: fields.code,
    message: fromDatabase ? '' : error.message,
    ...(fromDatabase && { table: fields.table, constraint: fields.constraint, routine: fields.routine }),
    stack: frames.join('\n'),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** Structured logs, one JSON object per line on stdout. */
export function loggerOptions(level: Config['logLevel']): FastifyServerOptions['logger'] {
  if (level === 'silent') return false;
  return {
    level,
    base: null,
    redact: { paths: ['req.headers', 'res.headers', '*.password', '*.token'], remove: true },
    serializers: {
      req: (request: LoggedRequest) => ({
        id: request.id,
        method: request.method,
        route: request.routeOptions?.url,
      }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      err: describeError,
    },
  };
}
