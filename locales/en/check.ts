import type { check as idCheck } from '../id/check.ts';
import type { Translation } from '../translation.ts';

export const check = {
  title: 'Check for contradictions',
  looked:
    'Looked at {applications} applications, {events} events, {pauses} pauses, {prints} prints, {checks} checks of cards, {clocks} clocks, {blanks} blanks, {movements} movements of blanks, {residents} residents.',
  clean: 'No contradiction found.',
  found: '{count, plural, one {# contradiction found.} other {# contradictions found.}}',
  kindLine: '{kind} ({count})',
  more: '… and {count} more; --json gives them all.',
  subjects: {
    application: 'application',
    blank: 'blank',
    delivery: 'delivery',
    office: 'office',
    printAttempt: 'print',
    card: 'card',
    resident: 'resident',
    pause: 'pause',
    officeStop: 'office stop',
    event: 'event',
    idempotencyKey: 'request',
  },
  contradictions: {
    state_without_event:
      '{number}: state {state} (number {seq}) is not what the newest event says, {eventState} (number {eventSeq}).',
    event_missing: '{number}: there is a hole in the history; event {expected} is missing.',
    event_chain_broken:
      '{number}, event {seq}: starts from {fromState}, but the event before it ended in {beforeState}.',
    event_unlawful:
      '{number}, event {seq}: {action} from {fromState} to {toState} is not in the lawful flow.',
    event_backwards: '{number}, event {seq}: earlier than the event before it.',
    event_without_actor: '{number}, event {seq}: {action} without the actor that it must have.',
    case_times_differ: '{number}: {which} is not what the history says.',
    closed_case_claimed: '{number}: closed, and still on an officer’s desk.',
    two_open_applications: 'One resident has more than one open application: {numbers}.',
    entry_without_event: '{number}: {events} events of data entry, but {entries} records of entry.',
    delegation_not_in_force: '{number}, event {seq}: acted as {role} without a delegation in force.',
    number_series_differs:
      'Numbers of {year}: the series says {last}, there are {cases} applications, the highest number is {highest}.',
    office_differs: '{number}: belongs to office {office}, but {where} says office {other}.',
    blank_state_differs:
      'State {state} (number {seq}) is not what the newest movement says, {movedTo} (number {movedSeq}).',
    blank_chain_broken: 'The movements break off at number {seq}.',
    delivery_incomplete: 'Letter {letter}: {came} blanks came, {there} are recorded.',
    blank_outside_delivery: 'Not of the delivery with letter {letter}.',
    stock_does_not_add_up:
      'Received {received}, but in store {inStore} + with operators {withOperator} + used {used} + spoiled {spoiled}.',
    blank_used_twice: 'Used more than once: {numbers}.',
    blank_used_without_print: 'Used without a print.',
    failed_print_keeps_blank: '{number}: the print failed, but its blank is still used.',
    print_without_used_blank:
      '{number}, print {attempt} ({state}): blank {serial} should be used and is {blankState}.',
    spoiled_print_blank_differs:
      '{number}, print {attempt} was spoiled: blank {serial} should be spoiled and is {blankState}.',
    blank_moved_for_another_case: 'Movement {seq}: used for an application that did not print on it.',
    attempt_missing: '{number}: print {expected} is missing.',
    print_state_differs:
      '{number}: state {state} while the newest print is {printState} ({running} under way, {confirmed} confirmed).',
    print_without_event: '{number}, print {attempt} ({state}): its event is missing.',
    event_without_print: '{number}, event {seq}: {action} without its print.',
    checks_missing: '{number}: {state} with {approvals} approved checks.',
    check_without_event: '{number}: check {half} ({outcome}) without its event.',
    event_without_check: '{number}, event {seq}: {action} without a recorded check.',
    rejected_print_not_spoiled: '{number}, print {attempt}: rejected by a head, but recorded as {state}.',
    handover_differs:
      '{number}: state {state}, records of handover {handover}, cards {card}; these must go together.',
    card_differs: '{number}: card {serial} is not what this application printed ({printed}).',
    two_cards_in_force: 'One resident has more than one card in force: {serials}.',
    image_of_another_resident: '{number}, print {attempt}: portrait or signature of somebody else.',
    four_eyes_by_duties: '{number}: one person ({person}) has two duties that exclude each other: {duties}.',
    four_eyes_by_events: '{number}: by the history, one person ({person}) did {duties}.',
    four_eyes_by_traces: '{number}: by the records of the work, one person ({person}) did {duties}.',
    event_without_duty: '{number}: {duty} by {person} is in the history and not among the duties.',
    duty_without_event: '{number}: duty {duty} of {person} is not in the history.',
    clock_missing: '{number}: state {state} and its kept clock do not go together.',
    clock_differs:
      '{number}: the kept clock says gross {grossMs}, net {netMs}, paused {pausedMs} ms; the history says {grossIs}, {netIs}, {pausedIs} ms.',
    step_clock_differs: '{number}: the clock of step {steps} is not what the history says.',
    steps_do_not_add_up:
      '{number}: the steps add up to gross {stepsGrossMs} and net {stepsNetMs} ms and should to {grossMs} and {netMs} ms.',
    pause_outside_case: '{number}: a pause ({reason}) outside the life of the case.',
    pause_open_in_closed_case: '{number}: {state}, and its pause ({reason}) still runs.',
    pauses_overlap: '{number}: two pauses run at the same time.',
    pause_state_differs: '{number}: state {state} with pause {reason}.',
    pause_without_event: '{number}: a pause ({reason}) without the event that began or ended it.',
    stops_overlap: 'A stop of the office ({reason}) overlaps another or ends before it begins.',
    request_without_outcome: 'Request {verb} is kept without its outcome.',
    central_status_differs: 'Central status is recorded as {status}; the newest observation is {observed}.',
    element_differs: 'Element {element} is not what its history says (version {version}).',
    version_differs: 'Version {version} with {changes} recorded changes.',
  },
} satisfies Translation<typeof idCheck>;
