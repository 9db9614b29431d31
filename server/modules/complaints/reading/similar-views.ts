import { sql } from 'kysely';
import type { ComplaintDetail } from '../../../../contract/complaints/views.ts';
import type { IsoDate } from '../../../../contract/fields.ts';
import type { Ctx } from '../../../context.ts';
import { addDays } from '../deadlines/clock.ts';
import { notAbout } from './row-views.ts';
import { excerptOf, hidesContent } from './rules.ts';

const daysApart = 60;
/** Share of common three-letter groups from which two descriptions are worth a look side by side. */
const alikeFrom = 0.45;
/** Long descriptions are compared by their beginning: there the matter is told. */
const comparedSigns = 1000;
const mostShown = 10;

interface Compared {
  id: string;
  receivedOn: IsoDate;
  anonymous: boolean;
  phoneE164: string | null;
  description: string | null;
}

/**
 * Complaints of the weeks around that come from the same telephone or read alike: candidates for merging. A common
 * telephone is no sign where one of the two is anonymous, since it would say whose complaint that is.
 */
export async function similarTo(ctx: Ctx, complaint: Compared): Promise<ComplaintDetail['similar']> {
  const beginning = [...(complaint.description ?? '')].slice(0, comparedSigns).join('');
  // PostgreSQL does not order by a bare constant, so even these name a column.
  const samePhone =
    complaint.anonymous || complaint.phoneE164 === null
      ? sql<boolean>`(n.id is null)`
      : sql<boolean>`(n.phone_e164 is not distinct from ${complaint.phoneE164} and not n.anonymous)`;
  const alike =
    beginning === ''
      ? sql<number>`(0 * length(n.number))::real`
      : sql<number>`coalesce(similarity(left(n.description, ${comparedSigns}), ${beginning}), 0)`;
  // Only the weeks around are compared: to measure the likeness of every text ever written takes seconds.
  const rows = await ctx.db
    .with(
      (near) => near('near').materialized(),
      (db) =>
        db
          .selectFrom('complaints as c')
          .innerJoin('complaintContents as t', 't.complaintId', 'c.id')
          .select([
            'c.id',
            'c.number',
            'c.state',
            'c.receivedOn',
            'c.anonymous',
            't.description',
            't.phoneE164',
          ])
          .where('c.officeCode', '=', ctx.actor.officeCode)
          .where('c.id', '!=', complaint.id)
          .where('c.state', '!=', 'merged')
          .where('c.receivedOn', '>=', addDays(complaint.receivedOn, -daysApart))
          .where('c.receivedOn', '<=', addDays(complaint.receivedOn, daysApart))
          .where(notAbout(ctx.actor))
          .$if(hidesContent(ctx.actor, true), (query) => query.where('c.confidential', '=', false)),
    )
    .selectFrom('near as n')
    .select(['n.id', 'n.number', 'n.state', 'n.receivedOn', 'n.description'])
    .where((eb) => eb.or([samePhone, eb(alike, '>=', alikeFrom)]))
    .orderBy(samePhone, 'desc')
    .orderBy(alike, 'desc')
    .orderBy('n.number', 'desc')
    .limit(mostShown)
    .execute();
  return rows.map(({ description, state, ...row }) => ({
    ...row,
    state,
    excerpt: excerptOf(description),
  }));
}
