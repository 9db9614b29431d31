import { handlerRoles } from '../../../../contract/complaints/terms.ts';
import type { Db, Tx } from '../../../db/database.ts';

/** An active officer of the office, and whether handling complaints is his work; null when there is none. */
export async function findEmployee(db: Db | Tx, officeCode: string, id: string) {
  const rows = await db
    .selectFrom('employees as e')
    .leftJoin('employeeRoles as r', (join) =>
      join.onRef('r.employeeId', '=', 'e.id').on('r.revokedAt', 'is', null),
    )
    .select(['e.id', 'r.role'])
    .where('e.id', '=', id)
    .where('e.officeCode', '=', officeCode)
    .where('e.active', '=', true)
    .execute();
  if (rows.length === 0) return null;
  const handles: readonly string[] = handlerRoles;
  return { id, mayHandle: rows.some(({ role }) => role !== null && handles.includes(role)) };
}
