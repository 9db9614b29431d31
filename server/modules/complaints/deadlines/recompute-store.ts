import { sql } from 'kysely';
import type { Tx } from '../../../db/database.ts';
import type { Calendar, Pause } from '../../calendar/index.ts';
import type { Complaint } from '../case-store.ts';
import { dueOf } from './clock.ts';

interface Recomputation {
  officeCode: string;
  cause: 'calendar' | 'pause' | 'resume';
  at: Date;
  calendar: Calendar;
}

type RoundOf = Pick<Complaint, 'id' | 'round'>;

const keyOf = (complaintId: string, round: number) => `${complaintId} ${round}`;

async function pausesOf(tx: Tx, complaintIds: readonly string[]): Promise<Map<string, Pause[]>> {
  const rows = await tx
    .selectFrom('complaintPauses')
    .select(['complaintId', 'round', 'askedOn', 'endedOn'])
    .where('complaintId', '=', sql<string>`any(${complaintIds}::uuid[])`)
    .orderBy('askedAt')
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => keyOf(row.complaintId, row.round))].map(([key, pauses]) => [
      key,
      pauses.map(({ askedOn, endedOn }) => ({ from: askedOn, to: endedOn })),
    ]),
  );
}

/**
 * Computes the due dates of the running rounds among these anew and writes down what moved, and why; tells how many
 * did. The caller has locked the complaints: rounds and pauses are read after that, for all of them at once, so that
 * a calendar that changes does not hold up the office.
 */
export async function recomputeRounds(
  tx: Tx,
  complaints: readonly RoundOf[],
  { officeCode, cause, at, calendar }: Recomputation,
): Promise<number> {
  if (complaints.length === 0) return 0;
  const asked = new Set(complaints.map(({ id, round }) => keyOf(id, round)));
  const ids = complaints.map(({ id }) => id);
  const running = await tx
    .selectFrom('complaintRounds')
    .select(['complaintId', 'round', 'startedOn', 'days', 'dueOn', 'tentative', 'calendarVersion'])
    .where('complaintId', '=', sql<string>`any(${ids}::uuid[])`)
    .where('endedAt', 'is', null)
    .orderBy('complaintId')
    .execute();
  const pauses = await pausesOf(tx, ids);
  const computed = running
    .filter(({ complaintId, round }) => asked.has(keyOf(complaintId, round)))
    .map((round) => ({
      ...round,
      now: dueOf(round, pauses.get(keyOf(round.complaintId, round.round)) ?? [], calendar),
    }));
  const changed = computed.filter(
    ({ now, dueOn, tentative, calendarVersion }) =>
      now.due !== dueOn || now.tentative !== tentative || calendarVersion !== calendar.version,
  );
  if (changed.length > 0) {
    await sql`
      update complaint_rounds r
         set due_on = n.due_on, tentative = n.tentative, calendar_version = ${calendar.version}::int
        from unnest(${changed.map(({ complaintId }) => complaintId)}::uuid[], ${changed.map(({ round }) => round)}::int[],
                    ${changed.map(({ now }) => now.due)}::date[], ${changed.map(({ now }) => now.tentative)}::boolean[])
          as n (complaint_id, round, due_on, tentative)
       where r.complaint_id = n.complaint_id and r.round = n.round`.execute(tx);
  }
  const moved = changed.filter(({ now, dueOn }) => now.due !== dueOn);
  if (moved.length > 0) {
    await sql`
      insert into complaint_due_changes
        (office_code, complaint_id, round, old_due_on, new_due_on, calendar_version, cause, at)
      select ${officeCode}, n.complaint_id, n.round, n.old_due_on, n.new_due_on, ${calendar.version}::int, ${cause},
             ${at}::timestamptz
        from unnest(${moved.map(({ complaintId }) => complaintId)}::uuid[], ${moved.map(({ round }) => round)}::int[],
                    ${moved.map(({ dueOn }) => dueOn)}::date[], ${moved.map(({ now }) => now.due)}::date[])
        with ordinality as n (complaint_id, round, old_due_on, new_due_on, place)
       order by n.place`.execute(tx);
  }
  return moved.length;
}

/** Writes due dates of forwardings as the agencies' own clock has them now. */
export async function writeReferralDues(
  tx: Tx,
  version: number,
  referrals: readonly { id: string; due: string | null; tentative: boolean }[],
): Promise<void> {
  if (referrals.length === 0) return;
  await sql`
    update complaint_referrals r
       set due_on = coalesce(n.due_on, r.due_on), tentative = n.tentative, calendar_version = ${version}::int
      from unnest(${referrals.map(({ id }) => id)}::uuid[], ${referrals.map(({ due }) => due)}::date[],
                  ${referrals.map(({ tentative }) => tentative)}::boolean[]) as n (id, due_on, tentative)
     where r.id = n.id`.execute(tx);
}
