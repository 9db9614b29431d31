import type { Command } from 'commander';
import { type SurveyElement, surveyElements } from '../../contract/surveys/terms.ts';
import { formatDecimal } from '../../locales/format.ts';
import { translatorFor } from '../../locales/translator.ts';
import { openCsvFile } from '../adapters/csv/csv-source.ts';
import { aggregateResponses, indexOf, nineElements, sampleSize } from '../modules/surveys/index.ts';
import { recordOf } from '../record-of.ts';
import { Refusal } from '../refusal.ts';

/** The index of a file of forms: what `lontar survey index` prints. */
export async function surveyIndexOfFile(path: string) {
  const { source } = await openCsvFile(path);
  const { dropped, ...answers } = await aggregateResponses(source);
  const { n, total, perElement } = indexOf(surveyElements, [{ answers, scheme: nineElements }]);
  const lineOf = (element: SurveyElement) => {
    const rated = perElement?.[element];
    return {
      /** The average answer (NRR), 1 to 4, with three decimals. */
      average: rated === undefined ? null : rated.averageThousandths / 1000,
      /** The same on the scale of 25 to 100, with two. */
      index: rated === undefined ? null : rated.hundredths / 100,
      category: rated?.category ?? null,
    };
  };
  return {
    n,
    dropped,
    ikm: total === null ? null : total.hundredths / 100,
    category: total?.category ?? null,
    performance: total === null ? null : translatorFor('id')(`surveyReports.performance.${total.category}`),
    perElement: recordOf(surveyElements, lineOf),
    ...(total === null && { message: translatorFor('id')('surveyReports.command.none') }),
  };
}

function indexInWords(answer: Awaited<ReturnType<typeof surveyIndexOfFile>>): string[] {
  const t = translatorFor('id');
  const { n, dropped, ikm, category, perElement } = answer;
  const left = dropped === 0 ? [] : [t('surveyReports.command.dropped', { dropped })];
  if (ikm === null || category === null) return [t('surveyReports.command.none'), ...left];
  const rows = surveyElements.map((element) => {
    const { average, index, category: ofElement } = perElement[element];
    return [
      `${element} ${t(`surveyReports.elements.${element}`)}`,
      formatDecimal(average ?? 0, 'id', 3),
      formatDecimal(index ?? 0, 'id', 2),
      ofElement ?? '',
    ] as const;
  });
  const headings = ['element', 'average', 'converted', 'category'] as const;
  const [first, ...others] = headings.map((key) => t(`surveyReports.command.${key}`));
  const width = Math.max(...rows.map(([name]) => name.length));
  const line = (name: string, cells: readonly string[]) =>
    [name.padEnd(width), ...cells.map((cell) => cell.padStart(8))].join('');
  return [
    t('surveyReports.command.index', {
      index: formatDecimal(ikm, 'id', 2),
      category,
      performance: t(`surveyReports.performance.${category}`),
      n,
    }),
    ...left,
    '',
    line(first ?? '', others),
    ...rows.map(([name, ...cells]) => line(name, cells)),
  ];
}

/** How many respondents so many recipients of the service ask for. */
export function surveyTarget(text: string) {
  const population = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(population)) {
    throw new Refusal('invalid', 'survey_population_not_valid', { population: text });
  }
  return { population, target: sampleSize(population) };
}

export function register(program: Command) {
  const survey = program
    .command('survey')
    .description('Survei Kepuasan Masyarakat: indeks dan jumlah responden');
  survey
    .command('index')
    .description('Menghitung IKM dari berkas: kolom U1 sampai U9, satu responden satu baris')
    .argument('<file>', 'berkas CSV')
    .option('--json', 'keluaran JSON saja: n, ikm, category, perElement')
    .action(async (file: string, options: { json?: boolean }) => {
      const answer = await surveyIndexOfFile(file);
      console.log(options.json ? JSON.stringify(answer) : indexInWords(answer).join('\n'));
    });
  survey
    .command('target')
    .description('Jumlah responden yang diperlukan menurut Krejcie dan Morgan')
    .argument('<population>', 'jumlah penerima layanan pada masa yang sama')
    .option('--json', 'keluaran JSON saja: population, target')
    .action((population: string, options: { json?: boolean }) => {
      const answer = surveyTarget(population);
      console.log(
        options.json ? JSON.stringify(answer) : translatorFor('id')('surveyReports.command.target', answer),
      );
    });
}
