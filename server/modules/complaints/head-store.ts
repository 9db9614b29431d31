import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { IsoDate } from '../../../contract/fields.ts';
import type { Db, Tx } from '../../db/database.ts';

/**
 * Somebody is there on a day who can act as head of office on a complaint: active, by own right or by an order, not
 * stood in for, and not whom it is about.
 */
const headIsThere = (complaintId: RawBuilder<string>, officeCode: RawBuilder<string>, today: IsoDate) => {
  const inForce = sql`d.revoked_at is null and ${today}::date between d.starts_on and d.ends_on`;
  return sql<SqlBool>`exists (
    select from employees p
     where p.office_code = ${officeCode} and p.active
       and not exists (select from complaint_subjects s
                        where s.complaint_id = ${complaintId} and s.employee_id = p.id)
       and not exists (select from delegations d
                        where d.from_employee_id = p.id and d.kind = 'plh' and ${inForce})
       and (exists (select from delegations d
                     where d.to_employee_id = p.id and d.role = 'head_of_office' and ${inForce})
         or (exists (select from employee_roles r
                      where r.employee_id = p.id and r.role = 'head_of_office' and r.revoked_at is null)
             and not exists (select from delegations d
                              where d.from_employee_id = p.id and d.role = 'head_of_office' and ${inForce}))))`;
};

/** Whether anybody can act as head of office on this complaint. */
export async function findFreeHead(
  tx: Tx,
  { id, officeCode }: { id: string; officeCode: string },
  today: IsoDate,
): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select ${headIsThere(sql`${id}::uuid`, sql`${officeCode}`, today)} as free`.execute(tx);
  return rows[0]?.free === true;
}

/** Complaints that wait for a head of office who is not there for them. */
export async function headlessDispositions(
  db: Db | Tx,
  officeCode: string,
  today: IsoDate,
  id?: string,
): Promise<{ complaintId: string }[]> {
  return db
    .selectFrom('complaints as c')
    .select('c.id as complaintId')
    .where('c.officeCode', '=', officeCode)
    .where('c.state', '=', 'disposition')
    .$if(id !== undefined, (query) => query.where('c.id', '=', id ?? ''))
    .where(sql<SqlBool>`not ${headIsThere(sql`c.id`, sql`c.office_code`, today)}`)
    .execute();
}
