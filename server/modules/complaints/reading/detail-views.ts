import type { ComplaintDetail } from '../../../../contract/complaints/views.ts';
import type { IsoDate } from '../../../../contract/fields.ts';
import type { Ctx } from '../../../context.ts';
import { Refusal } from '../../../refusal.ts';
import { type Calendar, loadCalendar, workingDaysBetween } from '../../calendar/index.ts';
import { dateIn } from '../../office/index.ts';
import { agencyAddress } from '../addresses.ts';
import { limitViews, type Milestones } from '../deadlines/limits.ts';
import { historyFor } from './history-views.ts';
import { appliedLimits, getOutcomes, type Outcomes } from './outcome-views.ts';
import { getCaseParts, type Parts } from './part-views.ts';
import { rowOf, selectComplaints } from './row-views.ts';
import { actionsFor, hidesContent } from './rules.ts';
import { similarTo } from './similar-views.ts';

async function headOf(ctx: Ctx, id: string) {
  const head = await selectComplaints(ctx)
    .innerJoin('offices as o', 'o.code', 'c.officeCode')
    .leftJoin('employees as b', 'b.id', 'c.bookedBy')
    .leftJoin('employees as s', 's.id', 't.signatureSeenBy')
    .leftJoin('applications as p', 'p.id', 'c.applicationId')
    .leftJoin('boxOpenings as x', 'x.id', 'c.boxOpeningId')
    .select([
      'o.zone',
      'c.trackingCode',
      'c.identityRefused',
      'c.slipNumber',
      'c.completedOn',
      'b.name as bookedBy',
      's.name as signatureSeenBy',
      'p.id as applicationId',
      'p.number as applicationNumber',
      'p.state as applicationState',
      'x.id as openingId',
      'x.openedAt',
      'x.place as boxPlace',
      't.phone',
      't.email',
      't.remedy',
      't.signatureFileId',
      't.preferredChannel',
      't.locale',
    ])
    .where('c.id', '=', id)
    .executeTakeFirst();
  if (head === undefined) throw new Refusal('not_found', 'complaint_unknown');
  return head;
}

type Head = Awaited<ReturnType<typeof headOf>>;
type Shown = Pick<
  ComplaintDetail,
  | 'content'
  | 'application'
  | 'complainedAbout'
  | 'mergedInto'
  | 'mergedHere'
  | 'similar'
  | 'attachments'
  | 'calls'
  | 'authority'
  | 'answer'
  | 'referral'
  | 'archiving'
  | 'rating'
  | 'limits'
  | 'messages'
  | 'history'
>;

/** What a reader is given who may know that there is a complaint, and no more. */
function nothingOf(head: Head): Shown {
  return {
    content: {
      name: null,
      address: null,
      phone: null,
      phoneValid: false,
      email: null,
      description: null,
      remedy: null,
      submittedPlace: null,
      submittedOn: null,
      submittedTime: null,
      immediateResponse: null,
      signature: null,
      signatureSeenBy: null,
      signatureFileId: null,
      preferredChannel: null,
      locale: head.locale,
      identityHidden: true,
    },
    application: null,
    complainedAbout: [],
    mergedInto: null,
    mergedHere: [],
    similar: [],
    attachments: [],
    calls: [],
    authority: null,
    answer: null,
    referral: null,
    archiving: null,
    rating: null,
    limits: [],
    messages: [],
    history: [],
  };
}

/** As submitted; of an anonymous complainant nothing that says who it is. */
function contentOf(head: Head): ComplaintDetail['content'] {
  const identity = head.anonymous
    ? { name: null, address: null, phone: null, email: null, signatureFileId: null }
    : {
        name: head.name,
        address: head.address,
        phone: head.phone,
        email: head.email,
        signatureFileId: head.signatureFileId,
      };
  return {
    ...identity,
    phoneValid: head.phoneE164 !== null,
    description: head.description,
    remedy: head.remedy,
    submittedPlace: head.submittedPlace,
    submittedOn: head.submittedOn,
    submittedTime: head.submittedTime,
    immediateResponse: head.immediateResponse,
    signature: head.signature,
    signatureSeenBy: head.signatureSeenBy,
    preferredChannel: head.preferredChannel,
    locale: head.locale,
    identityHidden: head.anonymous,
  };
}

/** The day on which the agency had done its part, or passed it back. */
function agencyDoneOn(outcomes: Outcomes, zone: string): string | null {
  const { agencyState, agencyStateAt } = outcomes;
  const done = agencyState === 'done' || agencyState === 'not_ours';
  return done && agencyStateAt !== null ? dateIn(zone, agencyStateAt) : null;
}

function referralOf(
  ctx: Ctx,
  outcomes: Outcomes,
  zone: string,
  today: IsoDate,
  calendar: Calendar,
): ComplaintDetail['referral'] {
  const o = outcomes;
  if (o.referralId === null || o.agencyId === null || o.referralDueOn === null || o.token === null) {
    return null;
  }
  const until = agencyDoneOn(o, zone) ?? today;
  // The link lets its holder speak for the agency: it is for those who forward, not for the counter.
  const forwards = !hidesContent(ctx.actor, true);
  return {
    id: o.referralId,
    agency: {
      id: o.agencyId,
      name: o.agencyName ?? '',
      address: o.agencyAddress,
      phone: o.agencyPhone,
      email: o.agencyEmail,
    },
    letterNumber: o.letterNumber ?? '',
    letterOn: o.letterOn ?? '',
    forwardedBy: o.forwardedBy ?? '',
    at: o.forwardedAt?.toISOString() ?? '',
    agencyLink: forwards ? agencyAddress(ctx.ports.publicAddress, o.token) : '',
    dueOn: o.referralDueOn,
    tentative: o.referralTentative ?? false,
    lateDays: until <= o.referralDueOn ? 0 : workingDaysBetween(o.referralDueOn, until, calendar),
    agencyState: o.agencyState,
    agencyStateAt: o.agencyStateAt?.toISOString() ?? null,
    notice:
      o.toldAt === null || o.noticeChannel === null
        ? null
        : { channel: o.noticeChannel, toldAt: o.toldAt.toISOString(), by: o.toldBy ?? '' },
  };
}

