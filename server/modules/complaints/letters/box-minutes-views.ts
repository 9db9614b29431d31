import type { Ctx } from '../../../context.ts';
import type { BinaryReply } from '../../../http/route.ts';
import { Refusal } from '../../../refusal.ts';
import { dateIn, letterOffice } from '../../office/index.ts';
import { notAbout } from '../reading/row-views.ts';
import { pdf } from './letter-data-views.ts';

/** The minutes of an opening of the box, which both officers sign. */
export async function boxMinutes(ctx: Ctx, id: string): Promise<BinaryReply> {
  const opening = await ctx.db
    .selectFrom('boxOpenings as x')
    .innerJoin('employees as a', 'a.id', 'x.firstOfficer')
    .innerJoin('employees as b', 'b.id', 'x.secondOfficer')
    .select(['x.openedAt', 'x.place'])
    .select(['a.name as firstName', 'a.title as firstTitle', 'a.nip as firstNip'])
    .select(['b.name as secondName', 'b.title as secondTitle', 'b.nip as secondNip'])
    .where('x.id', '=', id)
    .where('x.officeCode', '=', ctx.actor.officeCode)
    .executeTakeFirst();
  if (opening === undefined) throw new Refusal('not_found', 'box_opening_unknown');
  const slips = await ctx.db
    .selectFrom('complaints as c')
    .select(['c.number', 'c.slipNumber'])
    .where('c.boxOpeningId', '=', id)
    .where(notAbout(ctx.actor))
    .orderBy('c.slipNumber')
    .execute();
  const { office } = ctx;
  const body = await ctx.ports.documents.boxOpeningMinutes({
    office: letterOffice(office),
    openedAt: opening.openedAt,
    place: opening.place,
    officers: [
      { name: opening.firstName, title: opening.firstTitle, nip: opening.firstNip },
      { name: opening.secondName, title: opening.secondTitle, nip: opening.secondNip },
    ],
    slips: slips.map(({ number, slipNumber }) => ({ number, slipNumber: slipNumber ?? 0 })),
  });
  return pdf(dateIn(office.zone, opening.openedAt), 'berita-acara-kotak', body);
}
