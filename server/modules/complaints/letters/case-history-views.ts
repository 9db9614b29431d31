import type { ComplaintDetail } from '../../../../contract/complaints/views.ts';
import type { IsoDate } from '../../../../contract/fields.ts';
import { bothForCode } from '../../../../locales/both.ts';
import { translatorFor } from '../../../../locales/translator.ts';
import type { CaseHistoryFacts } from '../../../adapters/documents/port.ts';
import type { Ports } from '../../../adapters/ports.ts';
import type { Clock } from '../../../context.ts';
import type { Db, Tx } from '../../../db/database.ts';
import type { BinaryReply } from '../../../http/route.ts';
import { loadCalendar } from '../../calendar/index.ts';
import { dateIn, getOffice, letterOffice } from '../../office/index.ts';
import { clockView } from '../deadlines/clock.ts';
import { historyFor } from '../reading/history-views.ts';
import { getOutcomes, type Outcomes } from '../reading/outcome-views.ts';
import { complaintOnPaper, getLetterData, listAttachments, pdf } from './letter-data-views.ts';

type Event = ComplaintDetail['history'][number];

/** What officers do among themselves: no part of what the complainant and the Ombudsman are told. */
const internal: ReadonlySet<string> = new Set([
  'note',
  'nameOfficer',
  'setFlags',
  'linkApplication',
  'amend',
  'addAttachment',
  'logCall',
]);
/** Words that were written for the complainant or came from outside; others are the office's own. */
const toldWords: ReadonlySet<string> = new Set([
  'requestCompletion',
  'decideAuthority',
  'archive',
  'withdraw',
  'reopen',
  'revive',
  'agencyReports',
]);

const stateLabel = (state: string) => bothForCode('complaints.states', state);
const actionLabel = (action: string) => bothForCode('complaints.actions', action);
const noticeChannel = (channel: string) => bothForCode('complaints.noticeChannels', channel);

const byTime: ReadonlySet<string> = new Set(['lapse', 'closeBySilence', 'dispose']);

/** Posts act for the office, not names; without an officer it was the complainant, the agency, or time. */
function doerOf({ actor, actingRole, action }: Event): string {
  const t = translatorFor('id');
  if (actor !== null && actingRole !== null) return t(`shared.roles.${actingRole}`);
  if (action === 'agencyReports') return t('complaints.paper.agency');
  if (byTime.has(action)) return t('complaints.paper.time');
  return t('complaints.paper.complainant');
}

async function listRounds(
  db: Db | Tx,
  officeCode: string,
  id: string,
  today: IsoDate,
): Promise<CaseHistoryFacts['rounds']> {
  const rounds = await db
    .selectFrom('complaintRounds')
    .select(['round', 'startedOn', 'days', 'dueOn', 'tentative', 'endedOn', 'endedBy', 'lateDays'])
    .where('complaintId', '=', id)
    .orderBy('round')
    .execute();
  const pauses = await db
    .selectFrom('complaintPauses')
    .select(['round', 'askedOn as from', 'endedOn as to'])
    .where('complaintId', '=', id)
    .orderBy('askedAt')
    .execute();
  const calendar = await loadCalendar(db, officeCode);
  return rounds.map(({ endedBy, ...row }) => {
    const own = pauses.filter(({ round }) => round === row.round);
    return {
      ...clockView(row, own, today, calendar),
      endedBy: endedBy === null ? null : stateLabel(endedBy),
    };
  });
}

async function listAnswers(db: Db | Tx, id: string): Promise<CaseHistoryFacts['answers']> {
  return db
    .selectFrom('complaintAnswers as a')
    .innerJoin('complaintAnswerTexts as w', 'w.answerId', 'a.id')
    .innerJoin('employees as e', 'e.id', 'a.answeredBy')
    .select(['a.round', 'a.at', 'e.title as by', 'w.words'])
    .where('a.complaintId', '=', id)
    .orderBy('a.round')
    .execute();
}

