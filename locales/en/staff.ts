import type { staff as idStaff, staffRefusals as idStaffRefusals } from '../id/staff.ts';
import type { Translation } from '../translation.ts';

export const staff = {
  accounts: {
    title: 'Staff accounts',
    create: 'Add an account',
    nip: 'NIP (employee number)',
    nipHelp: '18 digits. One account per number.',
    usernameHelp: 'Small letters, digits, dot or underscore; 3 to 30 characters.',
    positionHelp: 'As the office writes it, for example Kasi Identitas Penduduk or Ketua Tim.',
    roles: 'Roles',
    active: 'Active',
    inactive: 'Deactivated',
    history: 'History of the account',
    byTerminal: 'from the server computer',
    nobody: 'No accounts yet.',
  },
  actions: {
    amend: 'Change name and title',
    setRoles: 'Set roles',
    resetPassword: 'Reset password',
    deactivate: 'Deactivate',
    reactivate: 'Activate again',
  },
  confirm: {
    resetPassword:
      'The old password of {name} stops working at once and all their sessions end. A temporary password will be shown once.',
    deactivate: '{name} is signed out everywhere at once and cannot sign in until activated again.',
    reactivate: '{name} can sign in again with their last password.',
  },
  initialPassword: {
    title: 'Temporary password for {name}',
    text: 'Write it down and hand it over in person. Once this page is closed it cannot be seen again; it must be changed at the first sign-in.',
    shownBefore:
      'This request has already been carried out and its password has been shown. If nobody wrote it down, reset the password.',
    copy: 'Copy',
  },
  events: {
    created: 'Account created',
    amended: 'Name or title changed',
    roles_set: 'Roles set',
    password_reset: 'Password reset',
    password_changed: 'Password changed by its owner',
    deactivated: 'Account deactivated',
    reactivated: 'Account activated again',
  },
  delegations: {
    title: 'Delegation',
    create: 'Record a written order',
    kinds: { plt: 'Plt.', plh: 'Plh.' },
    kindHelp: {
      plt: 'Acting official (Plt.): the post is vacant.',
      plh: 'Daily substitute (Plh.): its holder is absent on those days.',
    },
    role: 'Duty',
    from: 'Who is stood in for',
    vacant: 'Vacant post',
    to: 'Who stands in',
    startsOn: 'From',
    endsOn: 'Until and including',
    letterNumber: 'Number of the written order',
    states: {
      planned: 'To come',
      in_force: 'In force',
      over: 'Over',
      ended_early: 'Ended early',
    },
    end: 'End now',
    endText: 'From now on {name} no longer carries out this duty.',
    none: 'No delegations.',
  },
  stop: {
    reason: 'Cause',
    note: 'Remarks',
  },
  command: {
    created: 'Account {username} made for {name}, NIP {nip}.',
    password: 'Temporary password: {password}',
    passwordOnce: 'This password is shown only once and must be changed at the first sign-in.',
    officeCreated: 'Office {name} ({code}) made.',
    contactChanged:
      '{count, plural, =0 {Nothing was changed.} one {# entry was changed.} other {# entries were changed.}}',
    ask: {
      nip: 'NIP (18 digits)',
      username: 'User name',
      name: 'Full name',
      title: 'Title',
    },
  },
} satisfies Translation<typeof idStaff>;

export const staffRefusals = {
  sign_in_first: 'You are not signed in. Please sign in first.',
  session_over: 'Your session is over. Sign in again to go on.',
  account_deactivated:
    'Your account has been deactivated. What was saved stays saved. Please speak to the office administrator.',
  password_was_reset:
    'An administrator has reset your password. Sign in again with the temporary password given to you.',
  password_was_changed:
    'The password of this account was changed on another screen. Sign in again with the new one.',
  credentials_wrong: 'The user name or the password is wrong.',
  sign_in_slowed:
    'Too many attempts to sign in. Wait {seconds} seconds and try again. If you forgot the password, ask the administrator to reset it.',
  change_password_first: 'First change your temporary password, then go on.',
  current_password_wrong: 'The present password is wrong.',
  password_same: 'The new password is the same as the old one. Choose another.',
  password_common:
    'This password is too easy to guess. Choose a few words that have nothing to do with each other.',
  password_personal: 'This password contains your name, user name or NIP. Choose another.',
  nip_already_registered:
    'This NIP already has an account. One account per number; activate the old one again if need be.',
  username_taken: 'This user name is taken. Choose another.',
  employee_unknown: 'There is no such employee in your office.',
  employee_not_active: 'This account is deactivated.',
  employee_is_active: 'This account is already active.',
  own_account: 'This cannot be done to your own account. Ask another administrator.',
  last_administrator: 'At least one other active administrator must remain.',
  delegation_unknown: 'There is no such delegation.',
  delegation_already_ended: 'This delegation has already been ended.',
  delegation_dates_wrong: 'The last day is before the first.',
  delegation_too_long: 'One written order holds for a year at most. Record a new order when it is prolonged.',
  delegation_in_the_past: 'A delegation cannot reach into the past. It begins today at the earliest.',
  delegation_from_missing: 'A Plh. stands in for somebody who is absent: choose whom.',
  delegation_to_self: 'A duty cannot be delegated to its own holder.',
  delegation_from_not_holder:
    'The person to be stood in for does not hold this role, or the account is deactivated.',
  delegation_to_not_active: 'The person chosen has no active account in this office.',
  delegation_to_holds_role: 'The person chosen already holds this role.',
  delegation_to_absent: 'The person chosen is absent on those days.',
  delegation_overlaps: 'Another delegation collides with this one on those days. End that one first.',
  delegation_leaves_no_checker:
    'With this delegation there would be no lawful four on {day}: verifier and operator must be two persons, and operator, section head (Kasi) and division head (Kabid) three. Choose somebody else.',
  office_missing: 'There is no office yet. Make it first: lontar office create --help',
  office_not_named: 'There is more than one office: {codes}. Name it with --office CODE.',
  office_unknown: 'There is no office with the code {code}.',
  office_exists: 'There already is an office with the code {code}.',
  region_unknown: 'There is no region {code} in the list of regions.',
  command_field_wrong: '{field} is not right: {message}',
  office_is_stopped: 'The office is already stopped. All clocks stand still.',
  office_is_working: 'The office is working; there is nothing to resume.',
} satisfies Translation<typeof idStaffRefusals>;
