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
  // The job queue hands on copies of errors that are no instances any more.
  const fields: Record<string, unknown> = typeof error === 'object' && error !== null ? { ...error } : {};
  const { name, message, stack, cause } =
    error instanceof Error
      ? error
      : { name: 'Error', cause: undefined, message: fields.message, stack: fields.stack };
  const fromDatabase = typeof fields.severity === 'string' && typeof fields.routine === 'string';
  const frames = String(stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  return {
    type: name,
    code: fields.code,
    message: fromDatabase ? '' : String(message ?? ''),
    ...(fromDatabase && { table: fields.table, constraint: fields.constraint, routine: fields.routine }),
    stack: frames.join('\n'),
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  };
}

/** Hands on the first error of each kind and then one in ten seconds: a database that is away is one event, not hundreds. */
export function sparingly(report: (error: Error) => void): (error: Error) => void {
  const last = new Map<string, number>();
  return (error) => {
    const kind = 'code' in error ? String(error.code) : error.message;
    const now = performance.now();
    if (now - (last.get(kind) ?? Number.NEGATIVE_INFINITY) < 10_000) return;
    last.set(kind, now);
    report(error);
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
