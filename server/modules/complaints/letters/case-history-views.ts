import type {
  AgencyProgress,
  CallOutcome,
  ComplaintState,
  NoticeChannel,
  ServiceComponent,
} from '../../../../contract/complaints/terms.ts';
import type { ComplaintDetail } from '../../../../contract/complaints/views.ts';
import { findWords, type Locale, translatorFor } from '../../../../locales/translator.ts';
import type { CaseHistoryFacts } from '../../../adapters/documents/port.ts';
import type { Ports } from '../../../adapters/ports.ts';
import type { Clock, Ctx } from '../../../context.ts';
import type { Db, Tx } from '../../../db/database.ts';
import type { BinaryReply } from '../../../http/route.ts';
import { loadCalendar } from '../../calendar/index.ts';
import { dateIn, getOffice, letterOffice } from '../../office/index.ts';
import { clockView } from '../deadlines/clock.ts';
import { historyFor } from '../reading/history-views.ts';
import { outcomesOf } from '../reading/outcome-views.ts';
import { readableContent } from '../reading/row-views.ts';
import { attachmentsOf, both, complaintOnPaper, paperCase } from './letter-data-views.ts';

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

const stateLabel = (state: ComplaintState) =>
  both((locale) => translatorFor(locale)(`complaints.states.${state}`));

const actionLabel = (action: string) =>
  both((locale) => findWords(locale, `complaints.actions.${action}`) ?? action);

/** Posts act for the office, not names; without an officer it was the complainant, the agency, or time. */
function doerOf({ actor, actingRole, action }: Event): string {
  const t = translatorFor('id');
  if (actor !== null && actingRole !== null) return t(`shared.roles.${actingRole}`);
  if (action === 'agencyReports') return t('complaints.paper.agency');
  if (action === 'lapse' || action === 'closeBySilence') return t('complaints.paper.time');
  return t('complaints.paper.complainant');
}

async function roundsOf(db: Db | Tx, officeCode: string, id: string, today: string) {
  const rounds = await db
    .selectFrom('complaintRounds')
    .select(['round', 'startedOn', 'days', 'dueOn', 'tentative', 'endedOn', 'endedBy', 'lateDays'])
    .where('complaintId', '=', id)
    .orderBy('round')
    .execute();
  const pauses = await db
    .selectFrom('complaintPauses')
    .select(['round', 'askedOn', 'endedOn'])
    .where('complaintId', '=', id)
    .orderBy('askedAt')
    .execute();
  const calendar = await loadCalendar(db, officeCode);
  return rounds.map((row) => {
    const own = pauses
      .filter(({ round }) => round === row.round)
      .map(({ askedOn, endedOn }) => ({ from: askedOn, to: endedOn }));
    const { round, startedOn, dueOn, tentative, endedOn, lateDays, pausedDays } = clockView(
      row,
      own,
      today,
      calendar,
    );
    return {
      round,
      startedOn,
      dueOn,
      tentative,
      endedOn,
      lateDays,
      pausedDays,
      endedBy: row.endedBy === null ? null : stateLabel(row.endedBy as ComplaintState),
    };
  });
}

async function answersOf(db: Db | Tx, id: string): Promise<CaseHistoryFacts['answers']> {
  return db
    .selectFrom('complaintAnswers as a')
    .innerJoin('complaintAnswerTexts as w', 'w.answerId', 'a.id')
    .innerJoin('employees as e', 'e.id', 'a.answeredBy')
    .select(['a.round', 'a.at', 'e.title as by', 'w.words'])
    .where('a.complaintId', '=', id)
    .orderBy('a.round')
    .execute();
}

const noticeChannel = (channel: string) =>
  both((locale) => translatorFor(locale)(`complaints.noticeChannels.${channel as NoticeChannel}`));

const messageChannel = (channel: string) =>
  both((locale) => findWords(locale, `complaintScreens.messages.channels.${channel}`) ?? channel);

