import { sql } from 'kysely';
import type { IsoDate } from '../../../../contract/fields.ts';
import type { Db, Tx } from '../../../db/database.ts';
import { officeColumns } from '../../office/index.ts';
import type { Complaint } from '../case-store.ts';
import { ladderSteps, type Reminder, type Rung } from './rules.ts';

/** Every office of this installation, or the one. */
export async function listOffices(db: Db, code: string | undefined) {
  return db
    .selectFrom('offices as o')
    .innerJoin('serviceStandards as p', 'p.id', 'o.standardId')
    .select(officeColumns)
    .$if(code !== undefined, (query) => query.where('o.code', '=', code ?? ''))
    .orderBy('o.code')
    .execute();
}

/** The clocks that run, with their pauses, what was reminded, and whom the complaint is about. */
export async function runningClocks(db: Db | Tx, officeCode: string, id?: string) {
  return db
    .selectFrom('complaintRounds as r')
    .innerJoin('complaints as c', (join) =>
      join.onRef('c.id', '=', 'r.complaintId').onRef('c.round', '=', 'r.round'),
    )
    .select((eb) => [
      'c.id',
      'r.startedOn',
      'r.days',
      'r.dueOn',
      sql<{ from: IsoDate; to: IsoDate | null }[]>`coalesce((
        select jsonb_agg(jsonb_build_object('from', p.asked_on, 'to', p.ended_on) order by p.asked_at)
          from complaint_pauses p where p.complaint_id = c.id and p.round = r.round), '[]')`.as('pauses'),
      sql<string[]>`array(select m.step from complaint_reminders m
        where m.complaint_id = c.id and m.round = r.round)`.as('taken'),
      eb
        .selectFrom('complaintReminders as m')
        .select((inner) => inner.fn.max('m.at').as('at'))
        .whereRef('m.complaintId', '=', 'c.id')
        .whereRef('m.round', '=', 'r.round')
        .where('m.outcome', '=', 'given')
        .where('m.step', 'in', ladderSteps)
        .as('toldAt'),
      sql<
        string[]
      >`array(select s.employee_id::text from complaint_subjects s where s.complaint_id = c.id)`.as(
        'subjects',
      ),
    ])
    .where('r.officeCode', '=', officeCode)
    .where('r.endedAt', 'is', null)
    .where('r.dueOn', 'is not', null)
    .$if(id !== undefined, (query) => query.where('c.id', '=', id ?? ''))
    .orderBy('r.dueOn')
    .orderBy('c.id')
    .execute();
}

/** The ladder of the office: who holds each rung on a day, or the agency outside. A rung with neither is left out. */
export async function listLadder(db: Db, officeCode: string, today: IsoDate) {
  const rows = await db
    .selectFrom('escalationRungs as e')
    .leftJoin('agencies as a', (join) => join.onRef('a.id', '=', 'e.agencyId').on('a.active', '=', true))
    .select([
      sql<Rung['rung']>`e.rung`.as('rung'),
      'e.lateDays',
      'e.role',
      'a.id as agencyId',
      sql<string[]>`array(
        select r.employee_id::text from employee_roles r join employees p on p.id = r.employee_id and p.active
         where p.office_code = e.office_code and r.role = e.role and r.revoked_at is null
        union
        select d.to_employee_id::text from delegations d join employees p on p.id = d.to_employee_id and p.active
         where d.office_code = e.office_code and d.role = e.role and d.revoked_at is null
           and ${today}::date between d.starts_on and d.ends_on)`.as('holders'),
    ])
    .where('e.officeCode', '=', officeCode)
    .orderBy('e.rung')
    .execute();
  return rows
    .filter(({ role, agencyId }) => role !== null || agencyId !== null)
    .map(({ role, holders, ...rung }) => ({ ...rung, holders: role === null ? null : holders }));
}

