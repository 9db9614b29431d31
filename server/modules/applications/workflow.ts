// Pure: values in, values out.
import type { ApplicationAction, ApplicationState } from '../../../contract/applications/endpoints.ts';
import { applicationStates } from '../../../contract/applications/endpoints.ts';
import type { StepKey } from '../../../contract/clock.ts';
import type { Role } from '../../../contract/roles.ts';
import { conditionsOf, defineWorkflow, rolesFor } from '../../workflow/define-workflow.ts';

/** What a person has done on a case, as far as the four-eyes rule asks. */
export type RecordedDuty = 'verify' | 'enter_data' | 'print' | 'check_section' | 'check_division';
/** The two heads must differ per print: who checked an earlier, spoiled print as Kasi may check this one as Kabid. */
export type Duty = RecordedDuty | 'check_section_of_this_print';

export interface ApplicationVocabulary {
  state: ApplicationState;
  action: ApplicationAction | 'printHandedOver' | 'printFailed';
  actor: Role | 'card_printer';
  duty: Duty;
  /** Conditions on the application beyond state and role; each is decided in `guards.ts`. */
  guard:
    | 'not_with_colleague'
    | 'with_you'
    | 'waits_for_you'
    | 'with_colleague_waits_for_you'
    | 'documents_complete'
    | 'findings_cleared'
    | 'centre_says_ready'
    | 'centre_not_ready'
    | 'portrait_and_signature'
    | 'print_awaits_confirmation'
    | 'print_not_confirmed'
    | 'serial_in_hand'
    | 'physical_check_passed'
    | 'both_checks';
}

const open: readonly ApplicationState[] = [
  'intake',
  'received',
  'incomplete',
  'awaiting_centre',
  'verified',
  'entered',
  'printing',
  'printed',
  'section_approved',
  'ready',
];
const desk: readonly Role[] = ['front_desk', 'verifier', 'data_operator', 'section_head', 'division_head'];
/** Nobody who entered data or printed any attempt may check one, nor the other way round. */
const makers: readonly Duty[] = ['enter_data', 'print'];
const notMaker: readonly Duty[] = ['verify', 'check_section', 'check_division'];

/** The six published steps with all their ways back. */
export const applicationWorkflow = defineWorkflow<ApplicationVocabulary>({
  states: applicationStates,
  always: ['not_with_colleague'],
  transitions: {
    // Step 1, receive.
    openIntake: { from: ['start'], to: ['intake'], by: ['front_desk'], despite: ['not_with_colleague'] },
    addDocument: {
      from: ['intake', 'received', 'incomplete'],
      to: ['same'],
      by: ['front_desk', 'verifier'],
      despite: ['not_with_colleague'],
    },
    receive: {
      from: ['intake'],
      to: ['received'],
      by: ['front_desk'],
      requires: ['documents_complete'],
    },

    // Step 2, verify and validate.
    requestCompletion: {
      from: ['received'],
      to: ['incomplete'],
      by: ['verifier'],
      reason: true,
    },
    completeDocuments: {
      from: ['incomplete'],
      to: ['received'],
      by: ['front_desk'],
      requires: ['documents_complete'],
    },
    // Only a record that the centre really has in hand stops the clock.
    awaitCentre: {
      from: ['received'],
      to: ['awaiting_centre'],
      by: ['verifier'],
      requires: ['centre_not_ready'],
    },
    resumeFromCentre: {
      from: ['awaiting_centre'],
      to: ['received'],
      by: ['verifier'],
      requires: ['centre_says_ready'],
    },
    overrideNotice: {
      from: ['received'],
      to: ['same'],
      by: ['verifier'],
      reason: true,
    },
    overrideHold: {
      from: ['received'],
      to: ['same'],
      by: ['section_head', 'division_head'],
      despite: ['not_with_colleague'],
      reason: true,
    },
    verify: {
      from: ['received'],
      to: ['verified'],
      by: ['verifier'],
      notBy: ['enter_data', 'print'],
      requires: ['documents_complete', 'findings_cleared'],
    },
    refuse: {
      from: ['received', 'incomplete', 'awaiting_centre'],
      to: ['refused'],
      by: ['verifier'],
      reason: true,
    },

    // Step 3, enter data.
    returnToVerification: {
      from: ['verified', 'entered'],
      to: ['received'],
      by: ['data_operator'],
      reason: true,
    },
    enterData: {
      from: ['verified'],
      to: ['entered'],
      by: ['data_operator'],
      notBy: notMaker,
    },

    // Step 4, print.
    startPrint: {
      from: ['entered'],
      to: ['printing'],
      by: ['data_operator'],
      notBy: notMaker,
      requires: ['centre_says_ready', 'portrait_and_signature'],
    },
    failPrint: {
      from: ['printing'],
      to: ['entered'],
      by: ['data_operator'],
      requires: ['print_not_confirmed'],
      reason: true,
    },
    confirmPrint: {
      from: ['printing'],
      to: ['printed'],
      by: ['data_operator'],
      notBy: notMaker,
      requires: ['print_awaits_confirmation', 'serial_in_hand'],
    },
    spoilPrint: {
      from: ['printing'],
      to: ['entered'],
      by: ['data_operator'],
      requires: ['print_not_confirmed'],
      reason: true,
    },

    printHandedOver: { from: ['printing'], to: ['same'], by: ['card_printer'] },
    // The printer refused: nothing is spoiled.
    printFailed: { from: ['printing'], to: ['entered'], by: ['card_printer'] },

    // Step 5, the two heads re-check the print; a rejection spoils the blank.
    approveAsSectionHead: {
      from: ['printed'],
      to: ['section_approved'],
      by: ['section_head'],
      notBy: makers,
      requires: ['serial_in_hand', 'physical_check_passed'],
    },
    rejectAsSectionHead: {
      from: ['printed'],
      to: ['entered', 'verified'],
      by: ['section_head'],
      notBy: makers,
      requires: ['serial_in_hand'],
      reason: true,
    },
    approveAsDivisionHead: {
      from: ['section_approved'],
      to: ['ready'],
      by: ['division_head'],
      notBy: [...makers, 'check_section_of_this_print'],
      requires: ['serial_in_hand', 'physical_check_passed'],
    },
    rejectAsDivisionHead: {
      from: ['section_approved'],
      to: ['entered', 'verified'],
      by: ['division_head'],
      notBy: [...makers, 'check_section_of_this_print'],
      requires: ['serial_in_hand'],
      reason: true,
    },

    // Step 6, hand over.
    shelve: { from: ['ready'], to: ['same'], by: ['front_desk'] },
    handOver: {
      from: ['ready'],
      to: ['completed'],
      by: ['front_desk'],
      requires: ['both_checks', 'serial_in_hand'],
    },

    // Ways out.
    withdraw: {
      from: [
        'received',
        'incomplete',
        'awaiting_centre',
        'verified',
        'entered',
        'printed',
        'section_approved',
        'ready',
      ],
      to: ['withdrawn'],
      by: ['front_desk'],
      despite: ['not_with_colleague'],
      reason: true,
    },
    cancel: {
      from: ['intake', 'received', 'incomplete'],
      to: ['cancelled'],
      by: ['front_desk'],
      reason: true,
    },

    // Whose desk it lies on.
    claim: { from: open, to: ['same'], by: desk, requires: ['waits_for_you'] },
    release: { from: open, to: ['same'], by: desk, requires: ['with_you'] },
    takeOver: {
      from: open,
      to: ['same'],
      by: desk,
      requires: ['with_colleague_waits_for_you'],
      despite: ['not_with_colleague'],
      reason: true,
    },
  },
});

