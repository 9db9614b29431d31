import type {
  cardFindings as idCardFindings,
  cardRefusals as idCardRefusals,
  cards as idCards,
} from '../id/cards.ts';
import type { Translation } from '../translation.ts';

export const cards = {
  states: {
    in_store: 'In store',
    with_operator: 'With an operator',
    used: 'Used',
    spoiled: 'Spoiled',
  },
  cardStates: {
    active: 'In force',
    withdrawn: 'Withdrawn',
    lost: 'Lost',
  },
  movements: {
    received: 'Received from the centre',
    issued: 'Issued to an operator',
    returned: 'Returned to the store',
    used: 'Used for a print',
    released: 'Back with the operator: not printed',
    spoiled: 'Spoiled',
  },
  reasons: {
    damaged_on_arrival: 'Damaged on arrival',
    bent: 'Bent',
    scratched: 'Scratched',
    chip_dead: 'Chip cannot be read',
    wrong_serial: 'Serial number misprinted',
    misprint: 'Misprint',
    colour: 'Bad colours',
    cut: 'Cut is not clean',
    card_damaged: 'Card damaged',
    chip: 'Chip does not work',
    check_rejected: 'Failed the check',
    withdrawn: 'Application withdrawn',
    printer_offline: 'Printer not connected',
    printer_jam: 'Card stuck in the printer',
    not_printed: 'Not printed',
    other: 'Other',
  },
  stock: {
    title: 'Blanks',
    received: 'Received',
    inStore: 'In store',
    withOperator: 'With operators',
    used: 'Used',
    spoiled: 'Spoiled',
    balance:
      '{received} = {inStore} in store + {withOperator} with operators + {used} used + {spoiled} spoiled',
    mine: 'Blanks with you',
    mineNone: 'You hold no blanks. Ask the section head (Kasi).',
    holders: 'Held by',
    deliveries: 'Deliveries',
    movementsTitle: 'Movements',
    closings: 'Daily closings',
    receive: 'Receive a delivery',
    issue: 'Issue to an operator',
    return: 'Return',
    spoil: 'Mark as spoiled',
    close: 'Close the day',
    firstSerial: 'First serial number',
    lastSerial: 'Last serial number',
    letterNumber: 'Number of the covering letter',
    receivedOn: 'Received on',
    operator: 'Operator',
    counted: 'Counted',
    difference: 'Difference',
    explanation: 'Explanation of the difference',
    quantity: '{count, plural, one {# blank} other {# blanks}}',
    lastClosed: 'Last closed {date}',
    neverClosed: 'Never closed yet',
  },
} satisfies Translation<typeof idCards>;

export const cardFindings = {
  R40: 'Blank {serial} cannot be used: it must be in stock, issued to this operator, and unused.',
} satisfies Translation<typeof idCardFindings>;

export const cardRefusals = {
  blank_unknown: 'Blank {serial} is not in the stock book of this office. Check its serial number.',
  blank_already_used: 'Blank {serial} has been used already.',
  blank_spoiled: 'Blank {serial} is marked as spoiled.',
  blank_not_issued_to_you:
    'Blank {serial} is not recorded as yours: it is still in store or with another operator. Ask the section head (Kasi) to issue it first.',
  blank_not_used: 'Blank {serial} is not in use for an application.',
  serial_without_number: 'A serial number has to end in digits ({first} to {last}).',
  serial_range_uneven: 'Both serial numbers need the same beginning and the same length ({first} to {last}).',
  serial_range_backwards: 'The last serial number is lower than the first ({first} to {last}).',
  serial_range_too_long: 'A range holds at most 20,000 blanks ({first} to {last}).',
  serials_already_received: 'Some of the serial numbers {first} to {last} have been received before.',
  serials_not_available:
    'Only {available} of {wanted} blanks are available. {serial} is {state, select, in_store {still in store} with_operator {with an operator} used {used already} spoiled {spoiled} other {not known}}. Nothing was moved.',
  delivery_in_future: 'The date of the delivery has not come yet.',
  operator_unknown: 'That operator is not active or may not print.',
  reason_needs_words: 'Please explain the reason in words.',
  closing_unexplained:
    'The count differs from the book (store {countedInStore} of {inStore}, operators {countedWithOperator} of {withOperator}). Explain the difference.',
  day_already_closed: 'The stock of {date} has been closed already.',
} satisfies Translation<typeof idCardRefusals>;
