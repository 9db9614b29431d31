import { type SqlBool, sql } from 'kysely';
import { type ComplaintDetail, complaintHistoryEntry } from '../../../../contract/complaints/views.ts';
import type { Db, Tx } from '../../../db/database.ts';
import { historyOf } from '../../../db/history.ts';

type Entry = ComplaintDetail['history'][number];

/** The history without what would tell the reader of a complaint about himself: a merge with one names it. */
export async function historyFor(db: Db | Tx, reader: string | null, id: string): Promise<Entry[]> {
  const visible = sql<SqlBool>`not exists (select 1 from complaint_subjects cs
    where cs.employee_id = ${reader}
      and cs.complaint_id::text in (v.data ->> 'complaintId', v.data ->> 'intoId', v.data ->> 'fromId'))`;
  const events = await historyOf(db, 'complaintEvents', id, visible);
  return events.map(({ at, delegationId, ...event }) => ({
    ...event,
    byDelegation: delegationId !== null,
    at: at.toISOString(),
    data: complaintHistoryEntry.shape.data.parse(event.data),
  }));
}
