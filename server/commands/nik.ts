import type { Command } from 'commander';
import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../../contract/fields.ts';
import office from '../../data/demonstration/office.json';
import { translatorFor } from '../../locales/translator.ts';
import { findingMessage } from '../http/problems.ts';
import { bundledIndex, type RegionIndex } from '../modules/regions/index.ts';
import { type NikReading, parseNik } from '../modules/residents/index.ts';

/** The region that a NIK names, as far as the lists of this installation go. */
function regionOf({ prefix }: NikReading, regions: RegionIndex) {
  if (prefix === null || prefix.standing === 'unknown') return null;
  if (prefix.historic !== null) {
    const { code, name, successor, validTo } = prefix.historic;
    return {
      code,
      name,
      level: code.includes('.') ? 'regency' : 'province',
      historic: true,
      successor,
      validTo,
    };
  }
  if (prefix.region === null) return null;
  const { code, name, level } = prefix.region;
  const parts = code.split('.');
  const above = parts.slice(1).map((_, end) => regions.get(parts.slice(0, end + 1).join('.'))?.name ?? '');
  return { code, name, level, historic: false, within: above };
}

/** What `lontar nik` prints: a reading, not a verdict. */
export function describeNik(text: string, today: IsoDate, regions: RegionIndex = bundledIndex) {
  const reading = parseNik(text, { today, regions });
  return {
    valid: reading.valid,
    sex: reading.sex,
    birthDates: reading.birthDates,
    region: regionOf(reading, regions),
    issues: reading.findings.map(({ code, level, field, params }) => ({
      code,
      level,
      field,
      message: findingMessage('id', code, params),
    })),
  };
}

export function register(program: Command) {
  program
    .command('nik')
    .description('Membaca NIK: jenis kelamin, tanggal lahir yang mungkin, wilayah, dan masalahnya')
    .argument('<nik>', '16 digit')
    .option('--json', 'keluaran JSON saja')
    .option('--zone <zone>', 'zona waktu kantor, menentukan tanggal hari ini', office.zone)
    .action((nik: string, options: { json?: boolean; zone: string }) => {
      const told = describeNik(nik, Temporal.Now.plainDateISO(options.zone).toString());
      if (options.json) {
        console.log(JSON.stringify(told, null, 2));
        return;
      }
      const t = translatorFor('id');
      console.log(told.valid ? t('residents.command.nikValid') : t('residents.command.nikNotValid'));
      if (told.sex !== null) console.log(`${t('residents.fields.sex')}: ${t(`shared.sexes.${told.sex}`)}`);
      if (told.birthDates.length > 0) {
        console.log(`${t('residents.fields.birthDate')}: ${told.birthDates.join(', ')}`);
      }
      const region =
        told.region === null
          ? t('residents.command.regionUnknown')
          : `${told.region.name} (${told.region.code})`;
      console.log(`${t('residents.command.region')}: ${region}`);
      for (const { code, message } of told.issues) console.log(`${code}: ${message}`);
    });
}
