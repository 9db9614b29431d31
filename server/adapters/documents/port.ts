import type { ClockView } from '../../../contract/clock.ts';
import type { LetterMaker } from './letters/letter-port.ts';

export type * from './letters/letter-port.ts';

/**
 * The elements of UU 24/2013 Art. 64(1) as the card prints them: labels, not codes. Upper-casing, the date's form
 * and RT/RW are done by the renderer, so that every reader of these facts shows the same card.
 */
export interface CardFacts {
  provinceName: string;
  regencyName: string;
  nik: string;
  name: string;
  birthPlace: string;
  /** ISO date. */
  birthDate: string;
  sex: 'L' | 'P';
  /** Card label, "-" when unknown. */
  bloodType: string;
  address: string;
  rt: string;
  rw: string;
  villageName: string;
  districtName: string;
  religion: string;
  maritalStatus: string;
  occupation: string;
  citizenship: string;
  /** "SEUMUR HIDUP" or an ISO date (holders of a permanent stay permit). */
  validUntil: string;
  issuedPlace: string;
  /** ISO date. */
  issuedOn: string;
}

export interface CardFrontOrder {
  facts: CardFacts;
  /** JPEG or PNG, 2:3. */
  portrait: Buffer;
  /** PNG, drawn dark on transparent or white. */
  signature: Buffer;
  /** SPESIMEN across the side; only an authorised office's own printer turns it off (UU 24/2013 Art. 96). */
  specimen: boolean;
}

export interface CardBackOrder {
  serial: string;
  officeName: string;
  specimen: boolean;
}

export type CardOrder = CardFrontOrder & CardBackOrder;

/** What a paper says of the office; nothing here is a constant of the program. */
export interface OfficeOnPaper {
  name: string;
  address: string | null;
  phone: string | null;
  zone: string;
  /** The office's promise, in seconds. */
  promiseSeconds: number;
  /** Says on the paper that it is no official document; on unless turned off, as on the card. */
  specimen?: boolean;
}

export interface ReceiptFacts {
  office: OfficeOnPaper;
  /** "TBN-0412". */
  number: string;
  trackingCode: string;
  /** Full address of the tracking page, for the QR. */
  trackingUrl: string;
  serviceName: { id: string; en: string };
  /** Shown as it stands: the caller masks it. */
  applicantName: string;
  receivedAt: Date;
  receivedBy: string;
  /** For the strip of six steps. */
  clock: ClockView;
  checklist: readonly { label: { id: string; en: string }; state: 'attached' | 'seen' | 'missing' }[];
}

export interface HandoverFacts {
  office: OfficeOnPaper;
  number: string;
  applicantName: string;
  maskedNik: string;
  serial: string;
  handedOverAt: Date;
  handedOverBy: string;
  receiver: { name: string; relation: 'self' | 'proxy' };
  oldCard: { id: string; en: string };
  /** PNG of the receiver's signature, when taken on a pad. */
  signature: Buffer | null;
  /** For the strip, and how long the office took. */
  clock: ClockView;
  /** The one-time code of the satisfaction survey, its address for the QR, and its last day; null when it has run out. */
  survey: { code: string; url: string; until: string } | null;
}

/** Makes the office's papers. Pure: the same values give the same bytes. */
export interface DocumentMaker extends LetterMaker {
  /** Two pages of exactly ID-1 size: front, back. */
  card(order: CardOrder): Promise<Buffer>;
  /**
   * The front as an SVG drawing for the screen, from the same layout as the print; its text is outlines, so it needs
   * no font.
   */
  cardFront(order: CardFrontOrder): string;
  cardBack(order: CardBackOrder): string;
  applicationReceipt(facts: ReceiptFacts): Promise<Buffer>;
  handoverReceipt(facts: HandoverFacts): Promise<Buffer>;
}