function milestonesOf(
  head: Head,
  outcomes: Outcomes,
  parts: Parts,
  history: ComplaintDetail['history'],
  today: IsoDate,
): Milestones {
  const day = (at: Date | string | undefined) => (at === undefined ? null : dateIn(head.zone, new Date(at)));
  const first = (...actions: string[]) =>
    day(history.find((event) => event.round === head.round && actions.includes(event.action))?.at);
  const pause = parts.pauses.at(-1);
  return {
    today,
    started: head.startedOn,
    promised: { dueOn: head.dueOn, tentative: head.tentative },
    completed: head.completedOn,
    completenessTold: first('triage', 'requestCompletion'),
    asked: pause?.from ?? null,
    complainantCompleted: pause?.to ?? null,
    authorityDecided:
      first('decideAuthority') ??
      (outcomes.authorityRound === head.round ? day(outcomes.authorityAt ?? undefined) : null),
    answered: outcomes.answerRound === head.round ? day(outcomes.answeredAt ?? undefined) : null,
    ended: head.endedOn,
    forwarded:
      outcomes.referralDueOn === null
        ? null
        : {
            dueOn: outcomes.referralDueOn,
            tentative: outcomes.referralTentative ?? false,
            doneOn: agencyDoneOn(outcomes, head.zone),
          },
  };
}

async function shownOf(
  ctx: Ctx,
  head: Head,
  parts: Parts,
  today: IsoDate,
  calendar: Calendar,
): Promise<Shown> {
  const outcomes = await getOutcomes(ctx.db, head.id);
  const history = await historyFor(ctx.db, ctx.actor.employeeId, head.id);
  const limits = await appliedLimits(ctx.db, ctx.actor.officeCode, head.receivedOn);
  const wordsOf = (action: string) => history.findLast((event) => event.action === action)?.words ?? null;
  const { decision, authorityAt, answeredAt, archiveReason, archivedAt, ratedAt } = outcomes;
  return {
    content: contentOf(head),
    application:
      head.applicationId === null
        ? null
        : {
            id: head.applicationId,
            number: head.applicationNumber ?? '',
            state: head.applicationState ?? '',
          },
    complainedAbout: parts.complainedAbout,
    mergedInto: parts.mergedInto,
    mergedHere: parts.mergedHere,
    similar: await similarTo(ctx, head),
    attachments: parts.attachments,
    calls: parts.calls,
    authority:
      authorityAt === null || decision === null
        ? null
        : {
            decision,
            by: outcomes.decidedBy ?? '',
            at: authorityAt.toISOString(),
            words: wordsOf('decideAuthority'),
          },
    answer:
      answeredAt === null
        ? null
        : {
            words: outcomes.answerWords ?? '',
            by: outcomes.answeredBy ?? '',
            at: answeredAt.toISOString(),
            atOnce: outcomes.atOnce ?? false,
          },
    referral: referralOf(ctx, outcomes, head.zone, today, calendar),
    archiving:
      archivedAt === null || archiveReason === null || outcomes.archivedRound !== head.round
        ? null
        : {
            reason: archiveReason,
            by: outcomes.archivedBy ?? '',
            at: archivedAt.toISOString(),
            words: wordsOf('archive'),
          },
    rating: ratedAt === null ? null : { satisfied: outcomes.satisfied ?? false, at: ratedAt.toISOString() },
    limits: limitViews(limits, milestonesOf(head, outcomes, parts, history, today), calendar),
    messages: parts.messages,
    history,
  };
}

/** A complaint as this reader may see it; of another office, or about the reader, there is none. */
export async function complaintDetail(ctx: Ctx, id: string): Promise<ComplaintDetail> {
  const head = await headOf(ctx, id);
  const today = dateIn(head.zone, ctx.clock.now());
  const calendar = await loadCalendar(ctx.db, ctx.actor.officeCode);
  const parts = await getCaseParts(ctx.db, ctx.actor.employeeId, head);
  const hidden = hidesContent(ctx.actor, head.confidential);
  const shown = hidden ? nothingOf(head) : await shownOf(ctx, head, parts, today, calendar);
  return {
    ...rowOf(ctx, head, parts.pauses, today, calendar),
    // With the code one reads on the complainant's own page what the office answered.
    trackingCode: hidden ? '' : head.trackingCode,
    identityRefused: head.identityRefused,
    box:
      head.openingId === null || head.openedAt === null
        ? null
        : {
            openingId: head.openingId,
            openedAt: head.openedAt.toISOString(),
            place: head.boxPlace ?? '',
            slipNumber: head.slipNumber ?? 0,
          },
    bookedBy: head.bookedBy,
    ...shown,
    allowedActions: actionsFor(ctx.actor, head),
  };
}
