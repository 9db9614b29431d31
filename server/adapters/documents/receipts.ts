import { printed } from '../../../brand/tokens.ts';
import { both, inBoth, type TwoLanguages } from '../../../locales/both.ts';
import { formatDate, formatDateTime, formatDuration, formatLongDate } from '../../../locales/format.ts';
import type { ComplaintReceiptFacts, HandoverFacts, PrintedOffice, ReceiptFacts } from './port.ts';
import { formats, Sheet } from './sheet.ts';
import { strip } from './strip.ts';
import { addressOfCode, grouped } from './symbols.ts';

const { ink, inkSoft, broken } = printed;

/** A receipt keeps to one sheet: what is too long for it is set smaller. */
function onOneSheet(
  { office, number }: { office: PrintedOffice; number: string },
  about: { at: Date; title: TwoLanguages; contact: 'documents.contact' | 'letters.contact' },
  write: (sheet: Sheet) => void,
  unit: number = formats.a5.unit,
): Promise<Buffer> {
  const sheet = new Sheet({ ...formats.a5, unit }, office, number, about.at);
  head(sheet, office, about.title);
  write(sheet);
  foot(sheet, office, about.contact);
  if (sheet.pages === 1 || unit < 1) return sheet.finish();
  return onOneSheet({ office, number }, about, write, unit - 0.05);
}

function head(sheet: Sheet, office: PrintedOffice, title: TwoLanguages): void {
  sheet.document.rect(sheet.left, sheet.y, sheet.width, 2).fill(printed.leaf);
  sheet.y += 7;
  sheet.text(office.name, { size: 9, weight: 700, after: 1.5 });
  const address = [office.address, office.phone].filter((part) => part !== null).join(' · ');
  if (address !== '') sheet.text(address, { size: 6.6, color: inkSoft, after: 1.5 });
  sheet.y += 3;
  rule(sheet);
  sheet.text(title.id, { size: 12, weight: 700, after: 1.5 });
  sheet.text(title.en, { size: 7.5, color: inkSoft, after: 4.5 });
}

function rule(sheet: Sheet): void {
  sheet.rule(printed.line, 0.6);
  sheet.y += 6;
}

/** Whom to call, and that a demonstration is none of the office's own papers. */
function foot(sheet: Sheet, office: PrintedOffice, contact: Parameters<typeof both>[0]): void {
  const { phone } = office;
  if (phone !== null) {
    const { id, en } = both(contact, () => ({ phone }));
    sheet.text(`${id}  /  ${en}`, { size: 6.4, weight: 600, after: 1.5 });
  }
  if (office.specimen !== false) {
    const note = both('documents.specimenNote');
    sheet.text(`${note.id}  /  ${note.en}`, { size: 6.4, weight: 700, color: broken, after: 1.5 });
  }
}

/** What is to be kept at hand, with the code to scan at the right. */
function rowsBesideQr(
  sheet: Sheet,
  url: string,
  side: number,
  rows: readonly (readonly [TwoLanguages, string | null])[],
): void {
  const top = sheet.y;
  sheet.qr(url, side, sheet.right - side, top);
  for (const [label, value] of rows) {
    if (value !== null) sheet.row(label, value, { width: sheet.width - side - 8 });
  }
  sheet.y = Math.max(sheet.y, top + side + 5);
}

