import { translatorFor } from '../../../locales/translator.ts';
import type { Ctx } from '../../context.ts';
import type { BinaryReply } from '../../http/route.ts';
import { Refusal } from '../../refusal.ts';
import { dateIn } from '../office/index.ts';
import { letterContent, mayRead } from './views.ts';
import { complete } from './words.ts';

/** Letters are dated from the seat of the regency, which bears its name. */
function seatOf(regencyName: string): string {
  const seat = regencyName.toLowerCase().replace(/^(kabupaten|kota)\s+/, '');
  return seat.replace(/(^|\s)(\p{L})/gu, (letters) => letters.toUpperCase());
}

/** The message on the office's letterhead, dated today. */
export async function messageLetter(ctx: Ctx, id: string): Promise<BinaryReply> {
  if (!(await mayRead(ctx.db, ctx.actor, id))) throw new Refusal('not_found', 'message_unknown');
  const message = await letterContent(ctx.db, ctx.actor.officeCode, id);
  if (message?.channel !== 'letter') throw new Refusal('conflict', 'message_not_to_print');
  if (message.body === null || message.subject === null) throw new Refusal('conflict', 'message_erased');
  const body = await ctx.ports.documents.letter({
    office: {
      government: null,
      name: message.officeName,
      address: message.officeAddress,
      phone: message.officePhone,
      place: seatOf(message.regencyName),
      zone: message.zone,
    },
    signer: null,
    number: null,
    date: dateIn(message.zone, ctx.clock.now()),
    recipient: {
      name: message.name ?? translatorFor('id')('messageScreens.toYou'),
      address: message.address,
    },
    subject: message.subject,
    reference: message.subject,
    body: complete(message.body, ctx.ports.publicAddress)
      .split(/\n{2,}/)
      .map((text) => ({ text })),
    tracking: null,
  });
  return { mediaType: 'application/pdf', fileName: 'surat.pdf', body };
}
