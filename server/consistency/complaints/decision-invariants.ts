import { sql } from 'kysely';
import { type Invariants, together, violating } from '../invariant.ts';

/** The decision on authority that stood when something happened. */
const standing = (complaint: string, at: string) => sql`(
  select w.decision from complaint_authority w
   where w.complaint_id = ${sql.ref(complaint)} and w.at <= ${sql.ref(at)} order by w.id desc limit 1)`;

/** What the published page demands of answers, forwarding and ignoring, and who may act. */
export const complaintDecisionInvariants = {
  answer_without_authority: violating('complaint')`
      select distinct k.id, k.number, k.state
        from complaints k
       where exists (select 1 from complaint_answers n where n.complaint_id = k.id
                        and ${standing('n.complaint_id', 'n.at')} is distinct from 'in')
          or (k.state in ('accepted', 'in_progress', 'answered')
              and ${standing('k.id', 'k.state_since')} is distinct from 'in')`,
  answered_without_answer: violating('complaint')`
      select k.id, k.number, e.seq, e.round
        from complaint_events e join complaints k on k.id = e.complaint_id
       where e.action in ('answer', 'answerAtOnce')
         and not exists (select 1 from complaint_answers n where n.complaint_id = e.complaint_id and n.round = e.round
                            and n.answered_by = e.actor_id and ${together('n.at', 'e.at')} and n.at_once = (e.action = 'answerAtOnce'))`,
  answer_without_event: violating('complaint')`
      select k.id, k.number, n.round
        from complaint_answers n join complaints k on k.id = n.complaint_id
       where not exists (select 1 from complaint_events e where e.complaint_id = n.complaint_id and e.round = n.round
                            and e.action in ('answer', 'answerAtOnce'))`,
  authority_differs: violating('complaint')`
      select k.id, k.number, w.decisions, e.events
        from complaints k
        cross join lateral (
          select coalesce(string_agg(w.decision || ' ' || w.decided_by, ', ' order by w.id), '-') as decisions
            from complaint_authority w where w.complaint_id = k.id) w
        cross join lateral (
          select coalesce(string_agg((e.data ->> 'decision') || ' ' || e.actor_id, ', ' order by e.seq), '-') as events
            from complaint_events e where e.complaint_id = k.id and e.data ? 'decision'
             -- A call says with its booking whether it concerns the office.
             and e.action in ('decideAuthority', 'book')) e
       where w.decisions <> e.events`,
  forwarded_against_authority: violating('complaint')`
      select distinct k.id, k.number, k.state
        from complaints k
       where exists (select 1 from complaint_referrals f where f.complaint_id = k.id
                        and ${standing('f.complaint_id', 'f.at')} is distinct from 'out')
          or (k.state in ('outside', 'forwarded', 'informed')
              and ${standing('k.id', 'k.state_since')} is distinct from 'out')`,
  forwarded_without_referral: violating('complaint')`
      select k.id, k.number, e.seq
        from complaint_events e join complaints k on k.id = e.complaint_id
       where e.action = 'forward'
         and not exists (select 1 from complaint_referrals f
                           join agencies g on g.id = f.agency_id and g.office_code = f.office_code
                          where f.complaint_id = e.complaint_id and f.round = e.round and ${together('f.at', 'e.at')}
                            and f.forwarded_by = e.actor_id and length(trim(f.letter_number)) > 2)`,
  forwarded_without_notice: violating('complaint')`
      select k.id, k.number, k.state, f.letter_number as letter
        from complaint_referrals f join complaints k on k.id = f.complaint_id
       where not (k.state = 'forwarded' and k.round = f.round)
         and not exists (select 1 from complaint_notices n where n.referral_id = f.id and n.complaint_id = f.complaint_id)`,
  notice_before_forwarding: violating('complaint')`
      select k.id, k.number, f.letter_number as letter
        from complaint_notices n join complaint_referrals f on f.id = n.referral_id join complaints k on k.id = n.complaint_id
       where n.at < f.at or date_trunc('minute', n.told_at) < date_trunc('minute', f.at) or n.told_at > n.at`,
  archived_without_decision: violating('complaint')`
      select k.id, k.number, e.seq
        from complaint_events e join complaints k on k.id = e.complaint_id
       where e.action = 'archive'
         and not exists (select 1 from complaint_archivings a
                          where a.complaint_id = e.complaint_id and a.round = e.round and a.archived_by = e.actor_id
                            and ${together('a.at', 'e.at')} and a.reason = e.data ->> 'reason')`,
  archived_with_identity: violating('complaint')`
      select k.id, k.number, k.channel
        from complaints k join complaint_contents t on t.complaint_id = k.id
       where k.state = 'archived' and t.masked_at is null
         and case k.channel when 'telephone' then not k.identity_refused else t.name is not null end`,
  archived_without_calls: violating('complaint')`
      select k.id, k.number, c.tried as calls, c.reached
        from complaints k join complaint_contents t on t.complaint_id = k.id
        cross join lateral (select count(*) filter (where c.outcome <> 'reached') as tried,
                                   count(*) filter (where c.outcome = 'reached') as reached
                              from complaint_calls c where c.complaint_id = k.id and c.at <= k.state_since) c
       where k.state = 'archived' and k.channel <> 'telephone' and t.phone_e164 is not null
         and (c.tried < 2 or c.reached > 0)`,
  handler_complained_about: violating('complaint')`
      select k.id, k.number
        from complaints k join complaint_subjects s on s.complaint_id = k.id and s.employee_id = k.handler_id`,
  complained_about_acted: violating('event')`
      select e.id, k.number, e.seq, e.action
        from complaint_events e
        join complaint_subjects s on s.complaint_id = e.complaint_id and s.employee_id = e.actor_id
        join complaint_events n on n.complaint_id = e.complaint_id and n.action = 'nameOfficer'
                               and n.data ->> 'employeeId' = s.employee_id::text
        join complaints k on k.id = e.complaint_id
       where e.seq > n.seq`,
  subject_without_event: violating('complaint')`
      select k.id, k.number
        from complaint_subjects s join complaints k on k.id = s.complaint_id
       where not exists (select 1 from complaint_events n where n.complaint_id = s.complaint_id
                            and n.action = 'nameOfficer' and n.data ->> 'employeeId' = s.employee_id::text
                            and n.actor_id = s.named_by and n.actor_id <> s.employee_id)`,
  handler_differs: violating('complaint')`
      select k.id, k.number
        from complaints k left join lateral (
          select e.data ->> 'employeeId' as told, x.employee_id::text as kept from complaint_events e
            left join complaint_assignments x on x.complaint_id = e.complaint_id and ${together('x.at', 'e.at')}
                                              and x.employee_id::text = e.data ->> 'employeeId'
           where e.complaint_id = k.id and e.action = 'assign' order by e.seq desc limit 1) t on true
       where k.handler_id::text is distinct from t.told or t.told is distinct from t.kept`,
  merged_without_target: violating('complaint')`
      select k.id, k.number, k.state
        from complaints k left join complaint_merges m on m.complaint_id = k.id and m.undone_at is null
       where (k.state = 'merged') <> (k.merged_into is not null) or (k.state = 'merged') <> (m.id is not null)
          or m.into_id is distinct from k.merged_into`,
  merge_cycle: violating('complaint')`
      with recursive onward as (
        select k.id as start, k.merged_into as id, 1 as steps from complaints k where k.merged_into is not null
        union all
        select o.start, k.merged_into, o.steps + 1 from onward o join complaints k on k.id = o.id
         where k.merged_into is not null and o.id <> o.start and o.steps < 100
      )
      select distinct k.id, k.number
        from onward o join complaints k on k.id = o.start where o.id = o.start`,
  merge_not_told_to_target: violating('complaint')`
      select k.id, k.number
        from complaint_merges m join complaints k on k.id = m.complaint_id
       where not exists (select 1 from complaint_events e where e.complaint_id = m.into_id and e.action = 'absorb'
                            and e.data ->> 'complaintId' = m.complaint_id::text and ${together('e.at', 'm.at')})
          or (m.undone_at is not null and not exists (
               select 1 from complaint_events e where e.complaint_id = m.into_id and e.action = 'letGo'
                  and e.data ->> 'complaintId' = m.complaint_id::text and ${together('e.at', 'm.undone_at')}))`,
  too_many_attachments: violating('complaint')`
      select k.id, k.number, count(*) as count
        from complaint_attachments x join complaints k on k.id = x.complaint_id
       group by k.id, k.number having count(*) > 5 or max(x.position) <> count(*)`,
  attachment_of_another: violating('complaint')`
      select k.id, k.number
        from complaint_attachments x join complaints k on k.id = x.complaint_id join files f on f.id = x.file_id
       where f.subject_id <> k.id or f.kind <> 'complaint_attachment'`,
  box_count_differs: violating('boxOpening')`
      select b.id, b.slip_count as counted, s.booked, s.highest
        from box_openings b
        cross join lateral (select count(*) as booked, coalesce(max(k.slip_number), 0) as highest
                              from complaints k where k.box_opening_id = b.id) s
       where b.slip_count <> s.booked or s.highest <> s.booked or b.first_officer = b.second_officer`,
  complaint_number_wrong: violating('complaint')`
      select k.id, k.number, k.state
        from complaints k join offices o on o.code = k.office_code
       where case when k.number = k.provisional_number then k.state not in ('held', 'rejected')
                  else k.number !~ ('^' || o.number_prefix || '-ADU-[0-9]{4}-[0-9]{6}$') end
          or (k.provisional_number is not null and k.channel <> 'web')`,
  web_form_booked_twice: violating('complaint')`
      select k.id, k.number
        from web_submissions w join complaints k on k.id = w.complaint_id
       where exists (select 1 from web_submissions o where o.office_code = w.office_code and o.form_token <> w.form_token
                        and o.content_hash = w.content_hash and o.complaint_id <> w.complaint_id
                        and o.at <= w.at and o.at > w.at - interval '24 hours')
          or exists (select 1 from web_submissions o where o.complaint_id = w.complaint_id and o.form_token <> w.form_token)`,
} as const satisfies Partial<Invariants>;
