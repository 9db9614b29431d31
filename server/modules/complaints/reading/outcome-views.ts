import type { IsoDate } from '../../../../contract/fields.ts';
import type { Db, Tx } from '../../../db/database.ts';
import type { Limit } from '../deadlines/limits.ts';

/** What came of a complaint so far, the newest of each kind: decision, answer, forwarding, archiving, rating. */
export async function getOutcomes(db: Db | Tx, id: string) {
  return db
    .selectFrom('complaints as c')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('complaintAuthority as x')
          .innerJoin('employees as e', 'e.id', 'x.decidedBy')
          .select([
            'x.decision',
            'x.round as authorityRound',
            'x.at as authorityAt',
            'e.name as decidedBy',
            'e.title as deciderTitle',
          ])
          .whereRef('x.complaintId', '=', 'c.id')
          .orderBy('x.id', 'desc')
          .limit(1)
          .as('d'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('complaintAnswers as x')
          .innerJoin('employees as e', 'e.id', 'x.answeredBy')
          .leftJoin('complaintAnswerTexts as w', 'w.answerId', 'x.id')
          .select([
            'x.round as answerRound',
            'x.at as answeredAt',
            'x.atOnce',
            'w.words as answerWords',
            'e.name as answeredBy',
          ])
          .whereRef('x.complaintId', '=', 'c.id')
          .orderBy('x.round', 'desc')
          .limit(1)
          .as('a'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('complaintReferrals as x')
          .innerJoin('agencies as g', 'g.id', 'x.agencyId')
          .innerJoin('employees as e', 'e.id', 'x.forwardedBy')
          .leftJoin('complaintNotices as n', 'n.referralId', 'x.id')
          .leftJoin('employees as ne', 'ne.id', 'n.toldBy')
          .select([
            'x.id as referralId',
            'x.round as referralRound',
            'x.letterNumber',
            'x.letterOn',
            'x.token',
            'x.dueOn as referralDueOn',
            'x.tentative as referralTentative',
            'x.at as forwardedAt',
            'x.agencyState',
            'x.agencyStateAt',
            'e.name as forwardedBy',
            'g.id as agencyId',
            'g.name as agencyName',
            'g.address as agencyAddress',
            'g.phone as agencyPhone',
            'g.email as agencyEmail',
            'g.website as agencyWebsite',
            'n.channel as noticeChannel',
            'n.toldAt',
            'ne.name as toldBy',
          ])
          .whereRef('x.complaintId', '=', 'c.id')
          .orderBy('x.round', 'desc')
          .limit(1)
          .as('f'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('complaintArchivings as x')
          .innerJoin('employees as e', 'e.id', 'x.archivedBy')
          .select([
            'x.round as archivedRound',
            'x.reason as archiveReason',
            'x.at as archivedAt',
            'e.name as archivedBy',
          ])
          .whereRef('x.complaintId', '=', 'c.id')
          .orderBy('x.round', 'desc')
          .limit(1)
          .as('k'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('complaintRatings as x')
          .select(['x.satisfied', 'x.at as ratedAt'])
          .whereRef('x.complaintId', '=', 'c.id')
          .orderBy('x.round', 'desc')
          .limit(1)
          .as('q'),
      (join) => join.onTrue(),
    )
    .selectAll(['d', 'a', 'f', 'k', 'q'])
    .where('c.id', '=', id)
    .executeTakeFirstOrThrow();
}

export type Outcomes = Awaited<ReturnType<typeof getOutcomes>>;

/** The limits as they were in force on the day of receipt. */
export async function appliedLimits(db: Db | Tx, officeCode: string, receivedOn: IsoDate): Promise<Limit[]> {
  return db
    .selectFrom('complaintLimits')
    .distinctOn('code')
    .select(['code', 'days', 'dayKind', 'startsFrom', 'legalBasis'])
    .where('officeCode', '=', officeCode)
    .where('validFrom', '<=', receivedOn)
    .orderBy('code')
    .orderBy('validFrom', 'desc')
    .execute();
}