/** False when it was written before. */
export async function insertReminder(tx: Tx, complaint: Complaint, { step, outcome }: Reminder, at: Date) {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('complaintReminders')
    .values({
      officeCode: complaint.officeCode,
      complaintId: complaint.id,
      round: complaint.round,
      step,
      outcome,
      at,
    })
    .onConflict((oc) => oc.columns(['complaintId', 'round', 'step']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function openPauses(db: Db | Tx, officeCode: string, id?: string) {
  return db
    .selectFrom('complaintPauses as p')
    .innerJoin('complaints as c', 'c.id', 'p.complaintId')
    .select(['p.id', 'p.complaintId', 'p.respondBy', 'p.warnedAt'])
    .where('p.officeCode', '=', officeCode)
    .where('p.endedAt', 'is', null)
    .where('c.state', '=', 'awaiting_complainant')
    .$if(id !== undefined, (query) => query.where('c.id', '=', id ?? ''))
    .orderBy('p.respondBy')
    .orderBy('p.id')
    .execute();
}

export async function markWarned(tx: Tx, pauseId: string, at: Date) {
  await tx.updateTable('complaintPauses').set({ warnedAt: at }).where('id', '=', pauseId).execute();
}

/** Answered before a day, with nobody saying that the answer was none. */
export async function answeredBefore(db: Db | Tx, officeCode: string, day: IsoDate, id?: string) {
  return db
    .selectFrom('complaints as c')
    .innerJoin('complaintRounds as r', (join) =>
      join.onRef('r.complaintId', '=', 'c.id').onRef('r.round', '=', 'c.round'),
    )
    .select(['c.id as complaintId', 'r.endedOn'])
    .where('c.officeCode', '=', officeCode)
    .where('c.state', '=', 'answered')
    .where('r.endedOn', '<', day)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('complaintRatings as g')
            .select('g.complaintId')
            .whereRef('g.complaintId', '=', 'c.id')
            .whereRef('g.round', '=', 'c.round')
            .where('g.satisfied', '=', false),
        ),
      ),
    )
    .$if(id !== undefined, (query) => query.where('c.id', '=', id ?? ''))
    .orderBy('r.endedOn')
    .orderBy('c.id')
    .execute();
}

/** Forwarded complaints whose agency has not said in time what it did, and was not reminded. */
export async function agenciesLate(db: Db | Tx, officeCode: string, today: IsoDate, id?: string) {
  return db
    .selectFrom('complaintReferrals as f')
    .innerJoin('complaints as c', (join) =>
      join.onRef('c.id', '=', 'f.complaintId').onRef('c.round', '=', 'f.round'),
    )
    .innerJoin('agencies as a', 'a.id', 'f.agencyId')
    .select([
      'c.id as complaintId',
      'f.token',
      'f.letterNumber',
      'f.dueOn',
      'a.name',
      'a.email',
      'a.phone',
      'a.address',
    ])
    .where('f.officeCode', '=', officeCode)
    .where('f.dueOn', '<', today)
    .where('c.state', 'in', ['forwarded', 'informed'])
    .where((eb) =>
      eb.or([eb('f.agencyState', 'is', null), eb('f.agencyState', 'in', ['received', 'in_progress'])]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('complaintReminders as m')
            .select('m.step')
            .whereRef('m.complaintId', '=', 'c.id')
            .whereRef('m.round', '=', 'c.round')
            .where('m.step', '=', 'agency_late'),
        ),
      ),
    )
    .$if(id !== undefined, (query) => query.where('c.id', '=', id ?? ''))
    .orderBy('f.dueOn')
    .orderBy('c.id')
    .execute();
}

export async function findAgency(tx: Tx, id: string) {
  return tx
    .selectFrom('agencies')
    .select(['name', 'email', 'phone', 'address'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** The agency outside the office on the last rung of its ladder. */
export async function appointInspectorate(db: Db, officeCode: string, agencyId: string): Promise<void> {
  await db
    .updateTable('escalationRungs')
    .set({ agencyId })
    .where('officeCode', '=', officeCode)
    .where('role', 'is', null)
    .execute();
}
