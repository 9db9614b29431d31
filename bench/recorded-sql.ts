import { randomInt, randomUUID } from 'node:crypto';
import pg from 'pg';

interface Recorded {
  text: string;
  values: unknown[];
  rows: Record<string, unknown>[];
}

type Query = (
  text: string | { text: string; values?: unknown[] },
  values?: unknown[],
) => Promise<pg.QueryResult>;

/** Everything that this process sends to PostgreSQL while `work` runs, with what came back. */
export async function recordSql(work: () => Promise<void>): Promise<Recorded[]> {
  const recorded: Recorded[] = [];
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = async function recording(this: pg.Client, query, given) {
    const result = await original.call(this, query, given);
    const { text, values = given ?? [] } = typeof query === 'string' ? { text: query } : query;
    recorded.push({ text, values, rows: result?.rows ?? [] });
    return result;
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return recorded;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** What stands for what in one replay: the recorded case's ids, and those of the case that is replayed. */
class Names {
  private readonly known = new Map<string, string>();

  constructor(pairs: Iterable<readonly [string, string]>) {
    for (const [recorded, actual] of pairs) this.known.set(recorded, actual);
  }

  learn(recorded: unknown, actual: unknown) {
    if (typeof recorded !== 'string' || typeof actual !== 'string' || recorded === actual) return;
    if (recorded.length >= 6) this.known.set(recorded, actual);
  }

  translate(value: unknown): unknown {
    if (typeof value !== 'string')
      return Array.isArray(value) ? value.map((each) => this.translate(each)) : value;
    const whole = this.known.get(value);
    if (whole !== undefined) return whole;
    if (!value.startsWith('{') && !value.startsWith('[')) return value;
    return value.replace(uuid, (id) => this.known.get(id) ?? id);
  }
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const freshCode = () => Array.from({ length: 12 }, () => crockford[randomInt(32)]).join('');

/** Values that the application itself makes anew for each case. */
function madeByApplication(recorded: readonly Recorded[]): [string, () => string][] {
  const made: [string, () => string][] = [];
  for (const { text, values } of recorded) {
    for (const value of values) {
      if (typeof value !== 'string') continue;
      if (/insert into "applications"/.test(text)) {
        if (/^[0-9A-Z]{12}$/.test(value)) made.push([value, freshCode]);
        if (/^[A-Z]+-\d\d-\d+$/.test(value)) {
          made.push([value, () => `${value.slice(0, 7)}${randomInt(10 ** 5, 10 ** 9)}`]);
        }
      }
      if (/"idempotency_keys"/.test(text) && /^[0-9a-f-]{36}$/.test(value)) made.push([value, randomUUID]);
      if (/jobs\./.test(text)) for (const [id] of value.matchAll(uuid)) made.push([id, randomUUID]);
    }
  }
  return made;
}

export interface Replay {
  /** Statements of one case. */
  statements: number;
  /** Sends the same statements for another case, straight through the driver. */
  once(client: pg.Client | pg.PoolClient, names: Iterable<readonly [string, string]>): Promise<void>;
}

export function replayOf(recorded: readonly Recorded[], constant: ReadonlySet<string>): Replay {
  const made = madeByApplication(recorded).filter(([value]) => !constant.has(value));
  return {
    statements: recorded.length,
    async once(client, pairs) {
      const names = new Names([...made.map(([value, newValue]) => [value, newValue()] as const), ...pairs]);
      for (const { text, values, rows } of recorded) {
        const result = await client.query(
          text,
          values.map((value) => names.translate(value)),
        );
        for (const [index, row] of rows.entries()) {
          const actual: Record<string, unknown> | undefined = result.rows[index];
          if (actual === undefined) continue;
          for (const [column, value] of Object.entries(row)) names.learn(value, actual[column]);
        }
      }
    },
  };
}
