import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { applicationStates } from '../../../contract/applications/endpoints.ts';
import type { QueryOf } from '../../../contract/endpoint.ts';
import {
  type recordings as contract,
  type ReadyRow,
  stoppedStatuses,
  travellingStatuses,
  type WaitingRow,
} from '../../../contract/recordings.ts';
import type { Ctx } from '../../context.ts';
import { maskNik } from '../residents/index.ts';
import { isStopped, stuckDays, usualDays, waitingAge } from './rules.ts';

const closedStates = [
  'completed',
  'refused',
  'withdrawn',
  'cancelled',
] as const satisfies readonly (typeof applicationStates)[number][];

const personColumns = [
  'r.id as residentId',
  'r.name',
  'r.nik',
  'r.centralStatus',
  'r.centralStatusOn',
  'v.name as villageName',
] as const;

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

function personRow(
  row: {
    residentId: string;
    name: string;
    nik: string;
    centralStatus: string;
    centralStatusOn: string | null;
    villageName: string;
  },
  today: string,
) {
  const since = row.centralStatusOn ?? today;
  return {
    residentId: row.residentId,
    name: row.name,
    nikMasked: maskNik(row.nik),
    villageName: row.villageName,
    centralStatus: row.centralStatus,
    since,
    days: Math.max(0, daysBetween(since, today)),
  };
}

/** Those who wait on the centre. They are outside the ten minutes, and so they have their own ageing report. */
export async function waitingOnCentre(ctx: Ctx, query: QueryOf<(typeof contract)['waiting']>) {
  const { today } = ctx;
  const back = (days: number) => Temporal.PlainDate.from(today).subtract({ days }).toString();
  const all = [...travellingStatuses, ...stoppedStatuses];
  const wanted = query.status === undefined ? all : [query.status];
  const counts = await ctx.db
    .selectFrom('residents')
    .select([
      'centralStatus as status',
      sql<number>`count(*) filter (where central_status_on >= ${back(usualDays)} or central_status_on is null)::int`.as(
        'usual',
      ),
      sql<number>`count(*) filter (where central_status_on < ${back(usualDays)} and central_status_on >= ${back(stuckDays)})::int`.as(
        'late',
      ),
      sql<number>`count(*) filter (where central_status_on < ${back(stuckDays)})::int`.as('stuck'),
    ])
    .where('officeCode', '=', ctx.actor.officeCode)
    .where('centralStatus', 'in', all)
    .where('status', '=', 1)
    .groupBy('centralStatus')
    .execute();
  const rows = await ctx.db
    .selectFrom('residents as r')
    .innerJoin('regions as v', 'v.code', 'r.villageCode')
    .leftJoin('applications as a', (join) =>
      join.onRef('a.residentId', '=', 'r.id').on('a.state', 'not in', closedStates),
    )
    .select(personColumns)
    .select(['a.id as applicationId', 'a.number as applicationNumber'])
    .where('r.officeCode', '=', ctx.actor.officeCode)
    .where('r.centralStatus', 'in', wanted)
    .where('r.status', '=', 1)
    .orderBy('r.centralStatusOn')
    .orderBy('r.name')
    .limit(query.limit)
    .execute();
  return {
    counts: all.flatMap((status) => {
      const count = counts.find((each) => each.status === status);
      return count === undefined ? [] : [{ ...count, stopped: isStopped(status) }];
    }),
    rows: rows.map((row): WaitingRow => {
      const person = personRow(row, today);
      const { applicationId, applicationNumber } = row;
      return {
        ...person,
        stopped: isStopped(row.centralStatus),
        age: waitingAge(person.days),
        openApplication:
          applicationId === null || applicationNumber === null
            ? null
            : { id: applicationId, number: applicationNumber },
      };
    }),
  };
}

/** Ready at the centre, old enough for a card, and neither asking for one now nor served since. */
function readyResidents(ctx: Ctx, today: string, zone: string) {
  const bornBy = Temporal.PlainDate.from(today).subtract({ years: 17 }).toString();
  return ctx.db
    .selectFrom('residents as r')
    .where('r.officeCode', '=', ctx.actor.officeCode)
    .where('r.centralStatus', '=', 'PRINT_READY_RECORD')
    .where('r.status', '=', 1)
    .where('r.blockedReason', 'is', null)
    .where((eb) => eb.or([eb('r.birthDate', '<=', bornBy), eb('r.maritalStatus', '>', 1)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('applications as a')
            .select('a.id')
            .whereRef('a.residentId', '=', 'r.id')
            .where((of) =>
              of.or([
                of('a.state', 'not in', closedStates),
                of.and([
                  of('a.state', '=', 'completed'),
                  sql<boolean>`(a.closed_at at time zone ${zone})::date >= r.central_status_on`,
                ]),
              ]),
            ),
        ),
      ),
    );
}

export async function readyToPrint(ctx: Ctx, { limit }: { limit: number }) {
  const { today } = ctx;
  const { zone } = ctx.office;
  const { total } = await readyResidents(ctx, today, zone)
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow();
  const rows = await readyResidents(ctx, today, zone)
    .innerJoin('regions as v', 'v.code', 'r.villageCode')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('recordingCalls as k')
          .select(['k.outcome', 'k.calledAt', 'k.willComeOn'])
          .whereRef('k.residentId', '=', 'r.id')
          .orderBy('k.id', 'desc')
          .limit(1)
          .as('call'),
      (join) => join.onTrue(),
    )
    .leftJoin('residentImages as i', (join) =>
      join.onRef('i.residentId', '=', 'r.id').on('i.kind', '=', 'portrait').on('i.replacedAt', 'is', null),
    )
    .select(personColumns)
    .select(['call.outcome', 'call.calledAt', 'call.willComeOn', 'i.id as portraitId'])
    // Who was never called comes first, then the longest waiting.
    .orderBy(sql`call.called_at is not null`)
    .orderBy('r.centralStatusOn')
    .orderBy('r.name')
    .limit(limit)
    .execute();
  return {
    total,
    rows: rows.map(
      (row): ReadyRow => ({
        ...personRow(row, today),
        hasPortrait: row.portraitId !== null,
        lastCall:
          row.outcome === null || row.calledAt === null
            ? null
            : {
                outcome: row.outcome,
                calledAt: row.calledAt.toISOString(),
                willComeOn: row.willComeOn,
              },
      }),
    ),
  };
}
