import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import districtsCsv from '../../../data/regions/districts.csv?raw';
import historicCsv from '../../../data/regions/historic.csv?raw';
import provincesCsv from '../../../data/regions/provinces.csv?raw';
import regenciesCsv from '../../../data/regions/regencies.csv?raw';
import villagesCsv from '../../../data/regions/villages.csv?raw';
import { buildRegionIndex, type HistoricRegion, levelOf, parentOf, type Region } from './region-index.ts';

const regionRow = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.string().optional(),
  provenance: z.string(),
});
const historicRow = z.object({
  code: z.string(),
  name: z.string(),
  successor: z.string(),
  valid_to: z.iso.date(),
  provenance: z.string(),
});

const records = <T>(schema: z.ZodType<T>, csv: string): T[] =>
  z.array(schema).parse(parse(csv, { columns: true }));

/** The regions that Lontar brings along; an office elsewhere replaces the files of `data/regions`. */
export const bundledRegions: readonly Region[] = [provincesCsv, regenciesCsv, districtsCsv, villagesCsv]
  .flatMap((csv) => records(regionRow, csv))
  .map(({ code, name, kind, provenance }) => ({
    code,
    name,
    provenance,
    kind: kind ?? null,
    level: levelOf(code),
    parentCode: parentOf(code),
  }));

/** Codes that were given up, each with the code after it, for numbers that were issued under them. */
export const bundledHistoricRegions: readonly HistoricRegion[] = records(historicRow, historicCsv).map(
  ({ code, name, successor, valid_to, provenance }) => ({
    code,
    name,
    provenance,
    successor: successor === '' ? null : successor,
    validTo: valid_to,
  }),
);

/** The shipped regions, by code, parent and name. */
export const bundledIndex = buildRegionIndex(bundledRegions, bundledHistoricRegions);