/** What the applicant takes home after step 1. */
export function applicationReceipt(facts: ReceiptFacts): Promise<Buffer> {
  const { office } = facts;
  const about = {
    at: facts.receivedAt,
    title: both('documents.receiptTitle'),
    contact: 'documents.contact',
  } as const;
  return onOneSheet(facts, about, (sheet) => {
    rowsBesideQr(sheet, facts.trackingUrl, 74, [
      [both('documents.number'), facts.number],
      [both('documents.trackingCode'), grouped(facts.trackingCode)],
      [both('documents.applicant'), facts.applicantName],
      [both('documents.service'), inBoth(facts.serviceName)],
    ]);
    sheet.row(
      both('documents.received'),
      formatDateTime(facts.receivedAt, { locale: 'id', zone: office.zone }),
    );
    sheet.row(both('documents.receivedBy'), facts.receivedBy);
    sheet.y += 2;
    strip(sheet, facts.clock);

    sheet.text(inBoth(both('documents.checklist')), { size: 7.2, weight: 600, after: 1.5 });
    for (const item of facts.checklist) checklistItem(sheet, item);
    sheet.y += 3;
    rule(sheet);
    const promise = both('documents.promise', (locale) => ({
      promise: formatDuration(office.promiseSeconds * 1000, locale),
    }));
    sheet.both(promise, { size: 7.2, weight: 600 });
    sheet.both(both('documents.waitCentre'), { size: 6.4 });
    const address = addressOfCode(facts.trackingUrl);
    sheet.both(
      both('documents.trackingHelp', () => ({ address })),
      { size: 6.4 },
    );
  });
}

function checklistItem(sheet: Sheet, { label, state }: ReceiptFacts['checklist'][number]): void {
  const { left, right, y } = sheet;
  sheet.document
    .rect(left + 0.5, y + 1, 6, 6)
    .lineWidth(0.7)
    .strokeColor(ink)
    .stroke();
  if (state !== 'missing') {
    sheet.line(left + 1.8, y + 4, left + 3.2, y + 5.6, 1, ink);
    sheet.line(left + 3.2, y + 5.6, left + 5.6, y + 2.2, 1, ink);
  }
  const width = 70;
  sheet.at(y + 0.4, inBoth(both(`documents.${state}`)), {
    x: right - width,
    width,
    size: 6.2,
    align: 'right',
  });
  sheet.text(inBoth(label), { x: left + 11, width: right - left - 11 - width - 4, size: 6.8, after: 1.5 });
}

/** Signed at step 6: who took which card, when, and how long the office needed. */
export function handoverReceipt(facts: HandoverFacts): Promise<Buffer> {
  const { office, receiver } = facts;
  const about = {
    at: facts.handedOverAt,
    title: both('documents.handoverTitle'),
    contact: 'documents.contact',
  } as const;
  return onOneSheet(facts, about, (sheet) => {
    const took = both('documents.tookOf', () => ({
      time: formatDuration(facts.clock.netMs, 'id'),
      promise: formatDuration(office.promiseSeconds * 1000, 'id'),
    }));
    for (const [key, value] of [
      ['number', facts.number],
      ['applicant', facts.applicantName],
      ['nik', facts.maskedNik],
      ['serial', facts.serial],
      ['receiver', both(`documents.${receiver.relation}`, () => ({ name: receiver.name })).id],
      ['oldCard', inBoth(facts.oldCard)],
      ['handedOver', formatDateTime(facts.handedOverAt, { locale: 'id', zone: office.zone })],
      ['took', took.id],
    ] as const) {
      sheet.row(both(`documents.${key}`), value);
    }
    sheet.y += 2;
    strip(sheet, facts.clock);
    signatures(sheet, facts);
    sheet.both(both('documents.checkCard'), { size: 6.6 });
    if (facts.survey !== null) surveyPart(sheet, facts.survey, office.zone);
  });
}

/** Receiver and officer side by side, over the lines on which they sign. */
function signatures(sheet: Sheet, { receiver, handedOverBy, signature }: HandoverFacts): void {
  const { left, y } = sheet;
  const width = sheet.width / 2 - 6;
  const box = 46;
  const foot = y + 18 + box;
  for (const [x, key, name] of [
    [left, 'signature', receiver.name],
    [left + width + 12, 'officer', handedOverBy],
  ] as const) {
    const label = both(`documents.${key}`);
    sheet.at(y, label.id, { x, width, size: 6.8 });
    sheet.at(y + 8.4, label.en, { x, width, size: 5.8, color: inkSoft });
    sheet.line(x, foot, x + width, foot, 0.6);
    sheet.at(foot + 2, name, { x, width, size: 6.8, weight: 600 });
  }
  if (signature !== null) {
    const fit: [number, number] = [width, box - 2];
    sheet.document.image(signature, left, y + 18, { fit, align: 'center', valign: 'bottom' });
  }
  sheet.y = foot + 22;
}

