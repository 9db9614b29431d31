import type { ClockView } from '../../../contract/clock.ts';
import type { ComplaintFigures } from '../../../contract/complaints/office-endpoints.ts';
import type { IsoDate } from '../../../contract/fields.ts';
import type { SurveyFigures } from '../../../contract/surveys/report-endpoints.ts';
import type { TwoLanguages } from '../../../locales/both.ts';

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
  birthDate: IsoDate;
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
  issuedOn: IsoDate;
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
export interface PrintedOffice {
  name: string;
  address: string | null;
  phone: string | null;
  zone: string;
  /** Says on the paper that it is no official document; on unless turned off, as on the card. */
  specimen?: boolean;
}

export interface OfficeOnPaper extends PrintedOffice {
  /** The office's promise, in seconds. */
  promiseSeconds: number;
}

export interface LetterOffice extends PrintedOffice {
  /** "Pemerintah Kabupaten …", above the office's name; left out when null. */
  government: string | null;
  /** Where letters are dated from: "Tabanan, 24 November 2026". */
  place: string | null;
}

export interface ReceiptFacts {
  office: OfficeOnPaper;
  /** "TBN-0412". */
  number: string;
  trackingCode: string;
  /** Full address of the tracking page, for the QR. */
  trackingUrl: string;
  serviceName: TwoLanguages;
  /** Shown as it stands: the caller masks it. */
  applicantName: string;
  receivedAt: Date;
  receivedBy: string;
  /** For the strip of six steps. */
  clock: ClockView;
  checklist: readonly { label: TwoLanguages; state: 'attached' | 'seen' | 'missing' }[];
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
  oldCard: TwoLanguages;
  /** PNG of the receiver's signature, when taken on a pad. */
  signature: Buffer | null;
  /** For the strip, and how long the office took. */
  clock: ClockView;
  /** The one-time code of the satisfaction survey, its address for the QR, and its last day; null when it has run out. */
  survey: { code: string; url: string; until: string } | null;
}

export interface Signer {
  /** Jabatan, as it stands under the letter. */
  title: string;
  name: string;
  nip: string | null;
}

export interface Recipient {
  name: string;
  address: string | null;
}

/** Where the complainant follows the case; the secret code stands in the address. */
export interface TrackingOnPaper {
  code: string;
  url: string;
}

export interface ComplaintReceiptFacts {
  office: LetterOffice;
  number: string;
  /** It waits for a person to admit it: its number is not of the series yet. */
  provisional: boolean;
  tracking: TrackingOnPaper;
  channel: TwoLanguages;
  receivedAt: Date;
  /** Null when it came by the web form. */
  receivedBy: string | null;
  /** `on` is an ISO date, null while the complainant must complete. */
  answer: { days: number; on: string | null; tentative: boolean };
  /** What the office still needs; empty when complete. */
  missing: readonly TwoLanguages[];
}

export interface ComplaintAttachmentOnPaper {
  position: number;
  mediaType: string;
  byteLength: number;
  /** Picture (JPEG, PNG) or PDF as kept: each gets pages of its own; null lists it only. */
  bytes: Buffer | null;
}

/** The complaint as it was submitted, apart from what the office did with it. */
export interface ComplaintOnPaper {
  number: string;
  channel: TwoLanguages;
  receivedAt: Date;
  receivedBy: string | null;
  name: string | null;
  address: string | null;
  phone: string | null;
  email: string | null;
  /** anonim: name, address, telephone and e-mail are not printed, whatever stands above. */
  identityWithheld: boolean;
  submittedPlace: string | null;
  /** ISO date. */
  submittedOn: IsoDate | null;
  /** "HH:MM", the office's wall clock. */
  submittedTime: string | null;
  /** "Dipindai", "Dilihat petugas di kertas" …; null when there is none. */
  signature: TwoLanguages | null;
  description: string | null;
  remedy: string | null;
  immediateResponse: string | null;
  attachments: readonly ComplaintAttachmentOnPaper[];
}

