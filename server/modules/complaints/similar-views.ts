import { sql } from 'kysely';
import type { ComplaintState } from '../../../contract/complaint-terms.ts';
import type { ComplaintDetail } from '../../../contract/complaint-views.ts';
import type { Ctx } from '../../context.ts';
import { addDays } from './clock.ts';
import { excerptOf, hidesContent } from './reading-rules.ts';
import { notAbout } from './row-views.ts';

const daysApart = 60;
/** Share of common three-letter groups from which two descriptions are worth a look side by side. */
const alikeFrom = 0.45;
/** Long descriptions are compared by their beginning: there the matter is told. */
const comparedSigns = 1000;
const mostShown = 10;

interface Compared {
  id: string;
  receivedOn: string;
  anonymous: boolean;
  phoneE164: string | null;
  description: string | null;
}

/**
 * Complaints of the weeks around that come from the same telephone or read alike: candidates for merging. A common
 * telephone is no sign where one of the two is anonymous, since it would say whose complaint that is.
 */
export async function similarTo(ctx: Ctx, kase: Compared): Promise<ComplaintDetail['similar']> {
  const beginning = [...(kase.description ?? '')].slice(0, comparedSigns).join('');
  // PostgreSQL does not order by a bare constant, so even these name a column.
  const samePhone =
    kase.anonymous || kase.phoneE164 === null
      ? sql<boolean>`(c.id is null)`
      : sql<boolean>`(t.phone_e164 is not distinct from ${kase.phoneE164} and not c.anonymous)`;
  const alike =
    beginning === ''
      ? sql<number>`(0 * length(c.number))::real`
      : sql<number>`coalesce(similarity(left(t.description, ${comparedSigns}), ${beginning}), 0)`;
  const rows = await ctx.db
    .selectFrom('complaints as c')
    .innerJoin('complaintContents as t', 't.complaintId', 'c.id')
    .select(['c.id', 'c.number', 'c.state', 'c.receivedOn', 't.description'])
    .where('c.officeCode', '=', ctx.actor.officeCode)
    .where('c.id', '!=', kase.id)
    .where('c.state', '!=', 'merged')
    .where('c.receivedOn', '>=', addDays(kase.receivedOn, -daysApart))
    .where('c.receivedOn', '<=', addDays(kase.receivedOn, daysApart))
    .where(notAbout(ctx.actor))
    .where((eb) => eb.or([samePhone, eb(alike, '>=', alikeFrom)]))
    .$if(hidesContent(ctx.actor, true), (query) => query.where('c.confidential', '=', false))
    .orderBy(samePhone, 'desc')
    .orderBy(alike, 'desc')
    .orderBy('c.number', 'desc')
    .limit(mostShown)
    .execute();
  return rows.map(({ description, state, ...row }) => ({
    ...row,
    state: state as ComplaintState,
    excerpt: excerptOf(description),
  }));
}
