import { z } from 'zod';
import { keysOf } from '../fields.ts';

export const applicationStates = [
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
  'completed',
  'refused',
  'withdrawn',
  'cancelled',
] as const;
export type ApplicationState = (typeof applicationStates)[number];
export const applicationState = z.enum(applicationStates);

/** Service types of F-1.02 that this desk handles: new, data change, lost, damaged. */
export const serviceTypes = ['A', 'IV-B', 'C1', 'C2'] as const;
export type ServiceType = (typeof serviceTypes)[number];
export const serviceType = z.enum(serviceTypes);

export const requirementCodes = [
  'family_card',
  'form_f102',
  'form_f106',
  'police_letter',
  'old_card',
  'change_evidence',
  'marriage_certificate',
] as const;
export type RequirementCode = (typeof requirementCodes)[number];
/** Documents that the desk knows, and those that an office's own standard asks for. */
export const requirementCode = z.string().regex(/^[a-z][a-z0-9_]{2,39}$/);
/** Null for a document that the desk knows by its code. */
export const requirementName = z.object({ id: z.string(), en: z.string() }).nullable();

/**
 * Elements of the card that a service may correct: the register's field of each, and how its value is written
 * (a code is one of the list that has the element's name).
 */
export const correctable = {
  name: { field: 'name', kind: 'text' },
  birth_place: { field: 'birthPlace', kind: 'text' },
  birth_date: { field: 'birthDate', kind: 'date' },
  blood_type: { field: 'bloodType', kind: 'code' },
  religion: { field: 'religion', kind: 'code' },
  marital_status: { field: 'maritalStatus', kind: 'code' },
  occupation: { field: 'occupation', kind: 'code' },
  education: { field: 'education', kind: 'code' },
  address: { field: 'address', kind: 'text' },
  rt: { field: 'rt', kind: 'threeDigits' },
  rw: { field: 'rw', kind: 'threeDigits' },
  village_code: { field: 'villageCode', kind: 'village' },
} as const;
export type CardElement = keyof typeof correctable;
export type ElementKind = (typeof correctable)[CardElement]['kind'];
export const cardElements = keysOf(correctable);
/** The register's field of an element that only a row names; its label stands in `residents.fields`. */
export const fieldOfElement = (element: string): string =>
  cardElements.filter((code) => code === element).map((code) => correctable[code].field)[0] ?? element;

export const applicationActions = [
  'openIntake',
  'addDocument',
  'receive',
  'requestCompletion',
  'completeDocuments',
  'awaitCentre',
  'resumeFromCentre',
  'overrideNotice',
  'overrideHold',
  'verify',
  'refuse',
  'returnToVerification',
  'enterData',
  'startPrint',
  'failPrint',
  'confirmPrint',
  'spoilPrint',
  'approveAsSectionHead',
  'rejectAsSectionHead',
  'approveAsDivisionHead',
  'rejectAsDivisionHead',
  'shelve',
  'handOver',
  'withdraw',
  'cancel',
  'claim',
  'release',
  'takeOver',
] as const;
export type ApplicationAction = (typeof applicationActions)[number];

export const completionReasons = [
  'document_missing',
  'document_not_legible',
  'document_expired',
  'form_not_signed',
] as const;
export const returnReasons = ['data_differs', 'document_differs', 'wrong_service', 'other'] as const;
export const spoilReasons = ['misprint', 'colour', 'cut', 'card_damaged', 'chip', 'other'] as const;
export const printFailureReasons = ['printer_offline', 'printer_jam', 'not_printed'] as const;
export const rejectionReasons = ['photo', 'text', 'cut', 'back', 'data_differs', 'other'] as const;
export const withdrawReasons = ['applicant_asks', 'applicant_left', 'other'] as const;
export const cancelReasons = ['wrong_person', 'wrong_service', 'double_intake', 'other'] as const;
export const refusalGrounds = [
  'not_eligible_age',
  'not_office_resident',
  'data_not_valid',
  'documents_not_valid',
  'duplicate_record',
] as const;
export type RefusalGround = (typeof refusalGrounds)[number];
export const printStates = [
  'queued',
  'printing',
  'awaiting_confirmation',
  'confirmed',
  'spoiled',
  'failed',
] as const;
