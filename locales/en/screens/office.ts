import type { officeScreens as idOfficeScreens } from '../../id/screens/office.ts';
import type { Translation } from '../../translation.ts';

export const officeScreens = {
  account: 'Staff account',
  filter: 'Name, title, NIP or user name',
  nobodyMatches: 'No account matches.',
  since: 'Created',
  temporaryPassword: 'Temporary password',
  createIntro: 'One account per employee. The temporary password is shown once, after the account is made.',
  chooseRole: 'Choose at least one role.',
  rolesHelp:
    'Roles decide what somebody can do. One person may hold several; on one application, four eyes still hold.',
  rolesAtOnce: 'The roles of {name} change at once, also on screens that are open now.',
  printSlip: 'Print this slip',
  handedOver: 'I have noted it',
  days: 'Valid',
  delegationsIntro:
    'An acting official (Plt.) fills a vacant post, a substitute (Plh.) stands in for an absent head, so that the desk never stops.',
  delegationIntro: 'By written order. A delegation that would leave no lawful checker is refused.',
  choosePerson: 'Choose a person',
  code: 'Region code',
  zone: 'Time zone',
  promise: 'Promised time',
  clocks: 'Clocks of the service',
  clocksRun: 'All clocks are running.',
  clocksHelp:
    'When the power fails, the network is down or SIAK cannot be used, one button stops the clocks of all applications.',
  stoppedAt: 'Stopped at',
} satisfies Translation<typeof idOfficeScreens>;
