import type pg from 'pg';
import { bundledHolidays } from './modules/calendar/index.ts';
import { bundledCodes } from './modules/code-lists/index.ts';
import { bundledHistoricRegions, bundledRegions, levelOf, parentOf } from './modules/regions/index.ts';
import { installQuestionnaires } from './modules/surveys/index.ts';

const rows = [
  ...bundledRegions.map((region) => ({ ...region, validTo: null, successor: null })),
  ...bundledHistoricRegions.map((region) => ({
    ...region,
    level: levelOf(region.code),
    parentCode: parentOf(region.code),
    kind: null,
  })),
];

/**
 * Brings regions, code lists, the decrees of holidays and the questionnaires in the database to what the files of `data/` say, as the
 * owner. Rows are added or renamed, never removed: residents refer to them. An office that was there before it had
 * a calendar gets its first one; later decrees are for the office itself to load.
 */
export async function installReferenceData(client: pg.Client): Promise<void> {
  await client.query('begin');
  try {
    await client.query(
      `insert into regions (code, name, level, parent_code, kind, valid_to, successor_code, provenance)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::text[], $8::text[])
       on conflict (code) do update set name = excluded.name, kind = excluded.kind, valid_to = excluded.valid_to,
         successor_code = excluded.successor_code, provenance = excluded.provenance
       where (regions.name, regions.kind, regions.valid_to, regions.successor_code, regions.provenance) is distinct from
         (excluded.name, excluded.kind, excluded.valid_to, excluded.successor_code, excluded.provenance)`,
      [
        rows.map((row) => row.code),
        rows.map((row) => row.name),
        rows.map((row) => row.level),
        rows.map((row) => row.parentCode),
        rows.map((row) => row.kind),
        rows.map((row) => row.validTo),
        rows.map((row) => row.successor),
        rows.map((row) => row.provenance),
      ],
    );
    await client.query(
      `insert into code_values (list, code, position, label, card_label, short, aliases)
       select list, code, position, label, card_label, short, string_to_array(aliases, '|')
         from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[])
           as given (list, code, position, label, card_label, short, aliases)
       on conflict (list, code) do update set position = excluded.position, label = excluded.label,
         card_label = excluded.card_label, short = excluded.short, aliases = excluded.aliases
       where (code_values.position, code_values.label, code_values.card_label, code_values.short, code_values.aliases)
         is distinct from
         (excluded.position, excluded.label, excluded.card_label, excluded.short, excluded.aliases)`,
      [
        bundledCodes.map((value) => value.list),
        bundledCodes.map((value) => value.code),
        bundledCodes.map((_, position) => position),
        bundledCodes.map((value) => value.label),
        bundledCodes.map((value) => value.cardLabel),
        bundledCodes.map((value) => value.short),
        bundledCodes.map((value) => value.aliases.join('|')),
      ],
    );
    await client.query(
      `insert into bundled_holidays (on_date, kind, name_id, name_en, decree)
       select * from unnest($1::date[], $2::text[], $3::text[], $4::text[], $5::text[])
       on conflict (on_date, kind) do update set name_id = excluded.name_id, name_en = excluded.name_en,
         decree = excluded.decree
       where (bundled_holidays.name_id, bundled_holidays.name_en, bundled_holidays.decree) is distinct from
         (excluded.name_id, excluded.name_en, excluded.decree)`,
      [
        bundledHolidays.map((day) => day.onDate),
        bundledHolidays.map((day) => day.kind),
        bundledHolidays.map((day) => day.nameId),
        bundledHolidays.map((day) => day.nameEn),
        bundledHolidays.map((day) => day.decree),
      ],
    );
    await client.query(
      `select give_calendar(code) from offices o
        where not exists (select from calendar_versions v where v.office_code = o.code)`,
    );
    await installQuestionnaires(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}