export interface ForwardingLetterFacts {
  office: LetterOffice;
  signer: Signer;
  letterNumber: string;
  /** ISO date. */
  letterOn: IsoDate;
  agency: Recipient;
  /** The examiner's words for the decision on authority. */
  ground: string;
  /** What the complaint is about, in a sentence or two. */
  summary: string;
  /** Where the agency says what it did, without an account. */
  agencyLink: string;
  /** ISO date. */
  agencyDueOn: IsoDate;
  confidential: boolean;
  file: ComplaintOnPaper;
}

/** What the body of a letter is made of, in its order. */
export type LetterPart =
  /** The English stands smaller beneath. */
  | { both: TwoLanguages; bold?: true }
  /** Words as somebody wrote them. */
  | { text: string }
  | { list: readonly TwoLanguages[] }
  /** Labels and values; a label on one line is given a wider column. */
  | { rows: readonly (readonly [label: string | TwoLanguages, value: string])[] };

/** A letter to a resident or a complainant. */
export interface LetterFacts {
  office: LetterOffice;
  /** Without one it is a message alone, with neither thanks nor signature. */
  signer: Signer | null;
  /** Of the letter; without one there is room to write it by hand. */
  number: string | null;
  /** ISO date. */
  date: IsoDate;
  recipient: Recipient;
  subject: string | TwoLanguages;
  /** What it belongs to, at the foot of every page. */
  reference: string;
  body: readonly LetterPart[];
  tracking: TrackingOnPaper | null;
}

export interface BoxOpeningMinutesFacts {
  office: LetterOffice;
  openedAt: Date;
  place: string;
  officers: readonly [Signer, Signer];
  slips: readonly { slipNumber: number; number: string }[];
}

export interface CaseHistoryFacts {
  office: LetterOffice;
  preparedAt: Date;
  state: TwoLanguages;
  component: TwoLanguages | null;
  complaint: ComplaintOnPaper;
  rounds: readonly {
    round: number;
    /** ISO dates. */
    startedOn: IsoDate;
    dueOn: IsoDate | null;
    tentative: boolean;
    endedOn: IsoDate | null;
    /** What stopped it: answered, told that it was forwarded, … */
    endedBy: TwoLanguages | null;
    lateDays: number;
    pausedDays: number;
  }[];
  authority: { decision: TwoLanguages; by: string; at: Date; words: string | null } | null;
  referral: {
    agency: string;
    letterNumber: string;
    letterOn: IsoDate;
    dueOn: IsoDate;
    agencyState: TwoLanguages | null;
    told: { channel: TwoLanguages; at: Date } | null;
  } | null;
  answers: readonly { round: number; at: Date; by: string; words: string }[];
  /** `by` is the post, or the complainant, the agency or the passing of time. */
  events: readonly {
    at: Date;
    action: TwoLanguages;
    state: TwoLanguages;
    by: string;
    words: string | null;
  }[];
  /** Letters, messages and calls. */
  messages: readonly { at: Date; channel: TwoLanguages; what: TwoLanguages; outcome: TwoLanguages }[];
}

export interface ReportFacts<Figures> {
  office: LetterOffice;
  /** "Laporan Pengaduan November 2026". */
  title: TwoLanguages;
  figures: Figures;
  madeAt: Date;
}

/** Makes the office's papers. Pure: the same values give the same bytes. */
export interface DocumentMaker {
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
  complaintReceipt(facts: ComplaintReceiptFacts): Promise<Buffer>;
  letter(facts: LetterFacts): Promise<Buffer>;
  /** The letter, then the complaint file as pages of its own. */
  forwardingLetter(facts: ForwardingLetterFacts): Promise<Buffer>;
  boxOpeningMinutes(facts: BoxOpeningMinutesFacts): Promise<Buffer>;
  /** The whole story for the Ombudsman, made for the complainant. */
  caseHistory(facts: CaseHistoryFacts): Promise<Buffer>;
  complaintReport(facts: ReportFacts<ComplaintFigures>): Promise<Buffer>;
  surveyReport(facts: ReportFacts<SurveyFigures>): Promise<Buffer>;
}
