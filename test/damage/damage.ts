import { type RawBuilder, sql } from 'kysely';
import type { ViolationKind } from '../../server/consistency/invariant.ts';
import type {
  ComplaintViolation,
  NewsViolation,
  QueueViolation,
  SurveyViolation,
} from '../../server/consistency/judge.ts';
import type { FullDay } from '../full-day.ts';
import { otherOffice } from '../other-office.ts';

export interface Damage {
  statements: RawBuilder<unknown>[];
  /** The row that the judge must name. */
  names: string;
}

const caseOf = (id: string) => sql`application_id = ${id}`;
/** Named by an id of its own that only the damaged row knows. */
export const ownId = '';

/** What may contradict itself at the desk; complaints, queue and survey have damages of their own. */
export type DeskViolation = Exclude<
  ViolationKind,
  ComplaintViolation | NewsViolation | QueueViolation | SurveyViolation
>;

/** A second version, approved by the head of office, with or without what would say so. */
const secondStandard = sql`
  insert into service_standards (office_code, number, state, promise_seconds, response_days, effective_on,
      drafted_by, drafted_at, submitted_by, submitted_at, approved_by, approved_at)
  select s.office_code, 2, 'approved', 60, 3, s.effective_on, a.employee_id, s.drafted_at, a.employee_id, s.drafted_at, h.employee_id, s.drafted_at
    from service_standards s join employee_roles h on h.role = 'head_of_office'
    join employee_roles a on a.role = 'administrator'`;

