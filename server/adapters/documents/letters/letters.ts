import { formatDate } from '../../../../locales/format.ts';
import type { Typeface } from '../typeface.ts';
import { addressOfTracking, both, grouped, inBoth } from '../words.ts';
import type {
  AnswerLetterFacts,
  CompletionRequestFacts,
  ForwardingNoticeFacts,
  GeneralLetterFacts,
  TrackingOnPaper,
} from './letter-port.ts';
import { LetterSheet, quiet } from './letter-sheet.ts';

type Key = Parameters<typeof both>[0];

/** Noon keeps the day in every zone of the country: a date of a letter has no hour. */
export function dayOf(date: string): Date {
  return new Date(`${date}T05:00:00Z`);
}

function begin(
  typeface: Typeface,
  facts: { office: GeneralLetterFacts['office']; date: string },
  reference: string,
) {
  const sheet = new LetterSheet(typeface, facts.office, reference, dayOf(facts.date));
  sheet.letterhead();
  return sheet;
}

function track(sheet: LetterSheet, tracking: TrackingOnPaper | null): void {
  if (tracking === null) return;
  const side = 58;
  sheet.room(side + 10);
  const top = sheet.y;
  sheet.qr(tracking.url, side, sheet.left, top);
  const words = both('letters.trackHere', () => ({
    address: addressOfTracking(tracking),
    code: grouped(tracking.code),
  }));
  const beside = { x: sheet.left + side + 14, width: sheet.width - side - 14 };
  const height = sheet.at(top + 8, words.id, beside);
  sheet.at(top + 10 + height, words.en, { ...beside, size: 8.4, color: quiet });
  sheet.y = top + side + 10;
}

/** Tells the complainant who is competent and how to reach them; it never says that the case is done. */
export function forwardingNotice(typeface: Typeface, facts: ForwardingNoticeFacts): Promise<Buffer> {
  const { office, agency } = facts;
  const { zone } = office;
  const sheet = begin(typeface, facts, facts.complaintNumber);
  sheet.address({
    number: facts.number,
    date: facts.date,
    nature: 'ordinary',
    enclosure: null,
    subject: both('letters.noticeSubject'),
    recipient: facts.recipient,
  });
  sheet.both(
    both('letters.noticeOpening', (locale) => ({
      number: facts.complaintNumber,
      received: formatDate(facts.receivedAt, { locale, zone }),
      office: office.name,
    })),
  );
  sheet.both(both('letters.noticeForwarded'));
  const reach: [Key, string | null][] = [
    ['letters.agency', agency.name],
    ['letters.address', agency.address],
    ['letters.phone', agency.phone],
    ['letters.email', agency.email],
    ['letters.website', agency.website],
    [
      'letters.forwardingLetter',
      both('letters.letterOf', (locale) => ({
        number: facts.letterNumber,
        date: formatDate(facts.letterOn, { locale, zone }),
      })).id,
    ],
  ];
  for (const [label, value] of reach)
    if (value !== null && value !== '') sheet.row(inBoth(both(label)), value, { labelWidth: 190 });
  sheet.y += 6;
  const due = facts.agencyDueOn;
  if (due !== null) {
    sheet.both(both('letters.noticeDue', (locale) => ({ due: formatDate(due, { locale, zone }) })));
  }
  sheet.both(both('letters.noticeReach'));
  track(sheet, facts.tracking);
  sheet.close(facts.signer, both('letters.thanks'));
  return sheet.finish();
}

export function answerLetter(typeface: Typeface, facts: AnswerLetterFacts): Promise<Buffer> {
  const { zone } = facts.office;
  const number = facts.complaintNumber;
  const sheet = begin(typeface, facts, number);
  sheet.address({
    number: facts.number,
    date: facts.date,
    nature: 'ordinary',
    enclosure: null,
    subject: both('letters.answerSubject', () => ({ number })),
    recipient: facts.recipient,
  });
  sheet.both(
    both('letters.answerOpening', (locale) => ({
      number,
      received: formatDate(facts.receivedAt, { locale, zone }),
      channel: facts.channel[locale].toLowerCase(),
    })),
  );
  sheet.text(facts.answer, { after: 10 });
  const until = facts.reopenUntil;
  if (until !== null) {
    sheet.both(both('letters.answerReopen', (locale) => ({ date: formatDate(until, { locale, zone }) })));
  }
  track(sheet, facts.tracking);
  sheet.close(facts.signer, both('letters.thanks'));
  return sheet.finish();
}

/** What is missing, until when, and what happens else. */
export function completionRequest(typeface: Typeface, facts: CompletionRequestFacts): Promise<Buffer> {
  const { zone } = facts.office;
  const number = facts.complaintNumber;
  const sheet = begin(typeface, facts, number);
  sheet.address({
    number: facts.number,
    date: facts.date,
    nature: 'ordinary',
    enclosure: null,
    subject: both('letters.completionSubject', () => ({ number })),
    recipient: facts.recipient,
  });
  sheet.both(
    both('letters.completionOpening', (locale) => ({
      number,
      received: formatDate(facts.receivedAt, { locale, zone }),
    })),
  );
  for (const [index, item] of facts.missing.entries()) {
    sheet.text(`${index + 1}.  ${item.id} / ${item.en}`, {
      x: sheet.left + 14,
      weight: 600,
      after: 1,
    });
  }
  sheet.y += 6;
  if (facts.words !== null && facts.words !== '') {
    sheet.row(both('letters.completionWords'), facts.words);
    sheet.y += 6;
  }
  sheet.both(
    both('letters.completionUntil', (locale) => ({
      date: formatDate(facts.respondBy, { locale, zone }),
      days: String(facts.days),
    })),
    { weight: 600 },
  );
  sheet.both(both('letters.completionElse'));
  track(sheet, facts.tracking);
  sheet.close(facts.signer, both('letters.thanks'));
  return sheet.finish();
}

/** A message that goes by post. */
export function generalLetter(typeface: Typeface, facts: GeneralLetterFacts): Promise<Buffer> {
  const sheet = begin(typeface, facts, facts.number ?? facts.subject);
  sheet.address({
    number: facts.number,
    date: facts.date,
    nature: 'ordinary',
    enclosure: null,
    subject: facts.english === null ? facts.subject : { id: facts.subject, en: facts.english.subject },
    recipient: facts.recipient,
  });
  for (const paragraph of facts.paragraphs) sheet.text(paragraph, { after: 8 });
  if (facts.english !== null) {
    sheet.y += 4;
    for (const paragraph of facts.english.paragraphs) {
      sheet.text(paragraph, { size: 8.4, color: quiet, after: 5 });
    }
  }
  if (facts.signer !== null) sheet.close(facts.signer, null);
  return sheet.finish();
}
