import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { byId, isoDate, isoInstant, optionalWords, uuid, words } from './fields.ts';
import { type Role, roleSchema } from './roles.ts';

/** Delegation order: Plt. fills a vacant post, Plh. stands in for a holder who is absent on these days. */
export const delegationKinds = ['plt', 'plh'] as const;
export type DelegationKind = (typeof delegationKinds)[number];

/** Posts that an order may hand to somebody else; other roles are simply given. */
export const delegableRoles = ['section_head', 'division_head', 'head_of_office'] as const;
export type DelegableRole = (typeof delegableRoles)[number];

/** Why nobody in the office can work. */
export const stopReasons = ['power', 'network', 'siak'] as const;
export type StopReason = (typeof stopReasons)[number];

export const shortestPassword = 10;
const longestPassword = 128;

const administrator: readonly Role[] = ['administrator'];
const heads: readonly Role[] = ['administrator', 'head_of_office', 'section_head', 'division_head'];
const whoOrdersDelegation: readonly Role[] = ['administrator', 'head_of_office'];
const whoStopsClocks: readonly Role[] = [
  'front_desk',
  'data_operator',
  'section_head',
  'division_head',
  'head_of_office',
  'administrator',
];

const nipText = z
  .string()
  .trim()
  .regex(/^[0-9]{18}$/);
const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9_.]{3,30}$/);
const freshPassword = z.string().min(shortestPassword).max(longestPassword);
const givenPassword = z.string().min(1).max(longestPassword);
const personName = z.string().trim().min(3).max(120);
const title = z.string().trim().min(2).max(120);
const someRoles = z
  .array(roleSchema)
  .min(1)
  .refine((list) => new Set(list).size === list.length);

const delegationView = z.object({
  id: uuid,
  role: z.enum(delegableRoles),
  kind: z.enum(delegationKinds),
  from: z.object({ id: uuid, name: z.string() }).nullable(),
  to: z.object({ id: uuid, name: z.string() }),
  startsOn: isoDate,
  endsOn: isoDate,
  letterNumber: z.string(),
  state: z.enum(['planned', 'in_force', 'over', 'ended_early']),
  allowedActions: z.array(z.enum(['end'])),
});
export type DelegationView = z.infer<typeof delegationView>;

const officeStopView = z.object({
  id: uuid,
  reason: z.enum(stopReasons),
  note: z.string().nullable(),
  startedAt: isoInstant,
  startedBy: z.string(),
});
export type OfficeStopView = z.infer<typeof officeStopView>;

const officeView = z.object({
  code: z.string(),
  name: z.string(),
  regencyName: z.string(),
  provinceName: z.string(),
  zone: z.string(),
  promiseSeconds: z.number(),
});

const meView = z.object({
  employeeId: uuid,
  username: z.string(),
  name: z.string(),
  title: z.string(),
  /** Own roles and those held by a delegation in force today. */
  roles: z.array(roleSchema),
  delegations: z.array(
    z.object({ role: z.enum(delegableRoles), kind: z.enum(delegationKinds), endsOn: isoDate }),
  ),
  /** Own roles that somebody else holds today, by an order in force. */
  handedOver: z.array(
    z.object({
      role: z.enum(delegableRoles),
      kind: z.enum(delegationKinds),
      endsOn: isoDate,
      to: z.string(),
    }),
  ),
  mustChangePassword: z.boolean(),
  office: officeView,
  officeStop: officeStopView.nullable(),
  /** May press the button that stops every clock. */
  mayStopClocks: z.boolean(),
  demonstration: z.boolean(),
});
export type Me = z.infer<typeof meView>;

export const session = {
  signIn: endpoint({
    method: 'POST',
    path: '/api/session',
    access: 'public',
    body: z.strictObject({ username, password: givenPassword }),
    reply: z.object({ employeeId: uuid, mustChangePassword: z.boolean() }),
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/api/session',
    access: 'signed_in',
    beforePasswordChange: true,
  }),
  me: endpoint({
    method: 'GET',
    path: '/api/session',
    access: 'signed_in',
    beforePasswordChange: true,
    reply: meView,
  }),
  changePassword: endpoint({
    method: 'POST',
    path: '/api/session/password',
    access: 'signed_in',
    beforePasswordChange: true,
    body: z.strictObject({ current: givenPassword, fresh: freshPassword }),
  }),
};

