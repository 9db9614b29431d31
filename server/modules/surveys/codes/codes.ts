// Pure: values in, values out.

import { createHmac, timingSafeEqual } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../../../../contract/fields.ts';
import { type SurveyService, surveyServices } from '../../../../contract/surveys/terms.ts';
import { readCode } from '../../../typed-code.ts';

/**
 * One-time codes. A code is twenty signs: what it is for and until when (3), a secret of 60 bits derived from the case
 * (12), and a check that only this installation can write (5). So a receipt printed again bears the same code, the code
 * itself says whether it is ours and whether it has run out, and nothing that links it to a case is stored.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const signs = { head: 3, secret: 12, check: 5 };
export const codeLength = signs.head + signs.secret + signs.check;
/** Tracking codes of applications and of complaints: what people most likely mistake for the survey's code. */
const trackingCodeLengths: readonly number[] = [12, 13];

const firstDay = Temporal.PlainDate.from('2020-01-01');
const daysInHead = 2 ** 13;

/** How long the code on a receipt opens the survey. */
const openDays = 30;

export interface FinishedService {
  officeCode: string;
  service: SurveyService;
  /** What the code is derived from: the id of the case, and its round where it can end more than once. */
  subject: string;
  /** The day in the office's zone on which the service ended. */
  endedOn: IsoDate;
}

export type ReadCode =
  | { kind: 'ours'; code: string; service: SurveyService; expiresOn: IsoDate }
  | { kind: 'of_other_office' | 'tracking_code' | 'unknown' };

function written(value: bigint, length: number): string {
  let text = '';
  for (let left = value; text.length < length; left >>= 5n) text = alphabet[Number(left & 31n)] + text;
  return text;
}

function signsOf(key: Buffer, purpose: string, text: string, length: number): string {
  const digest = createHmac('sha256', key).update(`${purpose} ${text}`).digest();
  return written(digest.readBigUInt64BE() >> BigInt(64 - 5 * length), length);
}

function headOf(service: SurveyService, expiresOn: IsoDate): string {
  const day = firstDay.until(expiresOn).days;
  if (day < 0 || day >= daysInHead) throw new RangeError(`no survey code for ${expiresOn}`);
  return written(BigInt(surveyServices.indexOf(service) * daysInHead + day), signs.head);
}

function readHead(head: string): { service: SurveyService; expiresOn: IsoDate } {
  const value = [...head].reduce((sum, sign) => sum * 32 + alphabet.indexOf(sign), 0);
  return {
    service: surveyServices[Math.floor(value / daysInHead)] ?? 'other',
    expiresOn: firstDay.add({ days: value % daysInHead }).toString(),
  };
}

const checkOf = (key: Buffer, officeCode: string, open: string) =>
  signsOf(key, 'check', `${officeCode} ${open}`, signs.check);

/** The code of a finished service; the same for the same service, whenever it is asked for. */
export function surveyCode(key: Buffer, finished: FinishedService): { code: string; expiresOn: IsoDate } {
  const { officeCode, service, subject, endedOn } = finished;
  const expiresOn = Temporal.PlainDate.from(endedOn).add({ days: openDays }).toString();
  const secret = signsOf(key, 'secret', `${officeCode} ${service} ${subject}`, signs.secret);
  const open = `${headOf(service, expiresOn)}${secret}`;
  return { code: `${open}${checkOf(key, officeCode, open)}`, expiresOn };
}

/** What a code says of itself, before anything is looked up. */
export function readSurveyCode(
  key: Buffer,
  typed: string,
  offices: { own: string; others: readonly string[] },
): ReadCode {
  const code = readCode(typed);
  if (trackingCodeLengths.includes(code.length)) return { kind: 'tracking_code' };
  if (code.length !== codeLength) return { kind: 'unknown' };
  const open = code.slice(0, -signs.check);
  const check = Buffer.from(code.slice(-signs.check));
  const isOf = (officeCode: string) => {
    const right = Buffer.from(checkOf(key, officeCode, open));
    return check.length === right.length && timingSafeEqual(check, right);
  };
  if (isOf(offices.own)) return { kind: 'ours', code, ...readHead(code.slice(0, signs.head)) };
  return { kind: offices.others.some(isOf) ? 'of_other_office' : 'unknown' };
}

/** What is stored of an open code, and of a form that was taken in: nothing that could be typed in again. */
export function surveyHash(key: Buffer, kind: 'code' | 'form' | 'pairing', text: string): string {
  return createHmac('sha256', key).update(`hash of ${kind} ${text}`).digest('base64url');
}

/** A card that was handed over. */
export function servedWithCard(officeCode: string, applicationId: string, endedOn: IsoDate): FinishedService {
  return { officeCode, service: 'card', subject: `application ${applicationId}`, endedOn };
}

/** A complaint that was answered or forwarded; reopened and answered again, it is another service. */
export function servedWithComplaint(
  officeCode: string,
  complaint: { id: string; round: number },
  endedOn: IsoDate,
): FinishedService {
  const subject = `complaint ${complaint.id} ${complaint.round}`;
  return { officeCode, service: 'complaint', subject, endedOn };
}

/** Where the holder of a code answers. */
export const surveyAddress = (code: string) => `/survei/${code}`;
