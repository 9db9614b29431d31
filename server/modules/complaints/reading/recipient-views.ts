import type { Tx } from '../../../db/database.ts';
import type { Complaint } from '../case-store.ts';

/** How the complainant is reached, and what every message may name: number, code, office; never what it is about. */
export async function getRecipient(tx: Tx, complaint: Complaint) {
  const row = await tx
    .selectFrom('complaints as c')
    .innerJoin('complaintContents as t', 't.complaintId', 'c.id')
    .innerJoin('offices as o', 'o.code', 'c.officeCode')
    .innerJoin('serviceStandards as s', 's.id', 'o.standardId')
    .innerJoin('complaintRounds as r', (join) =>
      join.onRef('r.complaintId', '=', 'c.id').on('r.round', '=', complaint.round),
    )
    .leftJoin('complaintReferrals as f', (join) =>
      join.onRef('f.complaintId', '=', 'c.id').onRef('f.round', '=', 'r.round'),
    )
    .leftJoin('agencies as a', 'a.id', 'f.agencyId')
    .leftJoin('complaints as m', 'm.id', 'c.mergedInto')
    .leftJoin('complaintPauses as p', (join) =>
      join.onRef('p.complaintId', '=', 'c.id').on('p.endedAt', 'is', null),
    )
    .select([
      'c.trackingCode',
      't.name',
      't.address',
      't.phoneE164',
      't.email',
      't.preferredChannel',
      't.locale',
      'o.name as officeName',
      's.phone as officePhone',
      'r.dueOn',
      'r.days',
      'f.letterNumber',
      'a.name as agencyName',
      'a.phone as agencyPhone',
      'a.address as agencyAddress',
      'a.email as agencyEmail',
      'm.number as mergedInto',
      'p.respondBy',
    ])
    .where('c.id', '=', complaint.id)
    .executeTakeFirstOrThrow();
  const reach = [row.agencyPhone, row.agencyEmail, row.agencyAddress].filter((part) => part !== null);
  return {
    locale: row.locale,
    recipient: {
      preferred: row.preferredChannel,
      email: row.email,
      phone: row.phoneE164,
      address: row.address,
      name: row.name,
    },
    placeholders: {
      number: complaint.number,
      code: row.trackingCode,
      path: '/pengaduan/lacak',
      office: row.officeName,
      officePhone: row.officePhone ?? '-',
      dueOn: row.dueOn ?? '-',
      days: row.days,
      agency: row.agencyName ?? '-',
      agencyReach: reach.length === 0 ? '-' : reach.join(', '),
      letterNumber: row.letterNumber ?? '-',
      mergedInto: row.mergedInto ?? '-',
      respondBy: row.respondBy ?? '-',
    },
  };
}
