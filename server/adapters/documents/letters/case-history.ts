import { formatDate, formatDateTime } from '../../../../locales/format.ts';
import type { Typeface } from '../typeface.ts';
import { both, inBoth } from '../words.ts';
import { complaintAsSubmitted } from './complaint-file.ts';
import type { CaseHistoryFacts } from './letter-port.ts';
import { LetterSheet } from './letter-sheet.ts';

/** The whole story for the Ombudsman: proof that the office was told, and what it did, when and by which post. */
export function caseHistory(typeface: Typeface, facts: CaseHistoryFacts): Promise<Buffer> {
  const { office, complaint } = facts;
  const { zone } = office;
  const written = { locale: 'id', zone } as const;
  const moment = (at: Date) => formatDateTime(at, written);
  const sheet = new LetterSheet(typeface, office, complaint.number, facts.preparedAt);
  sheet.letterhead();
  sheet.title(both('letters.historyTitle'));
  sheet.both(
    both('letters.historyIntro', () => ({ number: complaint.number, office: office.name })),
    {
      size: 9,
    },
  );
  sheet.row(both('letters.preparedAt'), moment(facts.preparedAt));
  sheet.row(both('letters.state'), inBoth(facts.state));
  if (facts.component !== null) sheet.row(both('letters.component'), inBoth(facts.component));

  complaintAsSubmitted(sheet, zone, complaint);
  clock(sheet, facts, (date) => formatDate(date, written));

  const { authority, referral } = facts;
  sheet.heading(both('letters.authority'));
  if (authority === null) sheet.both(both('letters.notYet'), { size: 9 });
  else {
    sheet.row(both('letters.decision'), inBoth(authority.decision));
    sheet.row(both('letters.decidedBy'), authority.by);
    sheet.row(both('letters.decidedAt'), moment(authority.at));
    if (authority.words !== null) sheet.row(both('letters.reason'), authority.words);
  }

  if (referral !== null) {
    sheet.heading(both('letters.referral'));
    sheet.row(both('letters.agency'), referral.agency);
    const letter = { number: referral.letterNumber, date: formatDate(referral.letterOn, written) };
    sheet.row(both('letters.forwardingLetter'), both('letters.letterOf', () => letter).id);
    sheet.row(both('letters.agencyDue'), formatDate(referral.dueOn, written));
    sheet.row(both('letters.agencyState'), inBoth(referral.agencyState ?? both('letters.notYet')));
    const { told } = referral;
    const notice = told === null ? null : { channel: told.channel.id, time: moment(told.at) };
    sheet.row(
      both('letters.told'),
      notice === null ? inBoth(both('letters.notYet')) : both('letters.toldBy', () => notice).id,
    );
  }

  sheet.heading(both('letters.answers'));
  if (facts.answers.length === 0) sheet.both(both('letters.noAnswer'), { size: 9 });
  for (const answer of facts.answers) {
    const given = both('letters.answeredBy', () => ({ time: moment(answer.at), by: answer.by }));
    sheet.text(given.id, { size: 9, weight: 600, after: 2 });
    sheet.text(answer.words);
  }

  sheet.heading(both('letters.events'));
  sheet.table(
    [
      { title: both('letters.time'), share: 2.6 },
      { title: both('letters.event'), share: 5 },
      { title: both('letters.by'), share: 2.6 },
      { title: both('letters.stateAfter'), share: 2.8 },
    ],
    facts.events.map((event) => [
      moment(event.at),
      [inBoth(event.action), event.words].filter((part) => part !== null && part !== '').join('\n'),
      event.by,
      inBoth(event.state),
    ]),
    8.2,
  );

  sheet.heading(both('letters.messages'));
  if (facts.messages.length === 0) sheet.both(both('letters.noMessages'), { size: 9 });
  else {
    sheet.table(
      [
        { title: both('letters.time'), share: 2.6 },
        { title: both('letters.channel'), share: 2 },
        { title: both('letters.content'), share: 5 },
        { title: both('letters.outcome'), share: 3 },
      ],
      facts.messages.map((message) => [
        moment(message.at),
        inBoth(message.channel),
        inBoth(message.what),
        inBoth(message.outcome),
      ]),
      8.2,
    );
  }
  return sheet.finish();
}

function clock(sheet: LetterSheet, facts: CaseHistoryFacts, day: (date: string) => string): void {
  sheet.heading(both('letters.clock'));
  sheet.table(
    [
      { title: both('letters.round'), share: 1.4 },
      { title: both('letters.started'), share: 3 },
      { title: both('letters.due'), share: 3 },
      { title: both('letters.ended'), share: 3 },
      { title: both('letters.paused'), share: 2, align: 'right' },
      { title: both('letters.lateness'), share: 2.2, align: 'right' },
    ],
    facts.rounds.map((round) => {
      const due =
        round.dueOn === null
          ? inBoth(both('letters.waiting'))
          : round.tentative
            ? both('letters.tentative', () => ({ date: day(round.dueOn ?? '') })).id
            : day(round.dueOn);
      const ended =
        round.endedOn === null
          ? inBoth(both('letters.stillOpen'))
          : [day(round.endedOn), round.endedBy?.id].filter((part) => part !== undefined).join('\n');
      const late =
        round.lateDays === 0
          ? both('letters.notLate').id
          : both('letters.lateDays', () => ({ days: String(round.lateDays) })).id;
      return [String(round.round), day(round.startedOn), due, ended, String(round.pausedDays), late];
    }),
    8.6,
  );
}
