import type { ComplaintFigures } from '../../../../contract/complaints/office-endpoints.ts';
import type { SurveyFigures } from '../../../../contract/surveys/report-endpoints.ts';

/** A label in both languages, ready to be printed. */
interface Label {
  id: string;
  en: string;
}

/** The letterhead: nothing on it is a constant of the program. */
export interface LetterOffice {
  /** "Pemerintah Kabupaten …", above the office's name; left out when null. */
  government: string | null;
  name: string;
  address: string | null;
  phone: string | null;
  /** Where letters are dated from: "Tabanan, 24 November 2026". */
  place: string | null;
  zone: string;
  /** SPESIMEN on every page; on unless turned off, as on the receipts. */
  specimen?: boolean;
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
  tracking: TrackingOnPaper;
  channel: Label;
  receivedAt: Date;
  /** Null when it came by the web form. */
  receivedBy: string | null;
  /** `on` is an ISO date, null while the complainant must complete. */
  answer: { days: number; on: string | null; tentative: boolean };
  /** What the office still needs; empty when complete. */
  missing: readonly Label[];
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
  channel: Label;
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
  submittedOn: string | null;
  /** "HH:MM", the office's wall clock. */
  submittedTime: string | null;
  /** "Dipindai", "Dilihat petugas di kertas" …; null when there is none. */
  signature: Label | null;
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
  letterOn: string;
  agency: Recipient;
  /** The examiner's words for the decision on authority. */
  ground: string;
  /** What the complaint is about, in a sentence or two. */
  summary: string;
  /** Where the agency says what it did, without an account. */
  agencyLink: string;
  /** ISO date. */
  agencyDueOn: string;
  confidential: boolean;
  file: ComplaintOnPaper;
}

export interface ForwardingNoticeFacts {
  office: LetterOffice;
  signer: Signer;
  number: string | null;
  /** ISO date. */
  date: string;
  recipient: Recipient;
  complaintNumber: string;
  receivedAt: Date;
  agency: Recipient & { phone: string | null; email: string | null; website: string | null };
  /** Of the letter of forwarding. */
  letterNumber: string;
  letterOn: string;
  agencyDueOn: string | null;
  tracking: TrackingOnPaper | null;
}

export interface AnswerLetterFacts {
  office: LetterOffice;
  signer: Signer;
  number: string | null;
  /** ISO date. */
  date: string;
  recipient: Recipient;
  complaintNumber: string;
  receivedAt: Date;
  channel: Label;
  answer: string;
  /** ISO date until which it can be reopened by the complainant. */
  reopenUntil: string | null;
  tracking: TrackingOnPaper | null;
}

export interface CompletionRequestFacts {
  office: LetterOffice;
  signer: Signer;
  number: string | null;
  /** ISO date. */
  date: string;
  recipient: Recipient;
  complaintNumber: string;
  receivedAt: Date;
  missing: readonly Label[];
  /** The examiner's own words. */
  words: string | null;
  /** ISO date, and the calendar days that lead to it. */
  respondBy: string;
  days: number;
  tracking: TrackingOnPaper | null;
}

/** Any message that goes by post. */
export interface GeneralLetterFacts {
  office: LetterOffice;
  signer: Signer | null;
  number: string | null;
  /** ISO date. */
  date: string;
  recipient: Recipient;
  subject: string;
  paragraphs: readonly string[];
  /** The same in English, smaller, after the Indonesian. */
  english: { subject: string; paragraphs: readonly string[] } | null;
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
  state: Label;
  component: Label | null;
  complaint: ComplaintOnPaper;
  rounds: readonly {
    round: number;
    /** ISO dates. */
    startedOn: string;
    dueOn: string | null;
    tentative: boolean;
    endedOn: string | null;
    /** What stopped it: answered, told that it was forwarded, … */
    endedBy: Label | null;
    lateDays: number;
    pausedDays: number;
  }[];
  authority: { decision: Label; by: string; at: Date; words: string | null } | null;
  referral: {
    agency: string;
    letterNumber: string;
    letterOn: string;
    dueOn: string;
    agencyState: Label | null;
    told: { channel: Label; at: Date } | null;
  } | null;
  answers: readonly { round: number; at: Date; by: string; words: string }[];
  /** `by` is the post, or the complainant, the agency or the passing of time. */
  events: readonly { at: Date; action: Label; state: Label; by: string; words: string | null }[];
  /** Letters, messages and calls. */
  messages: readonly { at: Date; channel: Label; what: Label; outcome: Label }[];
}

export interface ComplaintReportFacts {
  office: LetterOffice;
  /** "Laporan Pengaduan November 2026". */
  title: Label;
  figures: ComplaintFigures;
  madeAt: Date;
}

export interface SurveyReportFacts {
  office: LetterOffice;
  /** "Laporan Survei Kepuasan Masyarakat Semester II 2026". */
  title: Label;
  figures: SurveyFigures;
  madeAt: Date;
}

/** Papers of complaints and of the survey: A4 on the letterhead, the receipt A5. Pure: the same values give the same bytes. */
export interface LetterMaker {
  complaintReceipt(facts: ComplaintReceiptFacts): Promise<Buffer>;
  /** The letter, then the complaint file as pages of its own. */
  forwardingLetter(facts: ForwardingLetterFacts): Promise<Buffer>;
  forwardingNotice(facts: ForwardingNoticeFacts): Promise<Buffer>;
  answerLetter(facts: AnswerLetterFacts): Promise<Buffer>;
  completionRequest(facts: CompletionRequestFacts): Promise<Buffer>;
  generalLetter(facts: GeneralLetterFacts): Promise<Buffer>;
  boxOpeningMinutes(facts: BoxOpeningMinutesFacts): Promise<Buffer>;
  /** The whole story for the Ombudsman, made for the complainant. */
  caseHistory(facts: CaseHistoryFacts): Promise<Buffer>;
  complaintReport(facts: ComplaintReportFacts): Promise<Buffer>;
  surveyReport(facts: SurveyReportFacts): Promise<Buffer>;
}
