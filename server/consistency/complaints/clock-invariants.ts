import { sql } from 'kysely';
import { type Invariants, together, violating } from '../invariant.ts';
import { stoppedStates } from './expected-transitions.ts';

/** Days that stop the clock, per version of an office's holiday table that any due date names. */
const closedDays = sql`closed as (
  select v.office_code, v.version, h.on_date
    from calendar_versions v
    join holidays h on h.office_code = v.office_code and h.added_in <= v.version
                   and (h.removed_in is null or h.removed_in > v.version)
    left join lateral (
      select s.stops_clock from calendar_switches s
       where s.office_code = v.office_code and s.kind = h.kind and s.set_in <= v.version order by s.set_in desc limit 1
    ) s on true
   where coalesce(s.stops_clock, h.kind <> 'dispensasi_daerah')
), years as (
  select v.office_code, v.version, y.year from calendar_versions v
    join calendar_years y on y.office_code = v.office_code and y.loaded_in <= v.version
)`;

/**
 * Every round's due date once more, from the holiday table and the pauses alone: the days after the first one are
 * laid out, those that do not count are struck out, and the n-th that is left is the due date.
 */
const recomputed = sql`with ${closedDays}, counted as (
  select r.complaint_id, r.round, r.days, d.day, row_number() over (partition by r.complaint_id, r.round order by d.day) as nth
    from complaint_rounds r
    cross join lateral (
      select r.started_on + i as day from generate_series(1, r.days * 3 + 40 + coalesce((
        select sum(coalesce(p.ended_on, p.asked_on) - p.asked_on) from complaint_pauses p
         where p.complaint_id = r.complaint_id and p.round = r.round), 0)::int) as i
    ) d
   where extract(isodow from d.day) < 6
     and not exists (select 1 from closed c where c.office_code = r.office_code and c.version = r.calendar_version and c.on_date = d.day)
     and not exists (select 1 from complaint_pauses p where p.complaint_id = r.complaint_id and p.round = r.round
                        and d.day > p.asked_on and (p.ended_on is null or d.day <= p.ended_on))
), due as (
  select r.*, n.day as due_is from complaint_rounds r
    left join counted n on n.complaint_id = r.complaint_id and n.round = r.round and n.nth = r.days
)`;

