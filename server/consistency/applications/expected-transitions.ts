/**
 * The published flow, written down a second time and by hand: a mistake in the workflow table must not
 * become the judge's mistake. Action, and each way it may go; an empty start is a case that begins.
 */
const transitions: Readonly<Record<string, readonly string[]>> = {
  openIntake: ['>intake'],
  receive: ['intake>received'],
  requestCompletion: ['received>incomplete'],
  completeDocuments: ['incomplete>received'],
  awaitCentre: ['received>awaiting_centre'],
  resumeFromCentre: ['awaiting_centre>received'],
  overrideNotice: ['received>received'],
  overrideHold: ['received>received'],
  addDocument: ['intake>intake', 'received>received', 'incomplete>incomplete'],
  verify: ['received>verified'],
  refuse: ['received>refused', 'incomplete>refused', 'awaiting_centre>refused'],
  returnToVerification: ['verified>received', 'entered>received'],
  enterData: ['verified>entered'],
  startPrint: ['entered>printing'],
  printHandedOver: ['printing>printing'],
  printFailed: ['printing>entered'],
  failPrint: ['printing>entered'],
  spoilPrint: ['printing>entered'],
  confirmPrint: ['printing>printed'],
  approveAsSectionHead: ['printed>section_approved'],
  rejectAsSectionHead: ['printed>entered', 'printed>verified'],
  approveAsDivisionHead: ['section_approved>ready'],
  rejectAsDivisionHead: ['section_approved>entered', 'section_approved>verified'],
  shelve: ['ready>ready'],
  handOver: ['ready>completed'],
  withdraw: [
    'received>withdrawn',
    'incomplete>withdrawn',
    'awaiting_centre>withdrawn',
    'verified>withdrawn',
    'entered>withdrawn',
    'printed>withdrawn',
    'section_approved>withdrawn',
    'ready>withdrawn',
  ],
  cancel: ['intake>cancelled', 'received>cancelled', 'incomplete>cancelled'],
};

/** Whose desk a case lies on may change wherever it is open. */
const open = [
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
const handling = ['claim', 'release', 'takeOver'].flatMap((action) =>
  open.map((state) => `${action}:${state}>${state}`),
);

/** Every event that may be, as `action:from>to`. */
export const expectedTransitions: readonly string[] = [
  ...Object.entries(transitions).flatMap(([action, moves]) => moves.map((move) => `${action}:${move}`)),
  ...handling,
];
