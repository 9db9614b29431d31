import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Endpoint } from '../../../contract/endpoint.ts';
import {
  type MessageAction,
  type MessageState,
  notifications,
  type OutboxRow,
  type OutboxState,
  outboxStates,
} from '../../../contract/notifications/endpoints.ts';
import { translatorFor } from '../../../locales/translator.ts';
import type { Actor, Ctx } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { DB } from '../../db/types.ts';
import { spentBudgets } from './budget-views.ts';
import { complete } from './words.ts';

const atOnce = 500;

const holds = (actor: Actor, { access }: Pick<Endpoint, 'access'>) =>
  Array.isArray(access) && access.some((role) => actor.roles.some((own) => own === role));

type OfMessages = { m: DB['messages'] };

/**
 * Messages that the reader may see: an officer complained about learns nothing of that complaint, and a confidential
 * one stays with the complaints officer.
 */
function readableBy(actor: Actor) {
  return (eb: ExpressionBuilder<DB & OfMessages, 'm'>) => {
    const complaint = eb
      .selectFrom('complaints as k')
      .select(sql`1`.as('one'))
      .where(sql<string>`k.id::text`, '=', eb.ref('m.subjectId'))
      .where((of) =>
        of.or([
          ...(actor.roles.includes('complaints_officer') ? [] : [of('k.confidential', '=', true)]),
          of.exists(
            of
              .selectFrom('complaintSubjects as s')
              .select(sql`1`.as('one'))
              .whereRef('s.complaintId', '=', 'k.id')
              .where('s.employeeId', '=', actor.employeeId),
          ),
        ]),
      );
    return eb.and([
      eb('m.officeCode', '=', actor.officeCode),
      eb.or([eb('m.subjectType', '<>', 'complaint'), eb.not(eb.exists(complaint))]),
    ]);
  };
}

/** A failed message that another one took the place of waits for nobody. */
function waiting<O>(query: SelectQueryBuilder<DB & OfMessages, 'm', O>) {
  return query.where('m.supersededBy', 'is', null);
}

export async function mayRead(db: Db | Tx, actor: Actor, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('messages as m')
    .select('m.id')
    .where('m.id', '=', id)
    .where(readableBy(actor))
    .executeTakeFirst();
  return row !== undefined;
}

/** What still waits for a person or for the network, by state, and the rows of one state, oldest first. */
export async function outbox(ctx: Ctx, { state }: { state: OutboxState }) {
  const readable = readableBy(ctx.actor);
  const counted = await waiting(ctx.db.selectFrom('messages as m').select('m.state'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('m.state', 'in', outboxStates)
    .where(readable)
    .groupBy('m.state')
    .execute();
  const count = (of: OutboxState) => counted.find((row) => row.state === of)?.count ?? 0;
  const rows = await waiting(ctx.db.selectFrom('messages as m').select('m.id'))
    .leftJoin('messageContents as c', 'c.messageId', 'm.id')
    .leftJoin('complaints as k', (join) =>
      join
        .on('m.subjectType', '=', 'complaint')
        .on(sql<string>`k.id::text`, '=', (eb) => eb.ref('m.subjectId')),
    )
    .select([
      'm.subjectType',
      'm.subjectId',
      'm.template',
      'm.channel',
      'm.state',
      'm.createdAt',
      'm.attempts',
      'm.nextAttemptAt',
      'm.lastErrorCode',
      'c.name',
      'c.phone',
      'c.address',
      'c.subject',
      'c.body',
      'k.number',
      'k.anonymous',
    ])
    .where('m.state', '=', state)
    .where(readable)
    .orderBy('m.createdAt')
    .orderBy('m.id')
    .limit(atOnce)
    .execute();

  const mayTell = holds(ctx.actor, notifications.markTold);
  const erased = translatorFor(ctx.locale)('messageScreens.erased');
  return {
    spent: (await spentBudgets(ctx.db, ctx.clock))
      .filter(({ officeCode }) => officeCode === ctx.actor.officeCode)
      .map(({ channel, perDay, spent }) => ({ channel, perDay, spent })),
    counts: {
      to_print: count('to_print'),
      to_call: count('to_call'),
      failed: count('failed'),
      queued: count('queued'),
    },
    rows: rows.map(
      (row): OutboxRow => ({
        id: row.id,
        subjectType: row.subjectType,
        subjectId: row.subjectId,
        number: row.number,
        title: row.subject ?? erased,
        channel: row.channel,
        state: row.state,
        createdAt: row.createdAt.toISOString(),
        attempts: row.attempts,
        nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
        lastErrorCode: row.lastErrorCode,
        recipient:
          mayTell && (row.state === 'to_print' || row.state === 'to_call')
            ? {
                name: row.anonymous === true ? null : row.name,
                phone: row.state === 'to_call' ? row.phone : null,
                address: row.state === 'to_print' ? row.address : null,
              }
            : null,
        text:
          mayTell && row.state === 'to_call' && row.body !== null
            ? complete(row.body, ctx.ports.publicAddress)
            : null,
        allowedActions: allowedActions(ctx.actor, row.state),
      }),
    ),
  };
}

const actionIn: Readonly<Partial<Record<MessageState, MessageAction>>> = {
  to_print: 'markPrinted',
  to_call: 'markTold',
  failed: 'retry',
  queued: 'retry',
};

function allowedActions(actor: Actor, state: MessageState): MessageAction[] {
  const action = actionIn[state];
  return action !== undefined && holds(actor, notifications[action]) ? [action] : [];
}

/** A message as it goes on paper; undefined when there is none, a null body when its words were destroyed. */
export async function letterContent(db: Db, officeCode: string, id: string) {
  return db
    .selectFrom('messages as m')
    .innerJoin('offices as o', 'o.code', 'm.officeCode')
    .innerJoin('serviceStandards as s', 's.id', 'o.standardId')
    .leftJoin('messageContents as c', 'c.messageId', 'm.id')
    .select([
      'm.channel',
      'm.createdAt',
      'c.name',
      'c.address',
      'c.subject',
      'c.body',
      'o.name as officeName',
      'o.address as officeAddress',
      's.phone as officePhone',
      'o.regencyName',
      'o.zone',
    ])
    .where('m.id', '=', id)
    .where('m.officeCode', '=', officeCode)
    .executeTakeFirst();
}
