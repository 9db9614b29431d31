import { type RawBuilder, sql } from 'kysely';
import type { ComplaintViolation } from '../../server/consistency/judge.ts';
import { otherOffice } from '../other-office.ts';

export interface ComplaintDamage {
  /** The row that is damaged; for a complaint the judge must name it. */
  pick: RawBuilder<{ id: string }>;
  harm: (id: string) => RawBuilder<unknown>[];
}

const inState = (...states: string[]) =>
  sql<{
    id: string;
  }>`select id::text as id from complaints where state in (${sql.join(states)}) order by number limit 1`;
const withEvent = (action: string) =>
  sql<{
    id: string;
  }>`select complaint_id::text as id from complaint_events where action = ${action} order by id limit 1`;
const answered = withEvent('answer');
const second = (id: string) => sql`complaint_id = ${id} and seq = 2`;
const of = (id: string) => sql`complaint_id = ${id}`;
const anyMessage = (state: string) =>
  sql<{ id: string }>`select id::text as id from messages where state = ${state} and superseded_by is null
    and event_ref ~ '^[0-9]+$' order by created_at, id limit 1`;

/** One damaged row of every kind, in a year of complaints. */
export const complaintDamages: Record<ComplaintViolation, ComplaintDamage> = {
  complaint_state_without_event: {
    pick: inState('closed'),
    harm: (id) => [sql`update complaints set last_seq = last_seq + 1 where id = ${id}`],
  },
  complaint_event_missing: {
    pick: answered,
    harm: (id) => [
      sql`update complaint_events set seq = seq + 1 where ${of(id)} and seq = (select max(seq) from complaint_events where ${of(id)})`,
    ],
  },
  complaint_event_chain_broken: {
    pick: answered,
    harm: (id) => [sql`update complaint_events set from_state = 'forwarded' where ${second(id)}`],
  },
  complaint_event_unlawful: {
    pick: answered,
    harm: (id) => [sql`update complaint_events set action = 'inform' where ${second(id)}`],
  },
  complaint_event_backwards: {
    pick: answered,
    harm: (id) => [sql`update complaint_events set at = at - interval '30 days' where ${second(id)}`],
  },
  complaint_event_without_actor: {
    pick: answered,
    harm: (id) => [
      sql`update complaint_events set actor_id = null, acting_role = null where ${of(id)} and action = 'answer'`,
    ],
  },
  complaint_times_differ: {
    pick: inState('closed'),
    harm: (id) => [sql`update complaints set closed_at = closed_at - interval '2 days' where id = ${id}`],
  },
  complaint_round_differs: {
    pick: inState('closed'),
    harm: (id) => [sql`update complaints set round = round + 1 where id = ${id}`],
  },
  complaint_delegation_not_in_force: {
    pick: answered,
    harm: (id) => [
      sql`with d as (
            insert into delegations (office_code, role, kind, to_employee_id, starts_on, ends_on, letter_number, created_by, created_at)
            select office_code, 'section_head', 'plt', employee_id, '2020-01-01', '2020-01-02', 'SP/1', employee_id, now()
              from employee_roles where role = 'section_head' limit 1 returning id)
          update complaint_events set delegation_id = d.id from d where ${of(id)} and action = 'answer'`,
    ],
  },
  complaint_office_differs: {
    pick: withEvent('rate'),
    harm: (id) => [otherOffice, sql`update complaint_ratings set office_code = '51.03' where ${of(id)}`],
  },
  answer_without_authority: {
    pick: answered,
    harm: (id) => [sql`delete from complaint_authority where ${of(id)}`],
  },
  answered_without_answer: {
    pick: answered,
    harm: (id) => [
      sql`delete from complaint_answer_texts where answer_id in (select id from complaint_answers where ${of(id)})`,
      sql`delete from complaint_answers where ${of(id)}`,
    ],
  },
  answer_without_event: {
    pick: answered,
    harm: (id) => [sql`update complaint_events set action = 'note' where ${of(id)} and action = 'answer'`],
  },
  authority_differs: {
    pick: answered,
    harm: (id) => [sql`update complaint_authority set decision = 'out' where ${of(id)}`],
  },
  forwarded_against_authority: {
    pick: inState('informed'),
    harm: (id) => [sql`update complaint_authority set decision = 'in' where ${of(id)}`],
  },
  forwarded_without_referral: {
    pick: inState('informed'),
    harm: (id) => [
      sql`delete from complaint_notices where ${of(id)}`,
      sql`delete from complaint_referrals where ${of(id)}`,
    ],
  },
  forwarded_without_notice: {
    pick: inState('informed'),
    harm: (id) => [sql`delete from complaint_notices where ${of(id)}`],
  },
  notice_before_forwarding: {
    pick: inState('informed'),
    harm: (id) => [sql`update complaint_notices set told_at = told_at - interval '9 days' where ${of(id)}`],
  },
  archived_without_decision: {
    pick: inState('archived'),
    harm: (id) => [sql`delete from complaint_archivings where ${of(id)}`],
  },
  archived_with_identity: {
    pick: sql`select id::text as id from complaints where state = 'archived' and channel <> 'telephone' order by number limit 1`,
    harm: (id) => [sql`update complaint_contents set name = 'Ni Contoh' where ${of(id)}`],
  },
  archived_without_calls: {
    pick: sql`select id::text as id from complaints where state = 'archived' and channel <> 'telephone' order by number limit 1`,
    harm: (id) => [
      sql`update complaint_contents set phone_e164 = '+6281234567899' where ${of(id)}`,
      sql`insert into complaint_calls (office_code, complaint_id, outcome, called_by, at)
          select office_code, complaint_id, 'reached', actor_id, at from complaint_events where ${of(id)} and seq = 1`,
    ],
  },
  handler_complained_about: {
    pick: sql`select id::text as id from complaints where handler_id is not null order by number limit 1`,
    harm: (id) => [
      sql`insert into complaint_subjects (complaint_id, employee_id, office_code, named_by, named_at)
          select id, handler_id, office_code, handler_id, received_at from complaints where id = ${id}`,
    ],
  },
  complained_about_acted: {
    pick: withEvent('nameOfficer'),
    harm: (id) => [
      sql`update complaint_events set actor_id = (select employee_id from complaint_subjects where ${of(id)})
           where ${of(id)} and action = 'answer'`,
    ],
  },
  subject_without_event: {
    pick: inState('informed'),
    harm: (id) => [
      sql`insert into complaint_subjects (complaint_id, employee_id, office_code, named_by, named_at)
          select ${id}, employee_id, office_code, employee_id, now() from employee_roles where role = 'section_head' limit 1`,
    ],
  },
  handler_differs: {
    pick: sql`select id::text as id from complaints where handler_id is not null order by number limit 1`,
    harm: (id) => [sql`update complaints set handler_id = null where id = ${id}`],
  },
  merged_without_target: {
    pick: inState('merged'),
    harm: (id) => [
      sql`update complaint_merges set undone_at = at, undone_by = merged_by where ${of(id)} and undone_at is null`,
    ],
  },
  merge_cycle: {
    pick: inState('merged'),
    harm: (id) => [
      sql`update complaints set merged_into = ${id} where id = (select merged_into from complaints where id = ${id})`,
    ],
  },
  merge_not_told_to_target: {
    pick: inState('merged'),
    harm: (id) => [
      sql`update complaint_events set data = '{}' where action = 'absorb' and data ->> 'complaintId' = ${id}`,
    ],
  },
  too_many_attachments: {
    pick: sql`select complaint_id::text as id from complaint_attachments limit 1`,
    harm: (id) => [
      sql`insert into complaint_attachments (office_code, complaint_id, position, file_id, added_at)
          select office_code, complaint_id, n, file_id, added_at from complaint_attachments, generate_series(2, 6) n where ${of(id)}`,
    ],
  },
  attachment_of_another: {
    pick: inState('merged'),
    harm: (id) => [sql`update complaint_attachments set complaint_id = ${id}`],
  },
  box_count_differs: {
    pick: sql`select id::text as id from box_openings order by opened_at limit 1`,
    harm: (id) => [sql`update box_openings set slip_count = slip_count + 1 where id = ${id}`],
  },
  complaint_number_wrong: {
    pick: sql`select id::text as id from complaints where channel <> 'web' order by number limit 1`,
    harm: (id) => [sql`update complaints set provisional_number = 'S-00000000' where id = ${id}`],
  },
  web_form_booked_twice: {
    pick: sql`select complaint_id::text as id from web_submissions order by at limit 1`,
    harm: (id) => [
      sql`update web_submissions set at = w.at, content_hash = w.content_hash
            from (select at, content_hash from web_submissions where ${of(id)}) w`,
    ],
  },
  due_date_differs: {
    pick: answered,
    harm: (id) => [sql`update complaint_rounds set due_on = due_on + 1 where ${of(id)}`],
  },
  due_date_of_old_calendar: {
    pick: answered,
    harm: (id) => [
      sql`update complaint_rounds set ended_at = null, ended_on = null, ended_by = null, late_days = null,
             calendar_version = calendar_version + 7 where ${of(id)}`,
    ],
  },
  due_change_differs: {
    pick: sql`select complaint_id::text as id from complaint_due_changes where cause = 'resume' order by id limit 1`,
    harm: (id) => [
      sql`update complaint_due_changes set new_due_on = new_due_on + 1 where ${of(id)} and cause = 'resume'`,
    ],
  },
  round_start_differs: {
    pick: answered,
    harm: (id) => [sql`update complaint_rounds set started_on = started_on - 1 where ${of(id)}`],
  },
  round_end_differs: {
    pick: answered,
    harm: (id) => [
      sql`update complaint_rounds set ended_at = null, ended_on = null, ended_by = null, late_days = null where ${of(id)}`,
    ],
  },
  late_days_differ: {
    pick: answered,
    harm: (id) => [sql`update complaint_rounds set late_days = late_days + 1 where ${of(id)}`],
  },
  complaint_pauses_overlap: {
    pick: withEvent('requestCompletion'),
    harm: (id) => [
      sql`insert into complaint_pauses (office_code, complaint_id, round, asked_at, asked_on, respond_by)
          select office_code, complaint_id, round, asked_at, asked_on, respond_by from complaint_pauses where ${of(id)}`,
    ],
  },
  complaint_pause_differs: {
    pick: withEvent('requestCompletion'),
    harm: (id) => [sql`update complaint_pauses set ended_at = null, ended_on = null where ${of(id)}`],
  },
  complaint_pause_without_event: {
    pick: withEvent('requestCompletion'),
    harm: (id) => [
      sql`update complaint_pauses set asked_at = asked_at - interval '1 day', asked_on = asked_on - 1 where ${of(id)}`,
    ],
  },
  lapsed_without_warning: {
    pick: withEvent('lapse'),
    harm: (id) => [sql`update complaint_pauses set warned_at = null where ${of(id)}`],
  },
  closed_before_silence: {
    pick: withEvent('closeBySilence'),
    harm: (id) => [
      sql`update complaint_rounds set ended_on = ended_on + 5 where ${of(id)}
             and round = (select round from complaints where id = ${id})`,
    ],
  },
  referral_due_differs: {
    pick: inState('informed'),
    harm: (id) => [sql`update complaint_referrals set due_on = due_on + 1 where ${of(id)}`],
  },
  reminder_out_of_time: {
    pick: sql`select complaint_id::text as id from complaint_reminders order by at limit 1`,
    harm: (id) => [sql`update complaint_reminders set at = at + interval '12 hours' where ${of(id)}`],
  },
  complainant_not_told: {
    pick: sql`select id::text as id from complaint_events where action = 'answer' order by id limit 1`,
    harm: (id) => [
      sql`update messages m set event_ref = 'x' from complaint_events e
           where e.id = ${id}::bigint and m.subject_id = e.complaint_id::text and m.event_ref = e.seq::text`,
    ],
  },
  message_without_event: {
    pick: anyMessage('sent'),
    harm: (id) => [sql`update messages set event_ref = '999' where id = ${id}`],
  },
  message_sent_without_attempt: {
    pick: anyMessage('sent'),
    harm: (id) => [sql`delete from message_attempts where message_id = ${id}`],
  },
  message_state_differs: {
    pick: anyMessage('sent'),
    harm: (id) => [sql`update messages set state = 'printed' where id = ${id}`],
  },
  message_without_words: {
    pick: anyMessage('printed'),
    harm: (id) => [
      sql`update messages set state = 'to_print', printed_by = null, ended_at = null where id = ${id}`,
      sql`delete from message_contents where message_id = ${id}`,
    ],
  },
  message_overdue: {
    pick: anyMessage('sent'),
    harm: (id) => [
      sql`update messages set state = 'queued', ended_at = null, next_attempt_at = '2027-01-01', give_up_at = '2026-01-01'
           where id = ${id}`,
    ],
  },
};
