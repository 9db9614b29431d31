import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { ComplaintChannel, ComplaintState, ServiceComponent } from '../../contract/complaints/terms.ts';
import type { Db } from '../../server/db/database.ts';

export interface RoundSeed {
  /** ISO dates of the office; null while it must be completed. */
  dueOn: string | null;
  startedOn?: string;
  lateDays?: number;
  ended?: {
    by: 'answered' | 'informed' | 'archived' | 'withdrawn' | 'deemed_withdrawn' | 'rejected';
    /** An instant; `on` is its day in the office's zone. */
    at: string;
    on: string;
  };
  pauses?: readonly { from: string; to: string }[];
  satisfied?: boolean;
}

export interface ComplaintSeed {
  channel: Exclude<ComplaintChannel, 'box'>;
  state: ComplaintState;
  receivedAt: string;
  receivedOn: string;
  component?: ServiceComponent | null;
  handlerId?: string | null;
  about?: string;
  archiveReason?: 'identity_unclear' | 'identity_refused';
  agency?: { id: string; dueOn: string; state?: 'done' | 'not_ours'; stateAt?: string };
  rounds: readonly RoundSeed[];
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const code = (length: number) => [...randomBytes(length)].map((byte) => letters[byte % 32]).join('');
const closed = ['closed', 'informed', 'archived', 'withdrawn', 'deemed_withdrawn', 'rejected'];

let made = 0;

/** Complaints as rows, past the actions: what their figures are is known by counting. All the database's rules hold. */
export function complaintRows(owner: Db, officeCode: string, officerId: string) {
  const by = { officeCode };
  return {
    async agency(name: string): Promise<string> {
      const { id } = await owner
        .insertInto('agencies')
        .values({ ...by, name, kind: 'regional', createdAt: new Date('2026-01-01T00:00:00Z') })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },
    async complaint(seed: ComplaintSeed): Promise<{ id: string; number: string }> {
      made += 1;
      const number = `UJI-${String(made).padStart(6, '0')}`;
      const receivedAt = new Date(seed.receivedAt);
      const last = seed.rounds.at(-1)?.ended;
      const lastAt = new Date(last?.at ?? seed.receivedAt);
      return owner.transaction().execute(async (tx) => {
        const { id } = await tx
          .insertInto('complaints')
          .values({
            ...by,
            number,
            trackingCode: code(13),
            channel: seed.channel,
            state: seed.state,
            lastSeq: seed.rounds.length + 1,
            round: seed.rounds.length,
            receivedAt,
            receivedOn: seed.receivedOn,
            component: seed.component ?? null,
            handlerId: seed.handlerId ?? null,
            stateSince: lastAt,
            closedAt: closed.includes(seed.state) ? lastAt : null,
          })
          .returning('id')
          .executeTakeFirstOrThrow();
        const event = { ...by, complaintId: id, actorId: null, actingRole: null };
        await tx
          .insertInto('complaintEvents')
          .values([
            {
              ...event,
              seq: 1,
              round: 1,
              action: 'book',
              fromState: null,
              toState: 'received',
              at: receivedAt,
            },
            ...seed.rounds.slice(1).map((_, index) => ({
              ...event,
              seq: index + 2,
              round: index + 2,
              action: 'reopen',
              fromState: 'answered' as const,
              toState: 'reopened' as const,
              at: new Date(seed.rounds[index]?.ended?.at ?? seed.receivedAt),
            })),
            {
              ...event,
              seq: seed.rounds.length + 1,
              round: seed.rounds.length,
              action: 'close',
              fromState: seed.state === 'reopened' ? 'reopened' : 'received',
              toState: seed.state,
              at: lastAt,
            },
          ])
          .execute();
        const outside = seed.agency !== undefined;
        if (outside || seed.rounds.some(({ ended }) => ended?.by === 'answered')) {
          await tx
            .insertInto('complaintAuthority')
            .values({
              ...by,
              complaintId: id,
              round: 1,
              decision: outside ? 'out' : 'in',
              decidedBy: officerId,
              at: receivedAt,
            })
            .execute();
        }
        if (seed.about !== undefined) {
          await tx
            .insertInto('complaintSubjects')
            .values({
              ...by,
              complaintId: id,
              employeeId: seed.about,
              namedBy: officerId,
              namedAt: receivedAt,
            })
            .execute();
        }
        for (const [index, row] of seed.rounds.entries()) {
          const round = { ...by, complaintId: id, round: index + 1 };
          const at = new Date(row.ended?.at ?? seed.receivedAt);
          await tx
            .insertInto('complaintRounds')
            .values({
              ...round,
              startedOn: row.startedOn ?? seed.receivedOn,
              dueOn: row.dueOn,
              tentative: false,
              calendarVersion: 1,
              days: 3,
              ...(row.ended !== undefined && {
                endedAt: at,
                endedOn: row.ended.on,
                endedBy: row.ended.by,
                lateDays: row.lateDays ?? 0,
              }),
            })
            .execute();
          for (const { from, to } of row.pauses ?? []) {
            await tx
              .insertInto('complaintPauses')
              .values({
                ...round,
                askedAt: new Date(`${from}T02:00:00Z`),
                askedOn: from,
                respondBy: to,
                endedAt: new Date(`${to}T02:00:00Z`),
                endedOn: to,
              })
              .execute();
          }
          if (row.satisfied !== undefined) {
            await tx
              .insertInto('complaintRatings')
              .values({ ...round, satisfied: row.satisfied, at })
              .execute();
          }
          if (row.ended?.by === 'answered') {
            await tx
              .insertInto('complaintAnswers')
              .values({ ...round, answeredBy: officerId, at })
              .execute();
          }
          if (row.ended?.by === 'archived') {
            await tx
              .insertInto('complaintArchivings')
              .values({
                ...round,
                reason: seed.archiveReason ?? 'identity_unclear',
                archivedBy: officerId,
                at,
              })
              .execute();
          }
        }
        if (seed.agency !== undefined) await refer(tx, { ...by, complaintId: id }, seed, officerId, number);
        // Now, rather than at the commit, so that a seed that is unlawful names its fault.
        await sql`set constraints all immediate`.execute(tx);
        return { id, number };
      });
    },
  };
}

async function refer(
  tx: Db,
  to: { officeCode: string; complaintId: string },
  { agency, rounds, receivedAt, receivedOn }: ComplaintSeed,
  officerId: string,
  number: string,
) {
  if (agency === undefined) return;
  const at = new Date(rounds[0]?.ended?.at ?? receivedAt);
  const { id } = await tx
    .insertInto('complaintReferrals')
    .values({
      ...to,
      round: 1,
      agencyId: agency.id,
      letterNumber: `S/${number}`,
      letterOn: rounds[0]?.ended?.on ?? receivedOn,
      token: code(26),
      dueOn: agency.dueOn,
      tentative: false,
      calendarVersion: 1,
      forwardedBy: officerId,
      at,
      ...(agency.state !== undefined && {
        agencyState: agency.state,
        agencyStateAt: new Date(agency.stateAt ?? at),
      }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (rounds[0]?.ended?.by !== 'informed') return;
  await tx
    .insertInto('complaintNotices')
    .values({ ...to, round: 1, referralId: id, channel: 'telephone', toldAt: at, toldBy: officerId, at })
    .execute();
}