/** One damaged row of every kind, on a full day. */
export const damagesOf = (day: FullDay): Record<DeskViolation, Damage> => ({
  state_without_event: {
    statements: [sql`update applications set state = 'ready' where id = ${day.printed.id}`],
    names: day.printed.id,
  },
  event_missing: {
    statements: [sql`delete from application_events where ${caseOf(day.corrected.id)} and seq = 3`],
    names: day.corrected.id,
  },
  event_chain_broken: {
    statements: [
      sql`update application_events set from_state = 'intake'
           where ${caseOf(day.corrected.id)} and action = 'enterData'`,
    ],
    names: ownId,
  },
  event_unlawful: {
    statements: [
      sql`update application_events set action = 'handOver'
           where ${caseOf(day.corrected.id)} and action = 'enterData'`,
    ],
    names: ownId,
  },
  event_backwards: {
    statements: [
      sql`update application_events set at = at - interval '1 day'
           where ${caseOf(day.corrected.id)} and action = 'enterData'`,
    ],
    names: ownId,
  },
  event_without_actor: {
    statements: [
      sql`update application_events set actor_id = null where ${caseOf(day.corrected.id)} and action = 'verify'`,
    ],
    names: ownId,
  },
  case_times_differ: {
    statements: [
      sql`update applications set started_at = started_at + interval '3 minutes' where id = ${day.completed.id}`,
    ],
    names: day.completed.id,
  },
  closed_case_claimed: {
    statements: [
      sql`update applications set claimed_by = (select id from employees limit 1), claimed_at = closed_at
           where id = ${day.completed.id}`,
    ],
    names: day.completed.id,
  },
  two_open_applications: {
    statements: [
      sql`update applications set resident_id = ${day.corrected.residentId} where id = ${day.incomplete.id}`,
    ],
    names: day.corrected.residentId,
  },
  entry_without_event: {
    statements: [sql`delete from application_entries where ${caseOf(day.corrected.id)}`],
    names: day.corrected.id,
  },
  delegation_not_in_force: {
    statements: [
      sql`with d as (
            insert into delegations (office_code, role, kind, to_employee_id, starts_on, ends_on, letter_number, created_by, created_at)
            select office_code, 'section_head', 'plt', employee_id, '2020-01-01', '2020-01-02', 'SP/1', employee_id, now()
              from employee_roles where role = 'section_head' limit 1 returning id)
          update application_events set delegation_id = d.id from d
           where ${caseOf(day.completed.id)} and action = 'approveAsSectionHead'`,
    ],
    names: ownId,
  },
  number_series_differs: {
    statements: [sql`update number_series set last_number = last_number + 1 where series = 'application'`],
    names: '51.02',
  },
  office_differs: {
    statements: [
      otherOffice,
      sql`update application_pauses set office_code = '51.03' where ${caseOf(day.incomplete.id)}`,
    ],
    names: day.incomplete.id,
  },
  blank_state_differs: {
    statements: [
      sql`update blanks set state = 'in_store', holder_id = null where serial = ${day.completed.serial}`,
    ],
    names: day.completed.serial,
  },
  blank_chain_broken: {
    statements: [sql`delete from blank_movements where serial = ${day.completed.serial} and seq = 2`],
    names: day.completed.serial,
  },
  delivery_incomplete: {
    statements: [
      sql`delete from blank_movements where serial = ${day.spare[0]}`,
      sql`delete from blanks where serial = ${day.spare[0]}`,
    ],
    names: ownId,
  },
  blank_outside_delivery: {
    statements: [sql`update blanks set number = number + 100000 where serial = ${day.spare[0]}`],
    names: day.spare[0] ?? '',
  },
  stock_does_not_add_up: {
    statements: [sql`delete from blank_movements where serial = ${day.spare[0]}`],
    names: '51.02',
  },
  blank_used_twice: {
    statements: [
      sql`update print_attempts set blank_serial = ${day.completed.serial}
           where ${caseOf(day.printed.id)} and state = 'confirmed'`,
    ],
    names: day.completed.serial,
  },
  blank_used_without_print: {
    statements: [
      sql`update blanks set state = 'used', holder_id = null, last_seq = last_seq + 1 where serial = ${day.spare[0]}`,
      sql`insert into blank_movements (office_code, serial, seq, from_state, to_state, by, at, application_id)
          select office_code, serial, last_seq, 'with_operator', 'used', (select id from employees limit 1), updated_at, ${day.printed.id}::uuid
            from blanks where serial = ${day.spare[0]}`,
    ],
    names: day.spare[0] ?? '',
  },
  failed_print_keeps_blank: {
    statements: [sql`update print_attempts set state = 'failed' where ${caseOf(day.printing.id)}`],
    names: day.printing.serial,
  },
  print_without_used_blank: {
    statements: [
      sql`update blanks set state = 'spoiled', spoil_reason = 'bent' where serial = ${day.printed.serial}`,
    ],
    names: ownId,
  },
  spoiled_print_blank_differs: {
    statements: [
      sql`update blanks set state = 'used', spoil_reason = null where serial = ${day.withdrawn.serial}`,
    ],
    names: ownId,
  },
  blank_moved_for_another_case: {
    statements: [
      sql`update blank_movements set application_id = ${day.printed.id}::uuid
           where serial = ${day.completed.serial} and to_state = 'used'`,
    ],
    names: day.completed.serial,
  },
  attempt_missing: {
    statements: [
      sql`update print_attempts set attempt_no = attempt_no + 1 where ${caseOf(day.printed.id)} and state = 'confirmed'`,
    ],
    names: day.printed.id,
  },
  print_state_differs: {
    statements: [sql`update print_attempts set state = 'confirmed' where ${caseOf(day.printing.id)}`],
    names: day.printing.id,
  },
  print_without_event: {
    statements: [
      sql`update application_events set data = '{}' where ${caseOf(day.printed.id)} and action = 'confirmPrint'`,
    ],
    names: ownId,
  },
  event_without_print: {
    statements: [
      sql`update application_events set data = jsonb_build_object('printAttemptId', gen_random_uuid())
           where ${caseOf(day.printed.id)} and action = 'confirmPrint'`,
    ],
    names: ownId,
  },
  checks_missing: {
    statements: [sql`delete from application_checks where ${caseOf(day.completed.id)} and half = 'division'`],
    names: day.completed.id,
  },
  check_without_event: {
    statements: [
      sql`update application_checks set outcome = 'rejected', reason = 'photo'
           where ${caseOf(day.completed.id)} and half = 'section'`,
    ],
    names: ownId,
  },
  event_without_check: {
    statements: [sql`delete from application_checks where ${caseOf(day.completed.id)} and half = 'section'`],
    names: ownId,
  },
  rejected_print_not_spoiled: {
    statements: [
      sql`update print_attempts set state = 'failed' where ${caseOf(day.ready.id)} and id in
           (select print_attempt_id from application_checks where outcome = 'rejected' and half = 'section')`,
    ],
    names: ownId,
  },
  handover_differs: {
    statements: [sql`delete from handovers where ${caseOf(day.completed.id)}`],
    names: day.completed.id,
  },
  card_differs: {
    statements: [sql`update cards set serial = ${day.printed.serial} where ${caseOf(day.completed.id)}`],
    names: ownId,
  },
  two_cards_in_force: {
    statements: [
      sql`insert into cards (office_code, serial, resident_id, application_id, issued_on, issued_at, issued_by, state)
          select office_code, ${day.printed.serial}, resident_id, ${day.printed.id}, issued_on, issued_at, issued_by, 'active'
            from cards where ${caseOf(day.completed.id)}`,
    ],
    names: day.completed.residentId,
  },
  image_of_another_resident: {
    statements: [
      sql`update print_attempts set portrait_file_id =
            (select file_id from resident_images where resident_id = ${day.completed.residentId} and kind = 'portrait')
           where ${caseOf(day.printed.id)}`,
    ],
    names: ownId,
  },
  four_eyes_by_duties: {
    statements: [
      sql`update application_duties set employee_id =
            (select employee_id from application_duties where ${caseOf(day.completed.id)} and duty = 'enter_data')
           where ${caseOf(day.completed.id)} and duty = 'check_section'`,
    ],
    names: day.completed.id,
  },
  four_eyes_by_events: {
    statements: [
      sql`update application_events set actor_id =
            (select actor_id from application_events where ${caseOf(day.completed.id)} and action = 'verify')
           where ${caseOf(day.completed.id)} and action = 'enterData'`,
    ],
    names: day.completed.id,
  },
  four_eyes_by_traces: {
    statements: [
      sql`update application_checks set checked_by =
            (select checked_by from application_checks where ${caseOf(day.completed.id)} and half = 'section')
           where ${caseOf(day.completed.id)} and half = 'division'`,
    ],
    names: day.completed.id,
  },
  event_without_duty: {
    statements: [
      sql`delete from application_duties where ${caseOf(day.completed.id)} and duty = 'check_division'`,
    ],
    names: day.completed.id,
  },
  duty_without_event: {
    statements: [
      sql`insert into application_duties (office_code, application_id, employee_id, duty, at)
          select office_code, application_id, employee_id, 'enter_data', at
            from application_duties where ${caseOf(day.completed.id)} and duty = 'print' limit 1`,
      sql`delete from application_events where ${caseOf(day.completed.id)} and action = 'enterData'`,
    ],
    names: day.completed.id,
  },
  clock_missing: {
    statements: [sql`delete from application_timings where ${caseOf(day.completed.id)}`],
    names: day.completed.id,
  },
  clock_differs: {
    statements: [
      sql`update application_timings set net_ms = net_ms - 60000, paused_ms = paused_ms + 60000
           where ${caseOf(day.completed.id)}`,
    ],
    names: day.completed.id,
  },
  step_clock_differs: {
    statements: [
      sql`update application_timings set steps = jsonb_set(jsonb_set(steps, '{3,grossMs}', '0'), '{3,netMs}', '0')
           where ${caseOf(day.completed.id)}`,
    ],
    names: day.completed.id,
  },
  steps_do_not_add_up: {
    statements: [sql`update application_timings set steps = steps - 4 where ${caseOf(day.completed.id)}`],
    names: day.completed.id,
  },
  pause_outside_case: {
    statements: [
      sql`update application_pauses set started_at = started_at - interval '1 day' where ${caseOf(day.incomplete.id)}`,
    ],
    names: ownId,
  },
  pause_open_in_closed_case: {
    statements: [
      sql`insert into application_pauses (office_code, application_id, reason, started_at, started_by)
          select office_code, id, 'applicant', started_at, (select id from employees limit 1) from applications
           where id = ${day.completed.id}`,
    ],
    names: ownId,
  },
  pauses_overlap: {
    statements: [
      sql`insert into application_pauses (office_code, application_id, reason, started_at, started_by)
          select office_code, application_id, reason, started_at, started_by from application_pauses
           where ${caseOf(day.incomplete.id)}`,
    ],
    names: day.incomplete.id,
  },
  pause_state_differs: {
    statements: [
      sql`update application_pauses set ended_at = started_at, ended_by = started_by where ${caseOf(day.awaiting.id)}`,
    ],
    names: day.awaiting.id,
  },
  pause_without_event: {
    statements: [
      // Slipped in afterwards, so that the clock looks better.
      sql`insert into application_pauses (office_code, application_id, reason, started_at, started_by, ended_at, ended_by)
          select a.office_code, a.id, 'applicant', a.started_at, e.actor_id, a.started_at + interval '1 minute', e.actor_id
            from applications a join application_events e on e.application_id = a.id and e.seq = 1
           where a.id = ${day.completed.id}`,
    ],
    names: ownId,
  },
  stops_overlap: {
    statements: [
      sql`insert into office_stops (office_code, reason, started_at, started_by, ended_at, ended_by)
          select office_code, 'power', '2026-01-01', id, '2026-01-02', id from employees limit 1`,
      sql`insert into office_stops (office_code, reason, started_at, started_by, ended_at, ended_by)
          select office_code, 'network', '2026-01-01 12:00', started_by, '2026-01-03', started_by from office_stops`,
    ],
    names: ownId,
  },
  request_without_outcome: {
    statements: [sql`update idempotency_keys set outcome = null`],
    names: ownId,
  },
  central_status_differs: {
    statements: [
      sql`update residents set central_status = 'DUPLICATE_RECORD' where id = ${day.completed.residentId}`,
    ],
    names: day.completed.residentId,
  },
  element_differs: {
    statements: [sql`update residents set occupation = 1 where id = ${day.corrected.residentId}`],
    names: day.corrected.residentId,
  },
  version_differs: {
    statements: [sql`update residents set version = version + 1 where id = ${day.completed.residentId}`],
    names: day.completed.residentId,
  },
  standard_not_in_force: {
    statements: [sql`delete from standard_events`],
    names: '51.02',
  },
  standard_before_its_day: {
    statements: [sql`update standard_events set at = at - interval '2 days'`],
    names: ownId,
  },
  standard_without_approval: { statements: [secondStandard], names: ownId },
  case_standard_differs: {
    statements: [
      secondStandard,
      sql`update applications set standard_id = (select id from service_standards where number = 2)
           where id = ${day.completed.id}`,
    ],
    names: day.completed.id,
  },
});
