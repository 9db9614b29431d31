import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import type { DB } from './types.ts';

/** The tables that tell what happened to an item: which column names it, which orders it, where words lie apart. */
const histories = {
  applicationEvents: { of: 'application_id', order: 'seq', notes: 'application_event_notes' },
  complaintEvents: { of: 'complaint_id', order: 'seq', notes: 'complaint_event_notes' },
  newsEvents: { of: 'news_id', order: 'version', notes: null },
  standardEvents: { of: 'standard_id', order: 'id', notes: null },
} as const;

type Told<T extends keyof typeof histories> = Selectable<DB[T]> & {
  /** The officer's name; null when somebody else acted. */
  actor: string | null;
} & ((typeof histories)[T]['notes'] extends null ? unknown : { words: string | null });

/** The events of one item, oldest first, each with who did it and the words that were kept apart from it. */
export async function historyOf<T extends keyof typeof histories>(
  db: Db | Tx,
  events: T,
  id: string,
  visible: RawBuilder<SqlBool> = sql`true`,
): Promise<Told<T>[]> {
  const { of, order, notes } = histories[events];
  const [words, apart] =
    notes === null
      ? [sql``, sql``]
      : [sql`, n.words`, sql`left join ${sql.table(notes)} n on n.event_id = v.id`];
  const { rows } = await sql<Told<T>>`
    select v.*, e.name as actor ${words}
      from ${sql.table(events)} v left join employees e on e.id = v.actor_id ${apart}
     where v.${sql.ref(of)} = ${id} and ${visible}
     order by v.${sql.ref(order)}`.execute(db);
  return rows;
}
