import { type RawBuilder, sql } from 'kysely';
import type { QueueFigures } from '../../../contract/queue/endpoints.ts';
import { ticketSources, ticketStates } from '../../../contract/queue/terms.ts';
import type { Ctx } from '../../context.ts';
import { recordOf } from '../../record-of.ts';

const waitingSeconds = sql`extract(epoch from t.first_called_at - t.taken_at)`;
const serviceSeconds = sql`case when t.state = 'done' then extract(epoch from t.ended_at - t.serving_at) end`;

interface Spread {
  count: number;
  medianSeconds: number | null;
  p95Seconds: number | null;
  longestSeconds: number | null;
}

/** Count, median, 95th percentile and longest of a span, as one JSON value. */
const spreadOf = (span: RawBuilder<unknown>) => sql<Spread>`jsonb_build_object(
  'count', count(${span}),
  'medianSeconds', round(percentile_cont(0.5) within group (order by ${span})),
  'p95Seconds', round(percentile_cont(0.95) within group (order by ${span})),
  'longestSeconds', round(max(${span})))`;

/** The figures of a day: waiting and service apart, by service, counter and hour. */
export async function queueFigures(ctx: Ctx, asked: string | undefined): Promise<QueueFigures> {
  const { db } = ctx;
  const { officeCode } = ctx.actor;
  const day = asked ?? ctx.today;
  const { zone } = ctx.office;
  const ofDay = sql`t.office_code = ${officeCode} and t.day = ${day}::date`;

  const { rows: totals } = await sql<{
    taken: number;
    waiting: Spread;
    service: Spread;
  }>`
    select count(*)::int as taken, ${spreadOf(waitingSeconds)} as waiting, ${spreadOf(serviceSeconds)} as service
      from queue_tickets t where ${ofDay}`.execute(db);
  const { rows: counted } = await sql<{ state: string; source: string; count: number }>`
    select t.state, t.source, count(*)::int as count from queue_tickets t where ${ofDay} group by 1, 2`.execute(
    db,
  );
  const { rows: services } = await sql<QueueFigures['services'][number]>`
    select s.code, s.letter, s.name_id as "nameId", s.name_en as "nameEn", count(t.id)::int as taken,
           (count(t.id) filter (where t.state = 'done'))::int as done,
           (count(t.id) filter (where t.state = 'skipped'))::int as skipped,
           ${spreadOf(waitingSeconds)} as waiting, ${spreadOf(serviceSeconds)} as service
      from queue_services s
      left join queue_tickets t on t.service = s.code and ${ofDay}
     where s.office_code = ${officeCode}
     group by s.office_code, s.code having s.active or count(t.id) > 0
     order by s.position, s.letter`.execute(db);
  const { rows: counters } = await sql<QueueFigures['counters'][number]>`
    select c.number, c.name,
           (select count(*) from queue_events e join queue_tickets t on t.id = e.ticket_id
             where e.counter_id = c.id and e.action = 'callNext' and ${ofDay})::int as calls,
           count(t.id)::int as done, ${spreadOf(serviceSeconds)} as service
      from queue_counters c
      left join queue_tickets t on t.counter_id = c.id and t.state = 'done' and ${ofDay}
     where c.office_code = ${officeCode}
     group by c.id having c.active or count(t.id) > 0
     order by c.number`.execute(db);
  const { rows: hours } = await sql<QueueFigures['hours'][number]>`
    select extract(hour from e.at at time zone ${zone})::int as hour,
           (count(*) filter (where e.action = 'take'))::int as taken,
           (count(*) filter (where e.action = 'callNext'))::int as called
      from queue_events e join queue_tickets t on t.id = e.ticket_id
     where ${ofDay} and e.action in ('take', 'callNext')
     group by 1 order by 1`.execute(db);

  const sumOf = (which: (row: { state: string; source: string }) => boolean) =>
    counted.filter(which).reduce((sum, row) => sum + row.count, 0);
  const empty: Spread = { count: 0, medianSeconds: null, p95Seconds: null, longestSeconds: null };
  const total = totals[0] ?? { taken: 0, waiting: empty, service: empty };
  return {
    day,
    total: { taken: total.taken, waiting: total.waiting, service: total.service },
    byState: recordOf(ticketStates, (state) => sumOf((row) => row.state === state)),
    bySource: recordOf(ticketSources, (source) => sumOf((row) => row.source === source)),
    services,
    counters,
    hours,
  };
}
