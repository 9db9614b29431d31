import type { ApplicationAction } from '../contract/applications/endpoints.ts';
import type { Officer } from './desk.ts';

type CaseAction = Exclude<ApplicationAction, 'openIntake'>;
export type ActionEndpoint = Parameters<Officer['act']>[0];

/** The endpoint that asks for an action of the workflow. */
export const endpointOf = (action: CaseAction): ActionEndpoint =>
  action === 'addDocument' ? 'tickDocument' : action;

export const passed = { photo: true, text: true, cut: true, back: true };

/** A request that every parser and every rule on the request itself accepts; `serial` is that of the card in hand. */
export function wellFormed(action: CaseAction, serial: string): object {
  const requests: Partial<Record<CaseAction, object>> = {
    addDocument: { requirement: 'family_card' },
    requestCompletion: { reason: 'document_missing' },
    overrideNotice: { code: 'R21', reason: 'Nama lama, sah sebelum 2022' },
    overrideHold: { code: 'R04', reason: 'Kode wilayah lama, sudah diperiksa' },
    refuse: { ground: 'data_not_valid', words: 'Data kependudukan tidak sah' },
    returnToVerification: { reason: 'data_differs' },
    enterData: { changes: [] },
    startPrint: { serial },
    failPrint: { reason: 'printer_jam' },
    confirmPrint: { serial },
    spoilPrint: { reason: 'misprint' },
    approveAsSectionHead: { serial, physical: passed },
    approveAsDivisionHead: { serial, physical: passed },
    rejectAsSectionHead: { serial, physical: passed, returnTo: 'entered', reason: 'text' },
    rejectAsDivisionHead: { serial, physical: passed, returnTo: 'entered', reason: 'text' },
    shelve: { boxNumber: 'A-7' },
    handOver: {
      serial,
      receiver: 'self',
      faceCompared: true,
      oldCard: 'never_had',
      signedOnPaper: true,
    },
    withdraw: { reason: 'applicant_asks' },
    cancel: { reason: 'wrong_person' },
    takeOver: { words: 'Petugas pulang sakit' },
  };
  return requests[action] ?? {};
}
