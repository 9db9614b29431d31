import { delegations, employees, office, session } from '../../../contract/staff.ts';
import { publicRoute, type Route, route } from '../../http/route.ts';
import { Refusal } from '../../refusal.ts';
import { findOpenStop } from '../office/index.ts';
import {
  amendEmployee,
  changeOwnPassword,
  createEmployee,
  deactivateEmployee,
  reactivateEmployee,
  resetPassword,
  setRoles,
} from './actions.ts';
import { delegationList, getDelegation } from './delegation-views.ts';
import { type Identity, sessionTokenOf } from './identity.ts';
import { delegate, endDelegation, endOfficeStop, startOfficeStop } from './office-actions.ts';
import { employeeList, employeePage, me, officePage } from './views.ts';

/** Signing in, accounts, delegations and the office itself. */
export function staffRoutes(identity: Identity): Route[] {
  return [
    publicRoute(session.signIn, async (ctx, { body }, exchange) => {
      const { cookies, ...reply } = await identity.signIn(ctx, body, exchange);
      for (const cookie of cookies) exchange.appendHeader('set-cookie', cookie);
      return reply;
    }),
    route(session.signOut, async (_ctx, _input, exchange) => {
      for (const cookie of await identity.signOut(exchange.headers))
        exchange.appendHeader('set-cookie', cookie);
      return {};
    }),
    route(session.me, (ctx) => me(ctx)),
    route(session.changePassword, async (ctx, { body }, exchange) => {
      const token = sessionTokenOf(exchange.headers);
      if (token === null) throw new Refusal('unauthenticated', 'sign_in_first');
      await changeOwnPassword(ctx, body, token);
      return {};
    }),

    route(employees.list, (ctx) => employeeList(ctx)),
    route(employees.get, (ctx, { params }) => employeePage(ctx, params.id)),
    route(employees.create, async (ctx, { body }) => {
      const { employeeId, initialPassword } = await createEmployee(ctx, body);
      return { employee: await employeePage(ctx, employeeId), initialPassword };
    }),
    route(employees.amend, async (ctx, { params, body }) => {
      await amendEmployee(ctx, params.id, body);
      return employeePage(ctx, params.id);
    }),
    route(employees.setRoles, async (ctx, { params, body }) => {
      await setRoles(ctx, params.id, body.roles);
      return employeePage(ctx, params.id);
    }),
    route(employees.resetPassword, async (ctx, { params }) => {
      const { initialPassword } = await resetPassword(ctx, params.id);
      return { employee: await employeePage(ctx, params.id), initialPassword };
    }),
    route(employees.deactivate, async (ctx, { params, body }) => {
      await deactivateEmployee(ctx, params.id, body);
      return employeePage(ctx, params.id);
    }),
    route(employees.reactivate, async (ctx, { params }) => {
      await reactivateEmployee(ctx, params.id);
      return employeePage(ctx, params.id);
    }),

    route(delegations.list, (ctx) => delegationList(ctx)),
    route(delegations.create, async (ctx, { body }) => {
      const { id } = await delegate(ctx, body);
      return getDelegation(ctx, id);
    }),
    route(delegations.end, async (ctx, { params }) => {
      await endDelegation(ctx, params.id);
      return getDelegation(ctx, params.id);
    }),

    route(office.get, (ctx) => officePage(ctx)),
    route(office.stop, async (ctx, { body }) => {
      await startOfficeStop(ctx, body);
      const stop = await findOpenStop(ctx.db, ctx.actor.officeCode);
      // Ended by a colleague before this answer was written.
      if (stop === null) throw new Refusal('conflict', 'office_is_working');
      return stop;
    }),
    route(office.resume, async (ctx) => {
      await endOfficeStop(ctx);
      return {};
    }),
  ];
}
