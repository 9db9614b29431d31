import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { IsoDate } from '../../../../contract/fields.ts';
import { arrayLiteral } from '../../../db/array-literal.ts';
import type { Tx } from '../../../db/database.ts';
import { hashOf } from '../store.ts';
import { keptFields, registerValue } from './siak-fields.ts';
import type { ImportFinding, SiakResident } from './validate-row.ts';

/** Where a batch goes and as of when; the same for every row of a run. */
export interface LoadTarget {
  officeCode: string;
  runId: string;
  today: IsoDate;
  at: Date;
}

/** The columns of `residents` that a file fills; the family card's number stands in a table of its own. */
const columns = keptFields
  .filter(({ kept }) => kept !== 'familyCard')
  .map(({ name, kept, place }) => ({
    place,
    inSql: sql.raw(name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)),
    sqlType: sql.raw(kept),
  }));

export interface KnownResident {
  id: string;
  centralStatus: string;
  /** Fields in which the file differs from the register. */
  differs: readonly string[];
}

/** Of these rows, those whose NIK the register has, and where they differ. */
export async function findKnown(
  tx: Tx,
  residents: readonly SiakResident[],
): Promise<ReadonlyMap<string, KnownResident>> {
  const rows = await tx
    .selectFrom('residents as r')
    .innerJoin('familyCards as f', 'f.id', 'r.familyCardId')
    .selectAll('r')
    .select('f.kkNumber')
    .where('r.nik', '=', sql<string>`any(${arrayLiteral(residents.map(({ nik }) => nik))}::text[])`)
    .execute();
  const stored = new Map(rows.map((row) => [row.nik, row]));
  const known = new Map<string, KnownResident>();
  for (const resident of residents) {
    const row = stored.get(resident.nik);
    if (row === undefined) continue;
    const { id, centralStatus, ...register }: typeof row & Readonly<Record<string, unknown>> = row;
    known.set(resident.nik, {
      id,
      centralStatus,
      differs: keptFields.flatMap(({ name, place }) =>
        register[name] === resident.values[place] ? [] : [name],
      ),
    });
  }
  return known;
}

/** Opens the family cards that these rows name and the register has not; remembers all of them by number. */
async function familyCardIds(
  tx: Tx,
  target: LoadTarget,
  residents: readonly SiakResident[],
  cards: Map<string, string>,
): Promise<void> {
  const wanted = new Map<string, SiakResident>();
  for (const resident of residents) {
    if (!cards.has(resident.kkNumber) && !wanted.has(resident.kkNumber))
      wanted.set(resident.kkNumber, resident);
  }
  if (wanted.size === 0) return;
  const heads = [...wanted.values()];
  const valuesOf = (name: string) => arrayLiteral(heads.map(({ values }) => registerValue(values, name)));
  await sql`
    insert into family_cards (office_code, created_at, kk_number, valid_from, village_code, address, rt, rw)
    select ${target.officeCode}, ${target.at}::timestamptz, * from unnest(
      ${arrayLiteral(heads.map((r) => r.kkNumber))}::text[], ${arrayLiteral(heads.map((r) => r.kkIssuedOn))}::date[],
      ${valuesOf('villageCode')}::text[], ${valuesOf('address')}::text[], ${valuesOf('rt')}::text[],
      ${valuesOf('rw')}::text[])
    on conflict (kk_number) where valid_to is null do nothing`.execute(tx);
  const rows = await tx
    .selectFrom('familyCards')
    .select(['id', 'kkNumber'])
    .where('kkNumber', '=', sql<string>`any(${arrayLiteral([...wanted.keys()])}::text[])`)
    .where('validTo', 'is', null)
    .execute();
  for (const { id, kkNumber } of rows) cards.set(kkNumber, id);
}

export interface LoadedRow {
  resident: SiakResident;
  findings: readonly ImportFinding[];
}

