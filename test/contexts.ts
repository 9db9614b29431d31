import type { Ports } from '../server/adapters/ports.ts';
import { type Actor, type Clock, type Ctx, contextOf } from '../server/context.ts';
import type { Db } from '../server/db/database.ts';
import { demonstrationOffice } from '../server/demonstration/staff.ts';
import { getOffice } from '../server/modules/office/index.ts';

export type Contexts = Awaited<ReturnType<typeof openContexts>>;

/** Contexts of people of one office, without HTTP and without technology unless ports are given. */
export async function openContexts(db: Db, clock: Clock, officeCode: string = demonstrationOffice.code) {
  const office = await getOffice(db, officeCode);
  return (actor: Actor, more: Partial<Omit<Ctx, 'today'>> = {}): Ctx =>
    contextOf({ db, actor, office, clock, locale: 'id', requestId: 'test', ports: {} as Ports, ...more });
}
