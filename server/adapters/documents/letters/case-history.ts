import { inBoth } from '../../../../locales/both.ts';
import { formatDate, formatDateTime } from '../../../../locales/format.ts';
import type { CaseHistoryFacts } from '../port.ts';
import type { Sheet } from '../sheet.ts';
import { complaintAsSubmitted } from './complaint-file.ts';
import { beginLetter } from './letter.ts';
import { columns, listed, rows, small, words } from './parts.ts';

interface Dates {
  day(date: string): string;
  moment(at: Date): string;
}

/** The whole story for the Ombudsman: proof that the office was told, and what it did, when and by which post. */
export function caseHistory(facts: CaseHistoryFacts): Promise<Buffer> {
  const { office, complaint } = facts;
  const written = { locale: 'id', zone: office.zone } as const;
  const dates: Dates = {
    day: (date) => formatDate(date, written),
    moment: (at) => formatDateTime(at, written),
  };
  const sheet = beginLetter(office, complaint.number, facts.preparedAt);
  sheet.title(words('historyTitle'));
  sheet.both(
    words('historyIntro', () => ({ number: complaint.number, office: office.name })),
    small,
  );
  rows(sheet, [
    ['preparedAt', dates.moment(facts.preparedAt)],
    ['state', inBoth(facts.state)],
    ['component', facts.component && inBoth(facts.component)],
  ]);
  complaintAsSubmitted(sheet, office.zone, complaint);
  rounds(sheet, facts, dates);
  authority(sheet, facts, dates);
  if (facts.referral !== null) referral(sheet, facts.referral, dates);
  answers(sheet, facts, dates);
  listed(
    sheet,
    'events',
    'noFigures',
    columns(['time', 'event', 'by', 'stateAfter'], [2.6, 5, 2.6, 2.8]),
    facts.events.map((event) => [
      dates.moment(event.at),
      [inBoth(event.action), event.words].filter((part) => part !== null && part !== '').join('\n'),
      event.by,
      inBoth(event.state),
    ]),
    8.2,
  );
  listed(
    sheet,
    'messages',
    'noMessages',
    columns(['time', 'channel', 'content', 'outcome'], [2.6, 2, 5, 3]),
    facts.messages.map(({ at, channel, what, outcome }) => [
      dates.moment(at),
      inBoth(channel),
      inBoth(what),
      inBoth(outcome),
    ]),
    8.2,
  );
  return sheet.finish();
}

function authority(sheet: Sheet, { authority: decided }: CaseHistoryFacts, { moment }: Dates): void {
  sheet.heading(words('authority'));
  if (decided === null) sheet.both(words('notYet'), small);
  else {
    rows(sheet, [
      ['decision', inBoth(decided.decision)],
      ['decidedBy', decided.by],
      ['decidedAt', moment(decided.at)],
      ['reason', decided.words],
    ]);
  }
}

function referral(
  sheet: Sheet,
  forwarded: NonNullable<CaseHistoryFacts['referral']>,
  { day, moment }: Dates,
): void {
  const { letterNumber, letterOn, agencyState, told } = forwarded;
  const letter = { number: letterNumber, date: day(letterOn) };
  const notice = told && { channel: told.channel.id, time: moment(told.at) };
  sheet.heading(words('referral'));
  rows(sheet, [
    ['agency', forwarded.agency],
    ['forwardingLetter', words('letterOf', () => letter).id],
    ['agencyDue', day(forwarded.dueOn)],
    ['agencyState', inBoth(agencyState ?? words('notYet'))],
    ['told', notice === null ? inBoth(words('notYet')) : words('toldBy', () => notice).id],
  ]);
}

function answers(sheet: Sheet, facts: CaseHistoryFacts, { moment }: Dates): void {
  sheet.heading(words('answers'));
  if (facts.answers.length === 0) sheet.both(words('noAnswer'), small);
  for (const { at, by, words: answer } of facts.answers) {
    const given = words('answeredBy', () => ({ time: moment(at), by }));
    sheet.text(given.id, { size: 9, weight: 600, after: 2 });
    sheet.text(answer);
  }
}

function rounds(sheet: Sheet, facts: CaseHistoryFacts, { day }: Dates): void {
  const due = ({ dueOn, tentative }: CaseHistoryFacts['rounds'][number]) => {
    if (dueOn === null) return inBoth(words('waiting'));
    return tentative ? words('tentative', () => ({ date: day(dueOn) })).id : day(dueOn);
  };
  listed(
    sheet,
    'clock',
    'noFigures',
    columns(['round', 'started', 'due', 'ended', 'paused', 'lateness'], [1.4, 3, 3, 3, 2, 2.2]),
    facts.rounds.map((round) => [
      String(round.round),
      day(round.startedOn),
      due(round),
      round.endedOn === null
        ? inBoth(words('stillOpen'))
        : `${day(round.endedOn)}\n${round.endedBy?.id ?? ''}`,
      String(round.pausedDays),
      round.lateDays === 0
        ? words('notLate').id
        : words('lateDays', () => ({ days: String(round.lateDays) })).id,
    ]),
    8.6,
  );
}
