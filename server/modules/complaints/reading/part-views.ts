import { sql } from 'kysely';
import type { CallOutcome } from '../../../../contract/complaints/terms.ts';
import type { ComplaintDetail } from '../../../../contract/complaints/views.ts';
import type { Db, Tx } from '../../../db/database.ts';
import type { Pause } from '../../calendar/index.ts';

export interface Parts
  extends Pick<
    ComplaintDetail,
    'complainedAbout' | 'mergedInto' | 'mergedHere' | 'attachments' | 'calls' | 'messages'
  > {
  pauses: Pause[];
}

interface Found extends Omit<Parts, 'attachments' | 'calls' | 'messages'> {
  attachments: {
    id: string;
    position: number;
    mediaType: string;
    byteLength: number;
    addedAt: string;
    byComplainant: boolean;
  }[];
  calls: { outcome: CallOutcome; by: string; at: string }[];
  messages: {
    id: string;
    template: string;
    channel: string;
    state: string;
    createdAt: string;
    endedAt: string | null;
  }[];
}

/**
 * The rows that hang on a complaint, in one question: a page that asks for each list anew asks too often. Complaints
 * about the reader are left out wherever another one names them.
 */
export async function getCaseParts(
  db: Db | Tx,
  reader: string | null,
  { id, round }: { id: string; round: number },
): Promise<Parts> {
  const { rows } = await sql<Found>`
    select
      (select coalesce(json_agg(json_build_object('id', e.id, 'name', e.name) order by e.name), '[]')
         from complaint_subjects s join employees e on e.id = s.employee_id
        where s.complaint_id = c.id) as "complainedAbout",
      (select json_build_object('id', m.id, 'number', m.number) from complaints m
        where m.id = c.merged_into and not exists (
          select 1 from complaint_subjects s where s.complaint_id = m.id and s.employee_id = ${reader})) as "mergedInto",
      (select coalesce(json_agg(json_build_object('id', m.id, 'number', m.number) order by m.number), '[]')
         from complaints m
        where m.merged_into = c.id and not exists (
          select 1 from complaint_subjects s where s.complaint_id = m.id and s.employee_id = ${reader})) as "mergedHere",
      (select coalesce(json_agg(json_build_object('id', a.id, 'position', a.position, 'mediaType', f.media_type,
                'byteLength', f.byte_length, 'addedAt', a.added_at, 'byComplainant', a.added_by is null)
                order by a.position), '[]')
         from complaint_attachments a join files f on f.id = a.file_id
        where a.complaint_id = c.id) as attachments,
      (select coalesce(json_agg(json_build_object('outcome', k.outcome, 'by', e.name, 'at', k.at) order by k.at), '[]')
         from complaint_calls k join employees e on e.id = k.called_by
        where k.complaint_id = c.id) as calls,
      (select coalesce(json_agg(json_build_object('id', w.id, 'template', w.template, 'channel', w.channel,
                'state', w.state, 'createdAt', w.created_at, 'endedAt', w.ended_at) order by w.created_at), '[]')
         from messages w
        where w.subject_type = 'complaint' and w.subject_id = c.id::text) as messages,
      (select coalesce(json_agg(json_build_object('from', p.asked_on, 'to', p.ended_on) order by p.asked_at), '[]')
         from complaint_pauses p
        where p.complaint_id = c.id and p.round = ${round}) as pauses
    from complaints c
    where c.id = ${id}`.execute(db);
  const found = rows[0];
  if (found === undefined) throw new Error('A complaint that was just read is gone.');
  const instant = (at: string) => new Date(at).toISOString();
  return {
    ...found,
    attachments: found.attachments.map((each) => ({ ...each, addedAt: instant(each.addedAt) })),
    calls: found.calls.map((each) => ({ ...each, at: instant(each.at) })),
    messages: found.messages.map((each) => ({
      ...each,
      createdAt: instant(each.createdAt),
      endedAt: each.endedAt === null ? null : instant(each.endedAt),
    })),
  };
}
