import type { IsoDate } from '../../../contract/fields.ts';
/** Regions by the codes of the Ministry of Home Affairs, `PP.KK.CC.VVVV`. Pure: built from rows, whoever read them. */
export type RegionLevel = 'province' | 'regency' | 'district' | 'village';

export interface Region {
  code: string;
  name: string;
  level: RegionLevel;
  parentCode: string | null;
  /** KABUPATEN, KOTA, DESA, KELURAHAN; null where the level has no kinds. */
  kind: string | null;
  /** The decree or law that says so. */
  provenance: string;
}

/** A code that older NIKs carry and that left the list when a region was split (pemekaran). */
export interface HistoricRegion {
  code: string;
  name: string;
  successor: string | null;
  validTo: IsoDate;
  provenance: string;
}

/** What the first six digits of a NIK or KK number say. */
export interface PrefixReading {
  standing: 'current' | 'historic' | 'unknown';
  /** The smallest region that the loaded lists know. */
  region: Region | null;
  historic: HistoricRegion | null;
}

/** Finds regions by code, parent, name, or the first six digits of a NIK. */
export interface RegionIndex {
  get(code: string): Region | undefined;
  childrenOf(code: string): readonly Region[];
  /** By its written name inside its parent: desa names repeat inside one kabupaten, codes do not. */
  findByName(parentCode: string, written: string): Region | undefined;
  readPrefix(sixDigits: string): PrefixReading;
}

const levels: Readonly<Record<number, RegionLevel>> = {
  1: 'province',
  2: 'regency',
  3: 'district',
  4: 'village',
};

/** The level of a code by its parts; throws on what is no region code. */
export function levelOf(code: string): RegionLevel {
  const level = levels[code.split('.').length];
  if (level === undefined) throw new Error(`not a region code: ${code}`);
  return level;
}

/** The code one level up; null for a province. */
export function parentOf(code: string): string | null {
  const end = code.lastIndexOf('.');
  return end === -1 ? null : code.slice(0, end);
}

/** Case, spaces, hyphens and a leading "Desa", "Kel.", "Kec." do not distinguish two names. */
function nameKey(written: string): string {
  return written
    .toUpperCase()
    .replace(/^\s*(DESA|KELURAHAN|KEL\.|KECAMATAN|KEC\.)\s+(?=\S)/, '')
    .replace(/[^A-Z0-9]/g, '');
}

export function buildRegionIndex(
  regions: readonly Region[],
  historicRegions: readonly HistoricRegion[],
): RegionIndex {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const historicByCode = new Map(historicRegions.map((region) => [region.code, region]));
  const children = new Map<string, Region[]>();
  const byName = new Map<string, Region>();
  for (const region of regions) {
    if (region.parentCode === null) continue;
    const siblings = children.get(region.parentCode);
    if (siblings === undefined) children.set(region.parentCode, [region]);
    else siblings.push(region);
    byName.set(`${region.parentCode}/${nameKey(region.name)}`, region);
  }

  function read(sixDigits: string): PrefixReading {
    const province = sixDigits.slice(0, 2);
    const regency = `${province}.${sixDigits.slice(2, 4)}`;
    const district = `${regency}.${sixDigits.slice(4, 6)}`;
    const unknown: PrefixReading = { standing: 'unknown', region: null, historic: null };
    const region = byCode.get(province) ?? null;

    // 00 is never given out; 70 lies between the last kabupaten (69) and the first kota (71).
    if (/^..(00|70)|00$/.test(sixDigits)) return { ...unknown, region };
    const historic = historicByCode.get(regency) ?? historicByCode.get(province) ?? null;
    if (historic !== null) return { standing: 'historic', region, historic };
    if (region === null) return unknown;

    let known = region;
    for (const code of [regency, district]) {
      const part = byCode.get(code);
      if (part !== undefined) known = part;
      // Where no list of the parts is loaded, nothing can be said against the code.
      else if (children.has(known.code)) return { standing: 'unknown', region: known, historic: null };
      else break;
    }
    return { standing: 'current', region: known, historic: null };
  }

  const readings = new Map<string, PrefixReading>();
  const namesFound = new Map<string, Region>();
  return {
    get: (code) => byCode.get(code),
    childrenOf: (code) => children.get(code) ?? [],
    findByName(parentCode, written) {
      const asked = `${parentCode}/${written}`;
      const known = namesFound.get(asked);
      if (known !== undefined) return known;
      const region = byName.get(`${parentCode}/${nameKey(written)}`);
      // Only spellings that led somewhere are remembered: there are as many others as a file has rows.
      if (region !== undefined) namesFound.set(asked, region);
      return region;
    },
    readPrefix(sixDigits) {
      const known = readings.get(sixDigits);
      if (known !== undefined) return known;
      const reading = read(sixDigits);
      readings.set(sixDigits, reading);
      return reading;
    },
  };
}
