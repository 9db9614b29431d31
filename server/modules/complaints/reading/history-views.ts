import { type SqlBool, sql } from 'kysely';
import { type ComplaintDetail, complaintHistoryEntry } from '../../../../contract/complaints/views.ts';
import type { Db, Tx } from '../../../db/database.ts';

type Entry = ComplaintDetail['history'][number];

/** The history without what would tell the reader of a complaint about himself: a merge with one names it. */
export async function listHistory(db: Db | Tx, reader: string | null, id: string): Promise<Entry[]> {
  const events = await db
    .selectFrom('complaintEvents as v')
    .leftJoin('employees as e', 'e.id', 'v.actorId')
    .leftJoin('complaintEventNotes as n', 'n.eventId', 'v.id')
    .select([
      'v.seq',
      'v.round',
      'v.action',
      'v.fromState',
      'v.toState',
      'v.actingRole',
      'v.delegationId',
      'v.at',
      'v.data',
      'e.name as actor',
      'n.words',
    ])
    .where('v.complaintId', '=', id)
    .where(
      sql<SqlBool>`not exists (select 1 from complaint_subjects cs
        where cs.employee_id = ${reader}
          and cs.complaint_id::text in (v.data ->> 'complaintId', v.data ->> 'intoId', v.data ->> 'fromId'))`,
    )
    .orderBy('v.seq')
    .execute();
  return events.map((event) => ({
    seq: event.seq,
    round: event.round,
    action: event.action,
    fromState: event.fromState,
    toState: event.toState,
    actor: event.actor,
    actingRole: event.actingRole,
    byDelegation: event.delegationId !== null,
    at: event.at.toISOString(),
    data: complaintHistoryEntry.shape.data.parse(event.data),
    words: event.words,
  }));
}
