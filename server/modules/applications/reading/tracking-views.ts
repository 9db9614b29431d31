import { sql } from 'kysely';
import type { Clock } from '../../../context.ts';
import type { Db } from '../../../db/database.ts';
import { readCode } from '../../../random-code.ts';
import { getOffice } from '../../office/index.ts';
import { clockOfCase } from './clock-views.ts';

/** What a resident sees who holds the tracking code: the same six steps, and nothing personal. */
export async function trackedCase(deps: { db: Db; clock: Clock }, typed: string) {
  const code = readCode(typed);
  const application = await deps.db
    .selectFrom('applications')
    .select(['id', 'officeCode', 'number', 'serviceType', 'state', 'trackingCode', 'startedAt'])
    .where('trackingCode', '=', code)
    .executeTakeFirst();
  if (application === undefined) return null;
  const office = await getOffice(deps.db, application.officeCode);
  const refusal = await deps.db
    .selectFrom('applicationEvents as e')
    .innerJoin('refusalGrounds as g', (join) => join.on(sql`e.data ->> 'reason'`, '=', sql.ref('g.code')))
    .select(['g.code', 'g.legalBasis'])
    .where('e.applicationId', '=', application.id)
    .where('e.action', '=', 'refuse')
    .executeTakeFirst();
  return {
    refusal: refusal ?? null,
    number: application.number,
    trackingCode: application.trackingCode,
    serviceType: application.serviceType,
    state: application.state,
    startedAt: application.startedAt,
    clock: await clockOfCase(deps.db, application.officeCode, application.id, deps.clock.now()),
    office,
  };
}