/** Inserts residents that the register has not, with their family cards, kept warnings and first status. */
export async function insertResidents(
  tx: Tx,
  target: LoadTarget,
  rows: readonly LoadedRow[],
  cards: Map<string, string>,
): Promise<void> {
  if (rows.length === 0) return;
  const residents = rows.map(({ resident }) => resident);
  await familyCardIds(tx, target, residents, cards);
  const ids = rows.map(() => randomUUID());
  const statusDay = (r: SiakResident) => (r.cardPrinted ? (r.changedOn ?? target.today) : null);
  const names = sql.join(columns.map(({ inSql }) => inSql));
  const values = columns.map(
    ({ place, sqlType }) => sql`${arrayLiteral(residents.map((r) => r.values[place] ?? null))}::${sqlType}[]`,
  );
  await sql`
    insert into residents (office_code, created_at, updated_at, id, family_card_id, central_status,
      central_status_on, ${names})
    select ${target.officeCode}, ${target.at}::timestamptz, ${target.at}::timestamptz, * from unnest(
      ${arrayLiteral(ids)}::uuid[], ${arrayLiteral(residents.map((r) => cards.get(r.kkNumber) ?? null))}::uuid[],
      ${arrayLiteral(residents.map((r) => (r.cardPrinted ? 'CARD_ISSUED' : 'UNREGISTERED')))}::text[],
      ${arrayLiteral(residents.map(statusDay))}::date[], ${sql.join(values)})`.execute(tx);

  const issued = rows.flatMap(({ resident }, place) =>
    resident.cardPrinted ? [{ id: ids[place] ?? '', day: statusDay(resident) }] : [],
  );
  await insertIssued(tx, target, issued);
  const kept = rows.flatMap(({ findings }, place) =>
    findings.map((finding) => ({ ...finding, id: ids[place] ?? '' })),
  );
  if (kept.length > 0) {
    await sql`
      insert into resident_findings (office_code, run_id, noted_at, resident_id, code, level, field, params)
      select ${target.officeCode}, ${target.runId}::uuid, ${target.at}::timestamptz, * from unnest(
        ${arrayLiteral(kept.map(({ id }) => id))}::uuid[], ${arrayLiteral(kept.map(({ code }) => code))}::text[],
        ${arrayLiteral(kept.map(({ rule }) => rule))}::text[], ${arrayLiteral(kept.map(({ field }) => field))}::text[],
        ${arrayLiteral(kept.map(({ params }) => JSON.stringify(params)))}::jsonb[])`.execute(tx);
  }
}

async function insertIssued(
  tx: Tx,
  target: LoadTarget,
  issued: readonly { id: string; day: IsoDate | null }[],
) {
  if (issued.length === 0) return;
  await sql`
    insert into central_status_history (office_code, run_id, recorded_at, status, source, resident_id, observed_on)
    select ${target.officeCode}, ${target.runId}::uuid, ${target.at}::timestamptz, 'CARD_ISSUED', 'siak_export', *
      from unnest(${arrayLiteral(issued.map(({ id }) => id))}::uuid[], ${arrayLiteral(issued.map(({ day }) => day))}::date[])
    on conflict on constraint central_status_observed_once do nothing`.execute(tx);
}

/** Known residents of whom nothing was seen at the centre until now, and whose card this file calls printed. */
export async function noteIssued(
  tx: Tx,
  target: LoadTarget,
  issued: readonly { id: string; changedOn: IsoDate | null }[],
): Promise<void> {
  const rows = issued.map(({ id, changedOn }) => ({ id, day: changedOn ?? target.today }));
  await insertIssued(tx, target, rows);
  if (rows.length === 0) return;
  await sql`
    update residents set central_status = 'CARD_ISSUED', central_status_on = given.day
      from unnest(${arrayLiteral(rows.map(({ id }) => id))}::uuid[], ${arrayLiteral(rows.map(({ day }) => day))}::date[]) as given (id, day)
     where residents.id = given.id and residents.central_status = 'UNREGISTERED'`.execute(tx);
}

/** Keeps what a file says differently of a known resident, once, until somebody decides. */
export async function insertConflicts(
  tx: Tx,
  target: LoadTarget,
  conflicts: readonly { known: KnownResident; resident: SiakResident }[],
): Promise<void> {
  if (conflicts.length === 0) return;
  await tx
    .insertInto('importConflicts')
    .values(
      conflicts.map(({ known, resident }) => {
        const incoming = Object.fromEntries(
          known.differs.map((name) => [name, registerValue(resident.values, name)]),
        );
        return {
          officeCode: target.officeCode,
          runId: target.runId,
          residentId: known.id,
          line: resident.line,
          fields: [...known.differs],
          incoming: JSON.stringify(incoming),
          incomingHash: hashOf(incoming),
          openedAt: target.at,
        };
      }),
    )
    .onConflict((oc) => oc.columns(['residentId', 'incomingHash']).doNothing())
    .execute();
}