/** The clock of the promise, its pauses, the agency's own clock, and what was reminded. */
export const complaintClockInvariants = {
  due_date_differs: violating('complaint')`${recomputed}
      select k.id, k.number, d.round, coalesce(d.due_on::text, '-') as due, coalesce(d.due_is::text, '-') as "dueIs",
             d.calendar_version as version
        from due d join complaints k on k.id = d.complaint_id
       where d.due_on is distinct from d.due_is
          or (d.due_is is not null and d.tentative <> exists (
               select 1 from generate_series(extract(year from d.started_on + 1)::int, extract(year from d.due_is)::int) y
                where not exists (select 1 from years l where l.office_code = d.office_code
                                     and l.version = d.calendar_version and l.year = y)))`,
  due_date_of_old_calendar: violating('complaint')`
      select k.id, k.number, r.calendar_version as version, v.newest
        from complaint_rounds r join complaints k on k.id = r.complaint_id
        cross join lateral (select max(version) as newest from calendar_versions v where v.office_code = r.office_code) v
       where r.ended_at is null and r.calendar_version <> v.newest`,
  due_change_differs: violating('complaint')`
      select k.id, k.number, r.round
        from complaint_rounds r join complaints k on k.id = r.complaint_id
       where exists (
               select 1 from (select g.old_due_on, lag(g.new_due_on) over (order by g.id) as before_due,
                                     row_number() over (order by g.id) as place
                                from complaint_due_changes g where g.complaint_id = r.complaint_id and g.round = r.round) g
                where g.place > 1 and g.old_due_on is distinct from g.before_due)
          or (select g.new_due_on is distinct from r.due_on from complaint_due_changes g
               where g.complaint_id = r.complaint_id and g.round = r.round order by g.id desc limit 1)`,
  round_start_differs: violating('complaint')`
      select k.id, k.number, r.round, r.started_on as started
        from complaint_rounds r join complaints k on k.id = r.complaint_id join offices o on o.code = k.office_code
       where (r.round = 1 and (r.started_on <> k.received_on or k.received_on <> (k.received_at at time zone o.zone)::date))
          or (r.round > 1 and not exists (
               select 1 from complaint_events e where e.complaint_id = k.id and e.round = r.round
                  and e.action in ('reopen', 'revive') and (e.at at time zone o.zone)::date = r.started_on))`,
  round_end_differs: violating('complaint')`
      select k.id, k.number, r.round, k.state, coalesce(r.ended_by, '-') as "endedBy"
        from complaint_rounds r join complaints k on k.id = r.complaint_id join offices o on o.code = k.office_code
       where (r.round = k.round and (r.ended_at is not null) <> (k.state in ${stoppedStates}))
          or (r.round < k.round and r.ended_at is null)
          or r.ended_on <> (r.ended_at at time zone o.zone)::date
          or (r.ended_at is not null and not exists (
               select 1 from complaint_events e where e.complaint_id = k.id and e.round = r.round and ${together('e.at', 'r.ended_at')}
                  and e.to_state = r.ended_by and e.from_state is distinct from e.to_state))`,
  late_days_differ: violating('complaint')`with ${closedDays}
      select k.id, k.number, r.round, r.late_days as late, l.days as "lateIs"
        from complaint_rounds r join complaints k on k.id = r.complaint_id
        cross join lateral (
          select count(*) as days from generate_series(1, greatest(0, r.ended_on - r.due_on)) as i
           where extract(isodow from r.due_on + i) < 6
             and not exists (select 1 from closed c where c.office_code = r.office_code and c.version = r.calendar_version
                                and c.on_date = r.due_on + i)
        ) l
       where r.ended_at is not null and r.late_days <> l.days`,
  complaint_pauses_overlap: violating('complaint')`
      select k.id, k.number
        from complaints k
       where exists (select 1 from complaint_pauses p join complaint_pauses q on q.complaint_id = p.complaint_id and q.id > p.id
                      where p.complaint_id = k.id and p.asked_at < coalesce(q.ended_at, 'infinity')
                        and q.asked_at < coalesce(p.ended_at, 'infinity'))`,
  complaint_pause_differs: violating('complaint')`
      select k.id, k.number, k.state, p.open
        from complaints k cross join lateral (
          select count(*) filter (where p.ended_at is null) as open from complaint_pauses p where p.complaint_id = k.id) p
       where (p.open > 0) <> (k.state = 'awaiting_complainant')`,
  complaint_pause_without_event: violating('complaint')`
      select distinct k.id, k.number
        from complaint_pauses p join complaints k on k.id = p.complaint_id join offices o on o.code = k.office_code
       where not exists (select 1 from complaint_events e where e.complaint_id = k.id and e.round = p.round
                            and e.action = 'requestCompletion' and ${together('e.at', 'p.asked_at')})
          or p.asked_on <> (p.asked_at at time zone o.zone)::date
          or (p.ended_at is not null and (p.ended_on <> (p.ended_at at time zone o.zone)::date or not exists (
               select 1 from complaint_events e where e.complaint_id = k.id and ${together('e.at', 'p.ended_at')}
                  and e.from_state = 'awaiting_complainant' and e.to_state <> e.from_state)))`,
  lapsed_without_warning: violating('complaint')`
      select k.id, k.number, e.seq
        from complaint_events e join complaints k on k.id = e.complaint_id join offices o on o.code = k.office_code
        left join complaint_pauses p on p.complaint_id = e.complaint_id and ${together('p.ended_at', 'e.at')}
       where e.action = 'lapse' and (
             p.id is null or p.warned_at is null
          or (e.at at time zone o.zone)::date <= p.respond_by
          or (e.at at time zone o.zone)::date - (p.warned_at at time zone o.zone)::date < 7
          or not exists (select 1 from messages m where m.subject_type = 'complaint' and m.subject_id = k.id::text
                            and m.template = 'deemed_withdrawn_warning' and ${together('m.created_at', 'p.warned_at')}))`,
  closed_before_silence: violating('complaint')`with ${closedDays}
      select k.id, k.number, e.seq, d.days
        from complaint_events e join complaints k on k.id = e.complaint_id join offices o on o.code = k.office_code
        join complaint_rounds r on r.complaint_id = e.complaint_id and r.round = e.round
        cross join lateral (
          select count(*) as days from generate_series(1, (e.at at time zone o.zone)::date - r.ended_on) as i
           where extract(isodow from r.ended_on + i) < 6
             and not exists (select 1 from closed c where c.office_code = e.office_code and c.on_date = r.ended_on + i
                                and c.version = (select max(v.version) from calendar_versions v
                                                  where v.office_code = e.office_code and coalesce(v.made_at, '-infinity') <= e.at))
        ) d
       where e.action = 'closeBySilence'
         and (d.days <= coalesce((e.data ->> 'days')::int, 10)
              or exists (select 1 from complaint_ratings g where g.complaint_id = k.id and g.round = e.round
                            and not g.satisfied and g.at < e.at))`,
  referral_due_differs: violating('complaint')`with ${closedDays}
      select k.id, k.number, f.due_on as due
        from complaint_referrals f join complaints k on k.id = f.complaint_id join offices o on o.code = k.office_code
        cross join lateral (
          select s.days from complaint_limits s where s.office_code = f.office_code and s.code = 'agency'
             and s.valid_from <= (f.at at time zone o.zone)::date order by s.valid_from desc limit 1) l
        cross join lateral (
          select count(*) as days from generate_series(1, greatest(0, f.due_on - (f.at at time zone o.zone)::date)) as i
            cross join lateral (select (f.at at time zone o.zone)::date + i as day) d
           where extract(isodow from d.day) < 6
             and not exists (select 1 from closed c where c.office_code = f.office_code and c.version = f.calendar_version
                                and c.on_date = d.day)) t
       where t.days <> l.days or extract(isodow from f.due_on) > 5
          or exists (select 1 from closed c where c.office_code = f.office_code and c.version = f.calendar_version
                        and c.on_date = f.due_on)`,
  reminder_out_of_time: violating('complaint')`
      select distinct k.id, k.number, m.step
        from complaint_reminders m
        join complaint_rounds r on r.complaint_id = m.complaint_id and r.round = m.round
        join complaints k on k.id = m.complaint_id
        join offices o on o.code = m.office_code
        left join complaint_referrals f on f.complaint_id = m.complaint_id and f.round = m.round
       where (m.at at time zone o.zone)::time not between time '07:30' and time '16:01'
          or extract(isodow from m.at at time zone o.zone) > 5
          or (m.step <> 'agency_late' and (m.at > r.ended_at or (m.at at time zone o.zone)::date <= r.started_on))
          or (m.step = 'agency_late' and (f.id is null or (m.at at time zone o.zone)::date <= (f.at at time zone o.zone)::date))`,
} as const satisfies Partial<Invariants>;