/** Letters, messages and calls, in their order. */
async function contactsOf(db: Db | Tx, id: string, number: string): Promise<CaseHistoryFacts['messages']> {
  const calls = await db
    .selectFrom('complaintCalls')
    .select(['at', 'outcome'])
    .where('complaintId', '=', id)
    .execute();
  const messages = await db
    .selectFrom('messages')
    .select(['createdAt', 'channel', 'template', 'state'])
    .where('subjectType', '=', 'complaint')
    .where('subjectId', '=', id)
    .execute();
  const subject = (locale: Locale, template: string) =>
    findWords(locale, `messages.${template}.subject`, { number }) ?? template;
  return [
    ...calls.map(({ at, outcome }) => ({
      at,
      channel: noticeChannel('telephone'),
      what: actionLabel('logCall'),
      outcome: both((locale) => translatorFor(locale)(`complaints.callOutcomes.${outcome as CallOutcome}`)),
    })),
    ...messages.map(({ createdAt, channel, template, state }) => ({
      at: createdAt,
      channel: messageChannel(channel),
      what: both((locale) => subject(locale, template)),
      outcome: both((locale) => findWords(locale, `complaintScreens.messages.states.${state}`) ?? state),
    })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The whole story of a complaint, for the complainant to take to the Ombudsman. */
export async function caseHistoryPdf(
  deps: { db: Db; clock: Clock; ports: Pick<Ports, 'documents'> },
  officeCode: string,
  id: string,
  reader: string | null = null,
): Promise<BinaryReply> {
  const { db, clock, ports } = deps;
  const kase = await paperCase(db, officeCode, id);
  const office = await getOffice(db, officeCode);
  const outcomes = await outcomesOf(db, id);
  const history = await historyFor(db, reader, id);
  const attachments = await attachmentsOf(db, id);
  const component = kase.component as ServiceComponent | null;
  const { decision, authorityAt, agencyName, letterNumber, letterOn, referralDueOn } = outcomes;
  const body = await ports.documents.caseHistory({
    office: letterOffice(office),
    preparedAt: clock.now(),
    state: stateLabel(kase.state as ComplaintState),
    component:
      component === null
        ? null
        : both((locale) => translatorFor(locale)(`complaints.components.${component}`)),
    complaint: {
      ...complaintOnPaper(
        kase,
        attachments.map(({ fileId: _, ...attachment }) => ({ ...attachment, bytes: null })),
      ),
      // Whoever holds the code gets the story; a code that was read over a shoulder must not tell whose it is.
      ...(reader === null && { identityWithheld: true }),
    },
    rounds: await roundsOf(db, officeCode, id, dateIn(office.zone, clock.now())),
    authority:
      decision === null || authorityAt === null
        ? null
        : {
            decision: both((locale) =>
              translatorFor(locale)(`complaints.authority.${decision as 'in' | 'out'}`),
            ),
            by: outcomes.deciderTitle ?? '',
            at: authorityAt,
            words: history.findLast(({ action }) => action === 'decideAuthority')?.words ?? null,
          },
    referral:
      agencyName === null || letterNumber === null || letterOn === null || referralDueOn === null
        ? null
        : {
            agency: agencyName,
            letterNumber,
            letterOn,
            dueOn: referralDueOn,
            agencyState:
              outcomes.agencyState === null
                ? null
                : both((locale) =>
                    translatorFor(locale)(
                      `complaints.agencyStates.${outcomes.agencyState as AgencyProgress}`,
                    ),
                  ),
            told:
              outcomes.toldAt === null
                ? null
                : { channel: noticeChannel(outcomes.noticeChannel ?? ''), at: outcomes.toldAt },
          },
    answers: await answersOf(db, id),
    events: history
      .filter(({ action }) => !internal.has(action))
      .map((event) => ({
        at: new Date(event.at),
        action: actionLabel(event.action),
        state: stateLabel(event.toState),
        by: doerOf(event),
        words: toldWords.has(event.action) ? event.words : null,
      })),
    messages: await contactsOf(db, id, kase.number),
  });
  return { mediaType: 'application/pdf', fileName: `${kase.number}-riwayat.pdf`, body };
}

/** The same, asked for by an officer at the complainant's wish. */
export async function caseHistory(ctx: Ctx, id: string): Promise<BinaryReply> {
  await readableContent(ctx, id);
  return caseHistoryPdf(ctx, ctx.actor.officeCode, id, ctx.actor.employeeId);
}
