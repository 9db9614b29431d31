import type { SurveyKiosksView } from '../../../../contract/surveys/endpoints.ts';
import type { Ctx } from '../../../context.ts';
import type { Db } from '../../../db/database.ts';

/** A paired survey kiosk. */
export interface Kiosk {
  id: string;
  officeCode: string;
  name: string;
}

/** The tablet that a device's cookie names, while nobody has stopped it. */
export async function findKiosk(db: Db, id: string): Promise<Kiosk | null> {
  const row = await db
    .selectFrom('surveyKiosks')
    .select(['id', 'officeCode', 'name'])
    .where('id', '=', id)
    .where('pairedAt', 'is not', null)
    .where('stoppedAt', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** The tablets of the office that are in use or wait to be paired. */
export async function kiosksOfOffice(ctx: Ctx): Promise<SurveyKiosksView> {
  const now = ctx.clock.now();
  const rows = await ctx.db
    .selectFrom('surveyKiosks as k')
    .innerJoin('employees as e', 'e.id', 'k.createdBy')
    .select(['k.id', 'k.name', 'k.createdAt', 'e.name as createdBy', 'k.pairingUntil', 'k.pairedAt'])
    .where('k.officeCode', '=', ctx.actor.officeCode)
    .where('k.stoppedAt', 'is', null)
    .orderBy('k.createdAt', 'desc')
    .execute();
  return {
    address: `${ctx.ports.publicAddress}/survei/kios`,
    kiosks: rows.map(({ createdAt, pairingUntil, pairedAt, ...row }) => ({
      ...row,
      state:
        pairedAt !== null ? 'paired' : pairingUntil !== null && pairingUntil >= now ? 'waiting' : 'lapsed',
      createdAt: createdAt.toISOString(),
      pairingUntil: pairingUntil?.toISOString() ?? null,
      pairedAt: pairedAt?.toISOString() ?? null,
    })),
  };
}
