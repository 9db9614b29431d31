import type { IsoDate } from '../../../contract/fields.ts';
import type { Tx } from '../../db/database.ts';
import { Refusal } from '../../refusal.ts';
import type { DelegationTerm } from './rules.ts';

export type StandingDelegation = DelegationTerm & { id: string };

/** Orders of the office that have not been ended and are not over. */
export async function standingDelegations(
  tx: Tx,
  officeCode: string,
  today: IsoDate,
): Promise<StandingDelegation[]> {
  const rows = await tx
    .selectFrom('delegations')
    .select(['id', 'role', 'kind', 'fromEmployeeId', 'toEmployeeId', 'startsOn', 'endsOn'])
    .where('officeCode', '=', officeCode)
    .where('revokedAt', 'is', null)
    .where('endsOn', '>=', today)
    .execute();
  return rows;
}

export async function insertDelegation(
  tx: Tx,
  delegation: DelegationTerm & {
    officeCode: string;
    letterNumber: string;
    createdBy: string;
    createdAt: Date;
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('delegations')
    .values(delegation)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function endDelegationRow(
  tx: Tx,
  officeCode: string,
  id: string,
  by: string,
  at: Date,
): Promise<void> {
  const row = await tx
    .selectFrom('delegations')
    .select('revokedAt')
    .where('id', '=', id)
    .where('officeCode', '=', officeCode)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found', 'delegation_unknown');
  if (row.revokedAt !== null) throw new Refusal('conflict', 'delegation_already_ended');
  await tx.updateTable('delegations').set({ revokedAt: at, revokedBy: by }).where('id', '=', id).execute();
}