/** Letters, messages and calls, in their order. */
async function listContacts(db: Db | Tx, id: string, number: string): Promise<CaseHistoryFacts['messages']> {
  const calls = await db
    .selectFrom('complaintCalls')
    .select(['at', 'outcome'])
    .where('complaintId', '=', id)
    .execute();
  const messages = await db
    .selectFrom('messages')
    .select(['createdAt as at', 'channel', 'template', 'state'])
    .where('subjectType', '=', 'complaint')
    .where('subjectId', '=', id)
    .execute();
  return [
    ...calls.map(({ at, outcome }) => ({
      at,
      channel: noticeChannel('telephone'),
      what: actionLabel('logCall'),
      outcome: bothForCode('complaints.callOutcomes', outcome),
    })),
    ...messages.map(({ at, channel, template, state }) => ({
      at,
      channel: bothForCode('complaintScreens.messages.channels', channel),
      what: bothForCode('messages', `${template}.subject`, { number }),
      outcome: bothForCode('complaintScreens.messages.states', state),
    })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
}

function authorityOf(
  { decision, authorityAt, deciderTitle }: Outcomes,
  history: readonly Event[],
): CaseHistoryFacts['authority'] {
  if (decision === null || authorityAt === null) return null;
  return {
    decision: bothForCode('complaints.authority', decision),
    by: deciderTitle ?? '',
    at: authorityAt,
    words: history.findLast(({ action }) => action === 'decideAuthority')?.words ?? null,
  };
}

function referralOf(outcomes: Outcomes): CaseHistoryFacts['referral'] {
  const { agencyName: agency, letterNumber, letterOn, referralDueOn: dueOn } = outcomes;
  const { agencyState, toldAt, noticeChannel: channel } = outcomes;
  if (agency === null || letterNumber === null || letterOn === null || dueOn === null) return null;
  return {
    ...{ agency, letterNumber, letterOn, dueOn },
    agencyState: agencyState === null ? null : bothForCode('complaints.agencyStates', agencyState),
    told: toldAt === null ? null : { channel: noticeChannel(channel ?? ''), at: toldAt },
  };
}

/** The whole story of a complaint, for the complainant to take to the Ombudsman. */
export async function caseHistoryPdf(
  { db, clock, ports }: { db: Db; clock: Clock; ports: Pick<Ports, 'documents'> },
  officeCode: string,
  id: string,
  reader: string | null = null,
): Promise<BinaryReply> {
  const complaint = await getLetterData(db, officeCode, id, reader);
  const office = await getOffice(db, officeCode);
  const outcomes = await getOutcomes(db, id);
  const history = await historyFor(db, reader, id);
  const attachments = await listAttachments(db, id);
  const { component } = complaint;
  const body = await ports.documents.caseHistory({
    office: letterOffice(office),
    preparedAt: clock.now(),
    state: stateLabel(complaint.state),
    component: component === null ? null : bothForCode('complaints.components', component),
    complaint: {
      ...complaintOnPaper(
        complaint,
        attachments.map(({ fileId: _, ...attachment }) => ({ ...attachment, bytes: null })),
      ),
      // Whoever holds the code gets the story; a code that was read over a shoulder must not tell whose it is.
      ...(reader === null && { identityWithheld: true }),
    },
    rounds: await listRounds(db, officeCode, id, dateIn(office.zone, clock.now())),
    authority: authorityOf(outcomes, history),
    referral: referralOf(outcomes),
    answers: await listAnswers(db, id),
    events: history
      .filter(({ action }) => !internal.has(action))
      .map((event) => ({
        at: new Date(event.at),
        action: actionLabel(event.action),
        state: stateLabel(event.toState),
        by: doerOf(event),
        words: toldWords.has(event.action) ? event.words : null,
      })),
    messages: await listContacts(db, id, complaint.number),
  });
  return pdf(complaint.number, 'riwayat', body);
}