export const employeeActions = ['amend', 'setRoles', 'resetPassword', 'deactivate', 'reactivate'] as const;
export type EmployeeAction = (typeof employeeActions)[number];

export const employeeRow = z.object({
  id: uuid,
  nip: z.string(),
  username: z.string(),
  name: z.string(),
  title: z.string(),
  roles: z.array(roleSchema),
  active: z.boolean(),
  mustChangePassword: z.boolean(),
});
export type EmployeeRow = z.infer<typeof employeeRow>;

export const employeeDetail = employeeRow.extend({
  createdAt: isoInstant,
  delegations: z.array(delegationView),
  history: z.array(
    z.object({
      action: z.string(),
      at: isoInstant,
      /** Null when it was done from the terminal. */
      by: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  allowedActions: z.array(z.enum(employeeActions)),
});
export type EmployeeDetail = z.infer<typeof employeeDetail>;

/** Null when this is the answer to a repeated request: the password was shown with the first answer alone. */
const shownOnce = z.string().nullable();

export const employees = {
  list: endpoint({
    method: 'GET',
    path: '/api/employees',
    access: heads,
    reply: z.object({ employees: z.array(employeeRow) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/employees/:id',
    access: heads,
    params: byId,
    reply: employeeDetail,
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/employees',
    access: administrator,
    body: z.strictObject({ nip: nipText, username, name: personName, title, roles: someRoles }),
    reply: z.object({ employee: employeeDetail, initialPassword: shownOnce }),
  }),
  amend: endpoint({
    method: 'POST',
    path: '/api/employees/:id',
    access: administrator,
    params: byId,
    body: z.strictObject({ name: personName, title }),
    reply: employeeDetail,
  }),
  setRoles: endpoint({
    method: 'PUT',
    path: '/api/employees/:id/roles',
    access: administrator,
    params: byId,
    body: z.strictObject({ roles: someRoles }),
    reply: employeeDetail,
  }),
  resetPassword: endpoint({
    method: 'POST',
    path: '/api/employees/:id/password-reset',
    access: administrator,
    params: byId,
    reply: z.object({ employee: employeeDetail, initialPassword: shownOnce }),
  }),
  deactivate: endpoint({
    method: 'POST',
    path: '/api/employees/:id/deactivation',
    access: administrator,
    params: byId,
    body: z.strictObject({ reason: words }),
    reply: employeeDetail,
  }),
  reactivate: endpoint({
    method: 'POST',
    path: '/api/employees/:id/reactivation',
    access: administrator,
    params: byId,
    reply: employeeDetail,
  }),
};

export const delegations = {
  list: endpoint({
    method: 'GET',
    path: '/api/delegations',
    access: heads,
    reply: z.object({ delegations: z.array(delegationView), mayDelegate: z.boolean() }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/delegations',
    access: whoOrdersDelegation,
    body: z.strictObject({
      role: z.enum(delegableRoles),
      kind: z.enum(delegationKinds),
      /** The absent holder; left out for a Plt. of a post that nobody holds. */
      fromEmployeeId: uuid.optional(),
      toEmployeeId: uuid,
      startsOn: isoDate,
      endsOn: isoDate,
      letterNumber: z.string().trim().min(3).max(100),
    }),
    reply: delegationView,
  }),
  end: endpoint({
    method: 'POST',
    path: '/api/delegations/:id/end',
    access: whoOrdersDelegation,
    params: byId,
    reply: delegationView,
  }),
};

export const office = {
  get: endpoint({
    method: 'GET',
    path: '/api/office',
    access: 'signed_in',
    reply: officeView.extend({ stop: officeStopView.nullable(), mayStopClocks: z.boolean() }),
  }),
  stop: endpoint({
    method: 'POST',
    path: '/api/office/stop',
    access: whoStopsClocks,
    body: z.strictObject({ reason: z.enum(stopReasons), note: optionalWords }),
    reply: officeStopView,
  }),
  resume: endpoint({
    method: 'POST',
    path: '/api/office/resume',
    access: whoStopsClocks,
  }),
};

/** Who may press the stop button, for the screens that show it. */
export const clockStoppers = whoStopsClocks;