const stepOfState: Record<ApplicationState, StepKey | null> = {
  intake: '1',
  received: '2',
  incomplete: '2',
  awaiting_centre: '2',
  verified: '3',
  entered: '4',
  printing: '4',
  printed: '5a',
  section_approved: '5b',
  ready: '6',
  completed: null,
  refused: null,
  withdrawn: null,
  cancelled: null,
};

/** The published step that a state belongs to; null once the case is closed. */
export function stepOf(state: ApplicationState): StepKey | null {
  return stepOfState[state];
}

export function isOpen(state: ApplicationState): boolean {
  return stepOfState[state] !== null;
}

/** The one next action of a state: the prominent button, and whose list the application stands on. */
export const nextActionOf: Readonly<Partial<Record<ApplicationState, ApplicationAction>>> = {
  intake: 'receive',
  received: 'verify',
  incomplete: 'completeDocuments',
  awaiting_centre: 'resumeFromCentre',
  verified: 'enterData',
  entered: 'startPrint',
  printing: 'confirmPrint',
  printed: 'approveAsSectionHead',
  section_approved: 'approveAsDivisionHead',
  ready: 'handOver',
};

/** Whether the next step of a state waits for somebody with one of these roles. */
export function nextStepIsFor(state: ApplicationState, roles: readonly Role[]): boolean {
  const next = nextActionOf[state];
  return next !== undefined && rolesFor(applicationWorkflow, next).some((role) => roles.includes(role));
}

type OnDesk = { state: ApplicationState; claimedBy: string | null };
type Claimant = { employeeId: string; roles: readonly Role[] };

/**
 * The conditions of whose desk it lies on. Claiming is for those whose step is next: nobody may hold up an application
 * that does not wait for them.
 */
export const deskRules = {
  not_with_colleague: ({ claimedBy }: OnDesk, { employeeId }: Claimant) =>
    claimedBy === null || claimedBy === employeeId,
  with_you: ({ claimedBy }: OnDesk, { employeeId }: Claimant) => claimedBy === employeeId,
  waits_for_you: ({ state, claimedBy }: OnDesk, { roles }: Claimant) =>
    claimedBy === null && nextStepIsFor(state, roles),
  with_colleague_waits_for_you: ({ state, claimedBy }: OnDesk, { employeeId, roles }: Claimant) =>
    claimedBy !== null && claimedBy !== employeeId && nextStepIsFor(state, roles),
} satisfies Partial<Record<ApplicationVocabulary['guard'], unknown>>;

/** Whether the screen offers an action where the application lies: what these conditions refuse is hidden. */
export function deskAllows(action: ApplicationAction, application: OnDesk, actor: Claimant): boolean {
  const rules: Partial<Record<string, (on: OnDesk, by: Claimant) => boolean>> = deskRules;
  return conditionsOf(applicationWorkflow, action).every(
    (guard) => rules[guard]?.(application, actor) ?? true,
  );
}