/** How to say what one thinks of the service: a code for one time, which leads back to nobody. */
function surveyPart(sheet: Sheet, survey: NonNullable<HandoverFacts['survey']>, zone: string): void {
  rule(sheet);
  const side = 58;
  sheet.room(side);
  const top = sheet.y;
  sheet.qr(survey.url, side, sheet.left, top);
  const x = sheet.left + side + 10;
  const help = both('documents.surveyHelp', (locale) => ({
    address: addressOfCode(survey.url),
    until: formatDate(survey.until, { locale, zone }),
  }));
  sheet.text(inBoth(both('documents.surveyTitle')), { x, size: 7.2, weight: 600, after: 1.5 });
  sheet.text(grouped(survey.code), { x, size: 9, weight: 700, after: 2 });
  sheet.text(help.id, { x, size: 6.4, after: 1 });
  sheet.text(help.en, { x, size: 5.6, color: inkSoft, after: 0 });
  sheet.y = Math.max(sheet.y, top + side) + 5;
}

/** What the complainant takes home: number, secret code, and by when the office responds. Nothing of the substance. */
export function complaintReceipt(facts: ComplaintReceiptFacts): Promise<Buffer> {
  const { office, tracking, answer } = facts;
  const { zone } = office;
  const about = {
    at: facts.receivedAt,
    title: both('letters.receiptTitle'),
    contact: 'letters.contact',
  } as const;
  return onOneSheet(facts, about, (sheet) => {
    rowsBesideQr(sheet, tracking.url, 78, [
      [both(facts.provisional ? 'letters.provisionalNumber' : 'letters.number'), facts.number],
      [both('letters.code'), grouped(tracking.code)],
      [both('letters.channel'), inBoth(facts.channel)],
      [both('letters.received'), formatDateTime(facts.receivedAt, { locale: 'id', zone })],
      [both('letters.receivedBy'), facts.receivedBy],
    ]);
    rule(sheet);

    const { on } = answer;
    const days = String(answer.days);
    sheet.both(
      on === null
        ? both('letters.promisePaused', () => ({ days }))
        : both('letters.promise', (locale) => ({ days, date: formatLongDate(on, { locale, zone }) })),
      { size: 8.4, weight: 700 },
    );
    if (facts.provisional) sheet.both(both('letters.provisionalHelp'), { size: 6.8 });
    if (on !== null && answer.tentative) sheet.both(both('letters.promiseTentative'), { size: 6.8 });
    sheet.y += 3;

    if (facts.missing.length === 0) sheet.both(both('letters.nothingNeeded'), { size: 7.2 });
    else {
      sheet.both(both('letters.needed'), { size: 7.6, weight: 700 });
      const items = facts.missing.map(inBoth);
      // A short list reads best line by line; a long one must still leave the sheet at one page.
      const lines = items.length > 3 ? [items.join('; ')] : items.map((item) => `•  ${item}`);
      for (const line of lines) sheet.text(line, { x: sheet.left + 4, size: 7.2, after: 1 });
      sheet.y += 2;
      sheet.both(both('letters.howToComplete'), { size: 6.8 });
    }
    sheet.y += 3;
    rule(sheet);
    const address = addressOfCode(tracking.url);
    sheet.both(
      both('letters.follow', () => ({ address })),
      { size: 7.2 },
    );
    sheet.both(both('letters.keepSecret'), { size: 7.2, weight: 600 });
  });
}
