import { sql } from 'kysely';
import type { Clock } from '../../../context.ts';
import type { Db } from '../../../db/database.ts';
import { readCode } from '../../../typed-code.ts';
import { getOffice } from '../../office/index.ts';
import { clockOfCase } from './clock-views.ts';

/** What a resident sees who holds the tracking code: the same six steps, and nothing personal. */
export async function trackedCase(deps: { db: Db; clock: Clock }, typed: string) {
  const code = readCode(typed);
  const kase = await deps.db
    .selectFrom('applications')
    .select(['id', 'officeCode', 'number', 'serviceType', 'state', 'trackingCode', 'startedAt'])
    .where('trackingCode', '=', code)
    .executeTakeFirst();
  if (kase === undefined) return null;
  const office = await getOffice(deps.db, kase.officeCode);
  const refusal = await deps.db
    .selectFrom('applicationEvents as e')
    .innerJoin('refusalGrounds as g', (join) => join.on(sql`e.data ->> 'reason'`, '=', sql.ref('g.code')))
    .select(['g.code', 'g.legalBasis'])
    .where('e.applicationId', '=', kase.id)
    .where('e.action', '=', 'refuse')
    .executeTakeFirst();
  return {
    refusal: refusal ?? null,
    number: kase.number,
    trackingCode: kase.trackingCode,
    serviceType: kase.serviceType,
    state: kase.state,
    startedAt: kase.startedAt,
    clock: await clockOfCase(deps.db, kase.officeCode, kase.id, deps.clock.now()),
    office,
  };
}
