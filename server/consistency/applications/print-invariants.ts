import { type Invariants, violating } from '../invariant.ts';

/** Prints, their checks, and the card that leaves the office. */
export const printInvariants = {
  attempt_missing: violating('application')`
      select a.id, a.number, min(c.place) as expected from (
        select p.application_id, p.attempt_no, row_number() over (partition by p.application_id order by p.attempt_no) as place
          from print_attempts p
      ) c join applications a on a.id = c.application_id
       where c.attempt_no <> c.place group by a.id, a.number`,
  print_state_differs: violating('application')`
      select a.id, a.number, a.state, coalesce(l.state, '-') as "printState", c.running, c.confirmed
        from applications a
        left join lateral (select p.state from print_attempts p where p.application_id = a.id order by p.attempt_no desc limit 1) l on true
        cross join lateral (
          select count(*) filter (where p.state in ('queued', 'printing', 'awaiting_confirmation')) as running,
                 count(*) filter (where p.state = 'confirmed') as confirmed
            from print_attempts p where p.application_id = a.id
        ) c
       where c.running <> (case when a.state = 'printing' then 1 else 0 end)
          or c.confirmed <> (case when a.state in ('printed', 'section_approved', 'ready', 'completed') then 1 else 0 end)
          or (a.state in ('printed', 'section_approved', 'ready', 'completed') and l.state is distinct from 'confirmed')`,
  print_without_event: violating('printAttempt')`
      select p.id, a.number, p.attempt_no as attempt, p.state
        from print_attempts p join applications a on a.id = p.application_id
       where not exists (select 1 from application_events e where e.application_id = p.application_id
                            and e.action = 'startPrint' and e.data ->> 'printAttemptId' = p.id::text and e.actor_id = p.queued_by)
          or (p.state = 'confirmed' and not exists (
               select 1 from application_events e where e.application_id = p.application_id
                  and e.action = 'confirmPrint' and e.data ->> 'printAttemptId' = p.id::text))
          or (p.state = 'failed' and not exists (
               select 1 from application_events e where e.application_id = p.application_id
                  and e.action in ('failPrint', 'printFailed') and e.data ->> 'printAttemptId' = p.id::text))
          or (p.state = 'spoiled' and not exists (
               select 1 from application_events e where e.application_id = p.application_id
                  and ((e.action in ('spoilPrint', 'rejectAsSectionHead', 'rejectAsDivisionHead') and e.data ->> 'printAttemptId' = p.id::text)
                       or (e.action = 'withdraw' and e.data ->> 'spoiledSerial' = p.blank_serial))))`,
  event_without_print: violating('event')`
      select e.id, a.number, e.seq, e.action
        from application_events e join applications a on a.id = e.application_id
       where e.action in ('startPrint', 'confirmPrint', 'spoilPrint', 'failPrint', 'printHandedOver', 'printFailed')
         and not exists (select 1 from print_attempts p where p.application_id = e.application_id
                            and p.id::text = e.data ->> 'printAttemptId')`,
  checks_missing: violating('application')`
      select a.id, a.number, a.state, c.approvals
        from applications a
        left join lateral (select p.id from print_attempts p where p.application_id = a.id and p.state = 'confirmed'
                            order by p.attempt_no desc limit 1) p on true
        cross join lateral (
          select count(distinct k.half) filter (where k.outcome = 'approved' and k.photo_ok and k.text_ok and k.cut_ok and k.back_ok) as approvals,
                 count(*) filter (where k.half = 'section' and k.outcome = 'approved') as section
            from application_checks k where k.print_attempt_id = p.id
        ) c
       where (a.state in ('ready', 'completed') and c.approvals <> 2)
          or (a.state = 'section_approved' and (c.approvals <> 1 or c.section <> 1))`,
  check_without_event: violating('printAttempt')`
      select k.print_attempt_id as id, a.number, k.half, k.outcome
        from application_checks k join applications a on a.id = k.application_id
       where not exists (
         select 1 from application_events e
          where e.application_id = k.application_id and e.actor_id = k.checked_by
            and e.data ->> 'printAttemptId' = k.print_attempt_id::text
            and e.action = (case k.outcome when 'approved' then 'approveAs' else 'rejectAs' end)
                        || (case k.half when 'section' then 'SectionHead' else 'DivisionHead' end))`,
  event_without_check: violating('event')`
      select e.id, a.number, e.seq, e.action
        from application_events e join applications a on a.id = e.application_id
       where e.action in ('approveAsSectionHead', 'rejectAsSectionHead', 'approveAsDivisionHead', 'rejectAsDivisionHead')
         and not exists (
           select 1 from application_checks k
            where k.application_id = e.application_id and k.checked_by = e.actor_id
              and k.print_attempt_id::text = e.data ->> 'printAttemptId'
              and k.outcome = (case when e.action like 'approve%' then 'approved' else 'rejected' end)
              and k.half = (case when e.action like '%SectionHead' then 'section' else 'division' end))`,
  rejected_print_not_spoiled: violating('printAttempt')`
      select p.id, a.number, p.attempt_no as attempt, p.state
        from application_checks k
        join print_attempts p on p.id = k.print_attempt_id
        join applications a on a.id = k.application_id
       where k.outcome = 'rejected' and p.state <> 'spoiled'`,
  handover_differs: violating('application')`
      select a.id, a.number, a.state, (h.application_id is not null)::int as handover,
             (c.id is not null)::int as card
        from applications a
        left join handovers h on h.application_id = a.id
        left join cards c on c.application_id = a.id
       where (a.state = 'completed') <> (h.application_id is not null) or (a.state = 'completed') <> (c.id is not null)`,
  card_differs: violating('card')`
      select c.id, a.number, c.serial, coalesce(p.blank_serial, '-') as printed
        from cards c
        join applications a on a.id = c.application_id
        left join lateral (select p.blank_serial from print_attempts p where p.application_id = a.id and p.state = 'confirmed'
                            order by p.attempt_no desc limit 1) p on true
       where c.serial is distinct from p.blank_serial or c.resident_id <> a.resident_id`,
  two_cards_in_force: violating('resident')`
      select c.resident_id as id, string_agg(c.serial, ', ' order by c.serial) as serials
        from cards c where c.state = 'active' group by c.resident_id having count(*) > 1`,
  image_of_another_resident: violating('printAttempt')`
      select p.id, a.number, p.attempt_no as attempt
        from print_attempts p
        join applications a on a.id = p.application_id
        left join resident_images i on i.file_id = p.portrait_file_id and i.kind = 'portrait'
        left join resident_images s on s.file_id = p.signature_file_id and s.kind = 'signature'
       where i.resident_id is distinct from a.resident_id or s.resident_id is distinct from a.resident_id`,
} as const satisfies Partial<Invariants>;
