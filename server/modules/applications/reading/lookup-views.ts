import { complaintReaders } from '../../../../contract/complaints/endpoints.ts';
import type { Ctx } from '../../../context.ts';

/**
 * What a scanned or typed code names: a number or tracking code of an application or a complaint,
 * the serial of a card in hand, or a NIK.
 */
export async function lookup(ctx: Ctx, typed: string) {
  const code = typed.toUpperCase().replace(/\s+/g, '');
  const office = ctx.actor.officeCode;
  const application = await ctx.db
    .selectFrom('applications')
    .select(['id', 'number'])
    .where('officeCode', '=', office)
    .where((eb) => eb.or([eb('number', '=', code), eb('trackingCode', '=', code.replaceAll('-', ''))]))
    .executeTakeFirst();
  if (application !== undefined) return found('application', application.id, application.number);

  const printed = await ctx.db
    .selectFrom('printAttempts as p')
    .innerJoin('applications as a', 'a.id', 'p.applicationId')
    .select(['a.id', 'a.number'])
    .where('p.officeCode', '=', office)
    .where('p.blankSerial', '=', code)
    .where('p.state', '!=', 'failed')
    .executeTakeFirst();
  if (printed !== undefined) return found('application', printed.id, printed.number);

  const complaint = await findComplaint(ctx, code);
  if (complaint !== undefined) return found('complaint', complaint.id, complaint.number);

  const blank = await ctx.db
    .selectFrom('blanks')
    .select('serial')
    .where('officeCode', '=', office)
    .where('serial', '=', code)
    .executeTakeFirst();
  if (blank !== undefined) return found('blank', blank.serial, blank.serial);

  if (!/^[0-9]{16}$/.test(code)) return { found: null };
  const resident = await ctx.db
    .selectFrom('residents')
    .select(['id', 'name'])
    .where('officeCode', '=', office)
    .where('nik', '=', code)
    .executeTakeFirst();
  return resident === undefined ? { found: null } : found('resident', resident.id, resident.name);
}

/** For whom it may not be read, or is about, a complaint does not exist. */
async function findComplaint({ db, actor }: Ctx, code: string) {
  if (!complaintReaders.some((role) => actor.roles.includes(role))) return undefined;
  return db
    .selectFrom('complaints as c')
    .select(['c.id', 'c.number'])
    .where('c.officeCode', '=', actor.officeCode)
    .where((eb) => eb.or([eb('c.number', '=', code), eb('c.trackingCode', '=', code.replaceAll('-', ''))]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('complaintSubjects as s')
            .select('s.employeeId')
            .whereRef('s.complaintId', '=', 'c.id')
            .where('s.employeeId', '=', actor.employeeId),
        ),
      ),
    )
    .executeTakeFirst();
}

const found = (kind: 'application' | 'complaint' | 'resident' | 'blank', id: string, label: string) => ({
  found: { kind, id, label },
});
