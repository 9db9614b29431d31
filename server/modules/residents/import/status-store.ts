import { sql } from 'kysely';
import type { IsoDate } from '../../../../contract/fields.ts';
import type { Tx } from '../../../db/database.ts';
import type { LoadTarget } from './load-store.ts';

export interface Observation {
  residentId: string;
  status: string;
  observedOn: IsoDate;
}

export async function findResidentIds(
  tx: Tx,
  officeCode: string,
  niks: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('residents')
    .select(['nik', 'id'])
    .where('officeCode', '=', officeCode)
    .where('nik', '=', sql<string>`any(${niks}::text[])`)
    .execute();
  return new Map(rows.map(({ nik, id }) => [nik, id]));
}

/** Adds observations that are not there yet and brings residents to the newest by date. How many were new. */
export async function insertObservations(
  tx: Tx,
  target: LoadTarget,
  observations: readonly Observation[],
  dryRun: boolean,
): Promise<number> {
  if (observations.length === 0) return 0;
  const ids = observations.map(({ residentId }) => residentId);
  const given = sql`unnest(${ids}::uuid[], ${observations.map(({ status }) => status)}::text[],
    ${observations.map(({ observedOn }) => observedOn)}::date[]) as given (resident_id, status, observed_on)`;
  if (dryRun) {
    const { rows } = await sql<{ added: number }>`
      select count(*)::int as added from (select distinct resident_id, status, observed_on from ${given}) as each
       where not exists (select 1 from central_status_history h where h.resident_id = each.resident_id
         and h.status = each.status and h.observed_on = each.observed_on)`.execute(tx);
    return rows[0]?.added ?? 0;
  }
  const inserted = await sql`
    insert into central_status_history (office_code, run_id, recorded_at, source, resident_id, status, observed_on)
    select ${target.officeCode}, ${target.runId}::uuid, ${target.at}::timestamptz, 'import', * from ${given}
    on conflict on constraint central_status_observed_once do nothing`.execute(tx);
  await sql`
    update residents set central_status = newest.status, central_status_on = newest.observed_on
      from (select distinct on (resident_id) resident_id, status, observed_on from central_status_history
             where resident_id = any(${ids}::uuid[]) order by resident_id, observed_on desc, id desc) as newest
     where residents.id = newest.resident_id
       and (residents.central_status, residents.central_status_on) is distinct from (newest.status, newest.observed_on)`.execute(
    tx,
  );
  return Number(inserted.numAffectedRows ?? 0n);
}
