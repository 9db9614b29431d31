import { sql } from 'kysely';
import { type Subject, violating } from './invariant.ts';

/** Each event `c` of one case beside the one before it. */
export const chained = (events: string, key: string) => sql`(
  select e.*, row_number() over w as place, lag(e.to_state) over w as before_state, lag(e.at) over w as before_at
    from ${sql.table(events)} e window w as (partition by ${sql.ref(`e.${key}`)} order by e.seq)
) c`;

/** An event `c` that is none of those expected, each `action:from>to`. */
export const unexpected = (transitions: readonly string[]) =>
  sql`c.action || ':' || coalesce(c.from_state, '') || '>' || c.to_state not in (${sql.join(transitions)})`;

/** State and history of one kind of numbered case: one may not say what the other does not. */
export function historyInvariants(of: {
  subject: Subject;
  cases: string;
  events: string;
  /** The column by which a row names its case. */
  key: string;
  /** Every event that may be, as `action:from>to`; an empty start is a case that begins. */
  expected: readonly string[];
  /** Tables whose rows belong to one case, and so to its office. */
  tables: readonly string[];
}) {
  const cases = sql.table(of.cases);
  const events = sql.table(of.events);
  const key = (alias: string) => sql.ref(`${alias}.${of.key}`);
  const chain = sql`${chained(of.events, of.key)} join ${cases} k on k.id = ${key('c')}`;
  return {
    stateWithoutEvent: violating(of.subject)`
      select k.id, k.number, k.state, k.last_seq as seq, coalesce(n.to_state, '-') as "eventState",
             coalesce(n.seq, 0) as "eventSeq"
        from ${cases} k left join lateral (
          select e.seq, e.to_state from ${events} e where ${key('e')} = k.id order by e.seq desc limit 1
        ) n on true
       where n.seq is null or n.to_state <> k.state or n.seq <> k.last_seq`,
    eventMissing: violating(of.subject)`
      select k.id, k.number, min(c.place) as expected from ${chain} where c.seq <> c.place group by k.id, k.number`,
    chainBroken: violating('event')`
      select c.id, k.number, c.seq, coalesce(c.from_state, '-') as "fromState",
             coalesce(c.before_state, '-') as "beforeState"
        from ${chain} where c.from_state is distinct from c.before_state`,
    unlawful: violating('event')`
      select c.id, k.number, c.seq, c.action, coalesce(c.from_state, '-') as "fromState", c.to_state as "toState"
        from ${chain} where ${unexpected(of.expected)}`,
    backwards: violating('event')`
      select c.id, k.number, c.seq from ${chain} where c.at < c.before_at`,
    delegationNotInForce: violating('event')`
      select e.id, k.number, e.seq, coalesce(e.acting_role, '-') as role
        from ${events} e
        join ${cases} k on k.id = ${key('e')}
        join offices o on o.code = e.office_code
        join delegations d on d.id = e.delegation_id
       where d.to_employee_id is distinct from e.actor_id or d.role is distinct from e.acting_role
          or (e.at at time zone o.zone)::date not between d.starts_on and d.ends_on or d.revoked_at < e.at`,
    officeDiffers: violating(of.subject)`${sql.join(
      of.tables.map(
        (table) => sql`
          select distinct k.id, k.number, k.office_code as office, x.office_code as other, ${table}::text as where
            from ${cases} k join ${sql.table(table)} x on ${key('x')} = k.id
           where x.office_code <> k.office_code`,
      ),
      sql` union all `,
    )}`,
  };
}
