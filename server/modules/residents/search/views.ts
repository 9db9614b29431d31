import { sql } from 'kysely';
import type { IsoDate } from '../../../../contract/fields.ts';
import type { ResidentRow } from '../../../../contract/residents.ts';
import { maskNik } from '../../../../locales/format.ts';
import type { Ctx } from '../../../context.ts';
import type { Db } from '../../../db/database.ts';
import { ageOn } from '../rules.ts';
import { meantWords } from './name-distance.ts';

/** One resident as lists show one; masked, with the portrait so that the wrong person is noticed. */
export function selectRows(db: Db, officeCode: string) {
  return db
    .selectFrom('residents as r')
    .innerJoin('regions as v', 'v.code', 'r.villageCode')
    .innerJoin('regions as d', 'd.code', 'v.parentCode')
    .leftJoin('residentImages as i', (join) =>
      join.onRef('i.residentId', '=', 'r.id').on('i.kind', '=', 'portrait').on('i.replacedAt', 'is', null),
    )
    .leftJoin('applications as a', (join) =>
      join.onRef('a.residentId', '=', 'r.id').on('a.closedAt', 'is', null),
    )
    .select([
      'r.id',
      'r.nik',
      'r.name',
      'r.birthDate',
      'r.sex',
      'r.address',
      'v.name as villageName',
      'd.name as districtName',
      'r.status',
      'r.centralStatus',
      'i.fileId as portraitFileId',
      'a.id as applicationId',
      'a.number as applicationNumber',
    ])
    .where('r.officeCode', '=', officeCode);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRows>['execute']>>[number];

export function residentRow(row: Row, today: IsoDate): ResidentRow {
  const { nik, sex, applicationId, applicationNumber, ...rest } = row;
  return {
    ...rest,
    nikMasked: maskNik(nik),
    sex: sex === 'L' ? 'L' : 'P',
    ageYears: Math.max(0, ageOn(row.birthDate, today)),
    openApplication:
      applicationId === null || applicationNumber === null
        ? null
        : { id: applicationId, number: applicationNumber },
  };
}

const likeText = (text: string) => text.replace(/[\\%_]/g, '\\$&');

type Hit = { id: string };

/** NIK or KK number by their beginning; both stand in an index that serves a prefix in order. */
async function byNumber(db: Db, officeCode: string, digits: string, limit: number): Promise<Hit[]> {
  const pattern = `${digits}%`;
  const { rows } = await sql<Hit>`
    (select id from residents where office_code = ${officeCode} and nik like ${pattern} order by nik limit ${limit})
    union all
    (select r.id from residents r
       join (select id, kk_number from family_cards
              where office_code = ${officeCode} and kk_number like ${pattern} and valid_to is null
              order by kk_number limit ${limit}) as f on f.id = r.family_card_id
      order by f.kk_number, r.family_relation limit ${limit})`.execute(db);
  return rows;
}

/** Names that begin so, in the order of the alphabet. */
async function byBeginning(db: Db, officeCode: string, name: string, limit: number): Promise<Hit[]> {
  const { rows } = await sql<Hit>`
    select id from residents where office_code = ${officeCode} and name like ${`${likeText(name)}%`}
    order by name using ~<~ limit ${limit}`.execute(db);
  return rows;
}

/** Names that hold every word, in any order. */
async function byWords(db: Db, officeCode: string, words: readonly string[], limit: number): Promise<Hit[]> {
  const conditions = words.map((word) => sql`name like ${`%${likeText(word)}%`}`);
  const { rows } = await sql<Hit>`
    select id from residents where office_code = ${officeCode} and ${sql.join(conditions, sql` and `)}
    limit ${limit}`.execute(db);
  return rows;
}

/** Words that stand in somebody's name and look like this one: the same beginning, or common trigrams. */
async function wordsLike(db: Db, officeCode: string, word: string, unfinished: boolean): Promise<string[]> {
  const length = sql`length(word) between ${word.length - 2} and ${unfinished ? 200 : word.length + 2}`;
  // Two questions, each to the index that answers it; asked as one with OR, every word is compared.
  const { rows } = await sql<{ word: string }>`
    select word from name_words
     where office_code = ${officeCode} and word like ${`${likeText(word.slice(0, 1))}%`} and ${length}
    union
    select word from name_words where office_code = ${officeCode} and word % ${word} and ${length}`.execute(
    db,
  );
  return rows.map((row) => row.word);
}

/** Words to try for one that nobody bears as typed, and for one that somebody does. */
const alternatives = { strange: 8, borne: 3 };
const ranked = 200;

/**
 * Names with typing errors: each word is taken for those nearest to it that somebody bears. A word that looks
 * like none of them is left out, as long as another one remains.
 */
async function byMeantWords(
  db: Db,
  officeCode: string,
  words: readonly string[],
  limit: number,
): Promise<Hit[]> {
  const meant: ReadonlyMap<string, number>[] = [];
  for (const [place, word] of words.entries()) {
    if (word.length < 3) continue;
    const unfinished = place === words.length - 1;
    const borne = await wordsLike(db, officeCode, word, unfinished);
    const most = borne.includes(word) ? alternatives.borne : alternatives.strange;
    const found = meantWords(word, borne, { unfinished, most });
    if (found.length > 0) meant.push(new Map(found.map((each) => [each.word, each.errors])));
  }
  if (meant.length === 0) return [];
  // Spelled out with OR: an index of trigrams goes through LIKE ANY (...) once per combination of all words.
  const conditions = meant.map((choices) => {
    const each = [...choices.keys()].map((word) => sql`name like ${`%${likeText(word)}%`}`);
    return sql`(${sql.join(each, sql` or `)})`;
  });
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from residents where office_code = ${officeCode} and ${sql.join(conditions, sql` and `)}
    limit ${ranked}`.execute(db);
  const errorsIn = (name: string) => {
    const borne = name.split(' ');
    return meant.reduce((sum, choices) => sum + Math.min(...borne.map((word) => choices.get(word) ?? 3)), 0);
  };
  return rows
    .map(({ id, name }) => ({ id, name, errors: errorsIn(name) }))
    .sort((a, b) => a.errors - b.errors || (a.name < b.name ? -1 : 1))
    .slice(0, limit);
}

/**
 * Residents as an officer types: numbers by their beginning, else names, the exact beginning first, then all
 * words in any order, then with typing errors. Each stage is asked only when those before it left room.
 */
export async function searchResidents(
  ctx: Ctx,
  input: { q: string; limit: number },
): Promise<{ rows: ResidentRow[] }> {
  const { officeCode } = ctx.actor;
  const name = input.q.replace(/\s+/g, ' ').trim().toUpperCase();
  const digits = name.replace(/[ .-]/g, '');
  const found = new Set<string>();
  const take = (hits: readonly Hit[]) => {
    for (const { id } of hits) if (found.size < input.limit) found.add(id);
  };
  if (/^[0-9]{2,16}$/.test(digits)) {
    take(await byNumber(ctx.db, officeCode, digits, input.limit));
  } else if (name.length >= 2) {
    take(await byBeginning(ctx.db, officeCode, name, input.limit));
    const words = name.split(' ');
    // Trigrams need three letters to look anything up by.
    const lookedUp = words.some((word) => /[^%_\\]{3}/.test(word));
    if (found.size < input.limit && lookedUp) take(await byWords(ctx.db, officeCode, words, input.limit));
    if (found.size < input.limit && lookedUp)
      take(await byMeantWords(ctx.db, officeCode, words, input.limit));
  }
  if (found.size === 0) return { rows: [] };
  const ids = [...found];
  const { today } = ctx;
  const rows = await selectRows(ctx.db, officeCode).where('r.id', 'in', ids).execute();
  const order = new Map(ids.map((id, place) => [id, place]));
  return {
    rows: rows
      .map((row) => residentRow(row, today))
      .sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)),
  };
}
