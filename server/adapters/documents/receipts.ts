import { formatDate, formatDateTime, formatDuration } from '../../../locales/format.ts';
import { collect } from './card/card-pdf.ts';
import { Sheet } from './paper.ts';
import type { HandoverFacts, ReceiptFacts } from './port.ts';
import { qrCode } from './symbols.ts';
import type { Typeface } from './typeface.ts';
import { both, grouped } from './words.ts';

/** What the applicant takes home after step 1. */
export function applicationReceipt(typeface: Typeface, facts: ReceiptFacts): Promise<Buffer> {
  const sheet = new Sheet(typeface, `${facts.number}`, facts.receivedAt);
  const done = collect(sheet.document);
  const { office } = facts;
  const when = { locale: 'id', zone: office.zone } as const;
  sheet.head(office, both('documents.receiptTitle'));

  const qr = qrCode(facts.trackingUrl);
  const side = 74;
  const top = sheet.y;
  sheet.path(qr.path, sheet.right - side, top, side / qr.size);
  const beside = sheet.width - side - 8;
  sheet.row(both('documents.number'), facts.number, beside);
  sheet.row(both('documents.trackingCode'), grouped(facts.trackingCode), beside);
  sheet.row(both('documents.applicant'), facts.applicantName, beside);
  sheet.row(both('documents.service'), `${facts.serviceName.id} / ${facts.serviceName.en}`, beside);
  sheet.y = Math.max(sheet.y, top + side + 5);
  sheet.row(both('documents.received'), formatDateTime(facts.receivedAt, when));
  sheet.row(both('documents.receivedBy'), facts.receivedBy);
  sheet.y += 2;
  sheet.strip(facts.clock);

  sheet.paragraph(`${both('documents.checklist').id} / ${both('documents.checklist').en}`, 7.2, 600);
  for (const item of facts.checklist) {
    const state = both(`documents.${item.state}`);
    const { y } = sheet;
    sheet.document
      .rect(sheet.left + 0.5, y + 1, 6, 6)
      .lineWidth(0.7)
      .strokeColor('#1b1f23')
      .stroke();
    if (item.state !== 'missing') {
      sheet.document
        .moveTo(sheet.left + 1.8, y + 4)
        .lineTo(sheet.left + 3.2, y + 5.6)
        .lineTo(sheet.left + 5.6, y + 2.2)
        .lineWidth(1)
        .stroke();
    }
    const stateWidth = 70;
    sheet.write(`${state.id} / ${state.en}`, {
      x: sheet.right - stateWidth,
      y: y + 0.4,
      width: stateWidth,
      size: 6.2,
      align: 'right',
    });
    sheet.y +=
      sheet.write(`${item.label.id} / ${item.label.en}`, {
        x: sheet.left + 11,
        y,
        width: sheet.width - 11 - stateWidth - 4,
        size: 6.8,
      }) + 1.5;
  }
  sheet.y += 3;
  sheet.rule();
  sheet.bothLanguages(
    both('documents.promise', (locale) => ({
      promise: formatDuration(office.promiseSeconds * 1000, locale),
    })),
    7.2,
    600,
  );
  sheet.bothLanguages(both('documents.waitCentre'), 6.4);
  const address = facts.trackingUrl.replace(/^https?:\/\//u, '').replace(/\/[^/]*$/u, '');
  sheet.bothLanguages(
    both('documents.trackingHelp', () => ({ address })),
    6.4,
  );
  sheet.foot(office, 'documents.contact');
  sheet.document.end();
  return done;
}

/** How to say what one thinks of the service: a code for one time, which leads back to nobody. */
function surveyPart(sheet: Sheet, survey: NonNullable<HandoverFacts['survey']>, zone: string) {
  sheet.rule();
  const { y } = sheet;
  const side = 58;
  const qr = qrCode(survey.url);
  sheet.path(qr.path, sheet.left, y, side / qr.size);
  const x = sheet.left + side + 10;
  const width = sheet.width - side - 10;
  const address = survey.url.replace(/^https?:\/\//u, '').replace(/\/[^/]*$/u, '');
  const title = both('documents.surveyTitle');
  const help = both('documents.surveyHelp', (locale) => ({
    address,
    until: formatDate(survey.until, { locale, zone }),
  }));
  let at = y + sheet.write(`${title.id} / ${title.en}`, { x, y, width, size: 7.2, weight: 600 }) + 1.5;
  at += sheet.write(grouped(survey.code), { x, y: at, width, size: 9, weight: 700 }) + 2;
  at += sheet.write(help.id, { x, y: at, width, size: 6.4 }) + 1;
  at += sheet.write(help.en, { x, y: at, width, size: 5.6, color: '#5b6168' });
  sheet.y = Math.max(at, y + side) + 5;
}

/** Signed at step 6: who took which card, when, and how long the office needed. */
export function handoverReceipt(typeface: Typeface, facts: HandoverFacts): Promise<Buffer> {
  const sheet = new Sheet(typeface, `${facts.number}`, facts.handedOverAt);
  const done = collect(sheet.document);
  const { office } = facts;
  sheet.head(office, both('documents.handoverTitle'));
  sheet.row(both('documents.number'), facts.number);
  sheet.row(both('documents.applicant'), facts.applicantName);
  sheet.row(both('documents.nik'), facts.maskedNik);
  sheet.row(both('documents.serial'), facts.serial);
  const receiver = both(`documents.${facts.receiver.relation}`, () => ({ name: facts.receiver.name }));
  sheet.row(both('documents.receiver'), receiver.id);
  sheet.row(both('documents.oldCard'), `${facts.oldCard.id} / ${facts.oldCard.en}`);
  sheet.row(
    both('documents.handedOver'),
    formatDateTime(facts.handedOverAt, { locale: 'id', zone: office.zone }),
  );
  const took = both('documents.tookOf', (locale) => ({
    time: formatDuration(facts.clock.netMs, locale),
    promise: formatDuration(office.promiseSeconds * 1000, locale),
  }));
  sheet.row(both('documents.took'), took.id);
  sheet.y += 2;
  sheet.strip(facts.clock);

  const { y } = sheet;
  const half = sheet.width / 2 - 6;
  const box = 46;
  const places = [
    { x: sheet.left, label: both('documents.signature'), name: facts.receiver.name },
    { x: sheet.left + half + 12, label: both('documents.officer'), name: facts.handedOverBy },
  ];
  for (const { x, label, name } of places) {
    sheet.write(label.id, { x, y, width: half, size: 6.8 });
    sheet.write(label.en, { x, y: y + 8.4, width: half, size: 5.8, color: '#5b6168' });
    sheet.document
      .moveTo(x, y + 18 + box)
      .lineTo(x + half, y + 18 + box)
      .lineWidth(0.6)
      .strokeColor('#5b6168')
      .stroke();
    sheet.write(name, { x, y: y + 20 + box, width: half, size: 6.8, weight: 600 });
  }
  if (facts.signature !== null) {
    sheet.document.image(facts.signature, sheet.left, y + 18, {
      fit: [half, box - 2],
      align: 'center',
      valign: 'bottom',
    });
  }
  sheet.y = y + 18 + box + 22;
  sheet.bothLanguages(both('documents.checkCard'), 6.6);
  if (facts.survey !== null) surveyPart(sheet, facts.survey, office.zone);
  sheet.foot(office, 'documents.contact');
  sheet.document.end();
  return done;
}
