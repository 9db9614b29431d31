import { delegations, employees, office, session } from '../../contract/staff.ts';
import type { Desk } from '../desk.ts';
import { passwordOfEverybody, usernameOf } from '../people.ts';
import { standInForHead } from '../subjects/standard.ts';
import { done } from './done.ts';

/** Accounts that come and go, orders to stand in, stops of the whole office, wrong passwords. */
export async function staffOfEveryKind(desk: Desk): Promise<void> {
  const admin = await desk.as('administrator');
  const kabid = await desk.as('division_head');
  const signIn = (username: string, password: string) =>
    desk.app.inject({
      method: 'POST',
      url: session.signIn.path,
      headers: { 'x-lontar': '1' },
      payload: { username, password },
    });
  await signIn(usernameOf.verifier, 'bukan-kata-sandinya');
  await signIn(usernameOf.verifier, passwordOfEverybody);

  const leaves = await desk.hire(['verifier']);
  const body = { name: 'Ni Made Contoh Ayuningsih', title: 'Staf Verifikasi' };
  const params = { id: leaves.employeeId };
  await done(desk, admin.call(employees.amend, { params, body }));
  await done(desk, admin.call(employees.setRoles, { params, body: { roles: ['verifier', 'front_desk'] } }));
  await done(desk, admin.call(employees.setRoles, { params, body: { roles: ['front_desk'] } }));
  await done(desk, admin.call(employees.deactivate, { params, body: { reason: 'Pindah tugas' } }));
  const forgets = await desk.hire(['verifier']);
  await done(desk, admin.call(employees.resetPassword, { params: { id: forgets.employeeId } }));
  const changes = await desk.hire(['verifier']);
  const { username } = await desk.test.db
    .selectFrom('employees as e')
    .innerJoin('authUser as u', 'u.id', 'e.userId')
    .select('u.username')
    .where('e.id', '=', changes.employeeId)
    .executeTakeFirstOrThrow();
  await signIn(username, passwordOfEverybody);
  const fresh = { current: passwordOfEverybody, fresh: 'jepun-di-halaman-belakang' };
  await done(desk, changes.call(session.changePassword, { body: fresh }));

  await standInForHead(desk, await desk.hire(['secretary']));
  const order = {
    role: 'section_head',
    kind: 'plt',
    toEmployeeId: changes.employeeId,
    startsOn: '2026-12-01',
    endsOn: '2026-12-31',
    letterNumber: '800/125/Contoh',
  } as const;
  const given = await done(desk, admin.call(delegations.create, { body: order }));
  const { id } = delegations.create.reply.parse(given);
  await done(desk, admin.call(delegations.end, { params: { id } }));

  for (const reason of ['power', 'network', 'siak'] as const) {
    await done(desk, kabid.call(office.stop, { body: { reason, note: 'Contoh' } }));
    if (reason !== 'siak') await kabid.call(office.resume);
    desk.clock.advance(60_000);
  }
}
