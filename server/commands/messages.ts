import { type Command, Option } from 'commander';
import { type ElectronicChannel, electronicChannels } from '../../contract/notifications/terms.ts';
import { translatorFor } from '../../locales/translator.ts';
import type { Installation } from '../installation.ts';
import { messageLimits, setBudget } from '../modules/notifications/index.ts';
import { chooseOffice, getOffice, setTextsAbroad } from '../modules/office/index.ts';
import { withOffice } from '../open-office.ts';
import { wholeNumber } from '../terminal.ts';

const t = translatorFor('id');

type Options = Partial<Record<ElectronicChannel, number>> & {
  abroad?: 'yes' | 'no';
  office?: string;
  json?: boolean;
};

/** Changes what was given of the bounds within which messages leave, and says all of them as they are then. */
export async function limitMessages(
  { db, clock }: Pick<Installation, 'db' | 'clock'>,
  { abroad, office, json, ...perDay }: Options,
  say: (text: string) => void,
): Promise<void> {
  const { code: officeCode, zone } = await getOffice(db, await chooseOffice(db, office));
  await db.transaction().execute(async (tx) => {
    for (const channel of electronicChannels) {
      const most = perDay[channel];
      if (most !== undefined) await setBudget(tx, { officeCode, zone, channel, perDay: most }, clock.now());
    }
    if (abroad !== undefined) await setTextsAbroad(tx, officeCode, abroad === 'yes');
  });
  const limits = await messageLimits(db, officeCode);
  if (json) return say(JSON.stringify(limits));
  for (const { channel, perDay: most } of limits.channels) {
    say(
      t('messageScreens.command.perDay', { channel: t(`messageScreens.channels.${channel}`), perDay: most }),
    );
  }
  say(t(`messageScreens.command.${limits.textsAbroad ? 'abroad' : 'notAbroad'}`));
}

export function register(program: Command) {
  const most = wholeNumber(0, 1_000_000);
  program
    .command('messages')
    .description('Pesan kepada penduduk')
    .command('limit')
    .description(
      'Menampilkan dan mengubah batas pesan sehari per saluran, dan apakah SMS boleh ke luar negeri',
    )
    .option('--sms <n>', 'SMS sehari', most)
    .option('--whatsapp <n>', 'pesan WhatsApp sehari', most)
    .option('--email <n>', 'surel sehari', most)
    .addOption(
      new Option('--abroad <choice>', 'SMS dan WhatsApp ke nomor luar negeri').choices(['yes', 'no']),
    )
    .option('--office <code>', 'kode kantor, bila ada lebih dari satu')
    .option('--json', 'keluaran JSON saja')
    .action(async (options: Options) => {
      await withOffice((opened) => limitMessages(opened, options, console.log));
    });
}
