import { translatorFor } from '../../../../locales/translator.ts';
import type { Signer } from '../../../adapters/documents/port.ts';
import type { Db, Tx } from '../../../db/database.ts';

/**
 * Who signs for the office on a day: the head, or whoever stood in then by a letter of delegation, with what he
 * stands in as before the head's own title.
 */
export async function signerOf(db: Db | Tx, officeCode: string, day: string): Promise<Signer> {
  const delegate = await db
    .selectFrom('delegations as d')
    .innerJoin('employees as e', 'e.id', 'd.toEmployeeId')
    .leftJoin('employees as f', 'f.id', 'd.fromEmployeeId')
    .select(['d.kind', 'e.name', 'e.nip', 'f.title as headTitle'])
    .where('d.officeCode', '=', officeCode)
    .where('d.role', '=', 'head_of_office')
    .where('d.revokedAt', 'is', null)
    .where('d.startsOn', '<=', day)
    .where('d.endsOn', '>=', day)
    .orderBy('d.startsOn', 'desc')
    .executeTakeFirst();
  const head = await db
    .selectFrom('employeeRoles as r')
    .innerJoin('employees as e', 'e.id', 'r.employeeId')
    .select(['e.name', 'e.nip', 'e.title'])
    .where('r.officeCode', '=', officeCode)
    .where('r.role', '=', 'head_of_office')
    // The one in office, or where the post is vacant the last one, for the title of the post alone.
    .orderBy('r.revokedAt', (order) => order.desc().nullsFirst())
    .orderBy('r.grantedAt', 'desc')
    .executeTakeFirst();
  const post = head?.title ?? translatorFor('id')('shared.roles.head_of_office');
  if (delegate !== undefined) {
    const standsInAs = delegate.kind === 'plt' ? 'Plt.' : 'Plh.';
    return {
      title: `${standsInAs} ${delegate.headTitle ?? post}`,
      name: delegate.name,
      nip: delegate.nip,
    };
  }
  return { title: post, name: head?.name ?? '', nip: head?.nip ?? null };
}
