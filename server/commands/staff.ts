import { createInterface } from 'node:readline/promises';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { roles } from '../../contract/roles.ts';
import { employees } from '../../contract/staff.ts';
import { translatorFor } from '../../locales/translator.ts';
import type { Installation } from '../installation.ts';
import { parsePhone } from '../modules/complaints/index.ts';
import { chooseOffice } from '../modules/office/index.ts';
import { changeOfficeContact, createOffice } from '../modules/service-standards/index.ts';
import { createEmployeeFromTerminal } from '../modules/staff/index.ts';
import { withOffice } from '../open-office.ts';
import { Refusal } from '../refusal.ts';
import { officeZone } from '../zone.ts';

const t = translatorFor('id');
const officeContact = {
  address: z.string().trim().min(3).max(300).optional(),
  email: z.email().max(120).optional(),
  whatsapp: z
    .string()
    .transform((typed) => parsePhone(typed))
    .refine((number) => number !== null, '0812 3456 7890')
    .optional(),
  website: z.url({ protocol: /^https?$/ }).optional(),
  mapUrl: z.url({ protocol: /^https?$/ }).optional(),
};
const contactFields = ['address', 'email', 'whatsapp', 'website', 'mapUrl'] as const;
const newOffice = z.strictObject({
  code: z.string().regex(/^\d{2}\.\d{2}$/),
  name: z.string().trim().min(3).max(200),
  regionCode: z.string(),
  provinceName: z.string().trim().min(3),
  regencyName: z.string().trim().min(3),
  zone: officeZone,
  numberPrefix: z.string().regex(/^[A-Z]{2,6}$/),
  promiseSeconds: z.coerce.number().int().min(60).max(86_400),
  ...officeContact,
  phone: z.string().trim().min(3).max(60).optional(),
});

/** What was typed, as the endpoints would take it; the first fault is told by its field. */
function read<T extends z.ZodType>(schema: T, given: unknown): z.infer<T> {
  const parsed = schema.safeParse(given, { error: z.locales.id().localeError });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Refusal('invalid', 'command_field_wrong', {
    field: issue?.path.map(String).join('.') ?? '',
    message: issue?.message ?? '',
  });
}

const asked = ['nip', 'username', 'name', 'title'] as const;
type Asked = Partial<Record<(typeof asked)[number], string>>;

/** Asks at the keyboard for what no option said; without a keyboard the fault is told instead. */
async function askMissing(given: Asked): Promise<Asked> {
  const answers: Asked = {};
  const missing = asked.filter((field) => given[field] === undefined);
  if (missing.length === 0 || !process.stdin.isTTY) return answers;
  const keyboard = createInterface({ input: process.stdin, output: process.stderr });
  try {
    for (const field of missing)
      answers[field] = await keyboard.question(`${t(`staff.command.ask.${field}`)}: `);
    return answers;
  } finally {
    keyboard.close();
  }
}

interface StaffOptions extends Asked {
  role: string[];
  office?: string;
  json?: boolean;
}

type Say = (text: string) => void;
type Opened = Pick<Installation, 'db' | 'clock'>;

/** Makes the account and says its first password, which nobody can look up later. */
export async function createStaff(
  { db, clock }: Opened,
  { role, office, json, ...given }: StaffOptions,
  say: Say,
): Promise<void> {
  const input = read(employees.create.body, { ...given, roles: role });
  const officeCode = await chooseOffice(db, office);
  const { employeeId, initialPassword } = await createEmployeeFromTerminal(db, clock, officeCode, input);
  if (json) {
    say(JSON.stringify({ employeeId, officeCode, ...input, initialPassword }));
    return;
  }
  say(t('staff.command.created', { username: input.username, name: input.name, nip: input.nip }));
  say(t('staff.command.password', { password: initialPassword }));
  say(t('staff.command.passwordOnce'));
}

interface OfficeOptions {
  code: string;
  regionCode?: string;
  json?: boolean;
  [field: string]: unknown;
}

export async function createOfficeFrom(
  { db, clock }: Opened,
  options: OfficeOptions,
  say: Say,
): Promise<void> {
  const { json, ...given } = options;
  const office = read(newOffice, { ...given, regionCode: given.regionCode ?? given.code });
  await createOffice(db, clock, office);
  say(
    json
      ? JSON.stringify(office)
      : t('staff.command.officeCreated', { name: office.name, code: office.code }),
  );
}

interface ContactOptions extends Partial<Record<(typeof contactFields)[number], string>> {
  office?: string;
  json?: boolean;
}

/** Says anew where the office is; an option that is empty takes its entry away, one that is not given leaves it. */
export async function changeContact(
  { db, clock }: Opened,
  { office, json, ...given }: ContactOptions,
  say: Say,
): Promise<void> {
  const code = await chooseOffice(db, office);
  const named = contactFields.filter((field) => given[field] !== undefined);
  const typed = Object.fromEntries(
    named.flatMap((field) => (given[field] === '' ? [] : [[field, given[field]]])),
  );
  const kept = read(z.strictObject(officeContact), typed);
  const contact = Object.fromEntries(named.map((field) => [field, kept[field] ?? null]));
  if (named.length > 0) await changeOfficeContact(db, clock, code, contact);
  say(
    json
      ? JSON.stringify({ ok: true, code, ...contact })
      : t('staff.command.contactChanged', { count: named.length }),
  );
}

const withContactOptions = (command: Command) =>
  command
    .option('--address <address>', 'alamat pada halaman, surat, dan tanda terima')
    .option('--email <email>', 'pos-el')
    .option('--whatsapp <number>', 'nomor WhatsApp')
    .option('--website <url>', 'situs lain milik kantor')
    .option('--map-url <url>', 'alamat peta, misalnya dari openstreetmap.org');

export function register(program: Command) {
  program
    .command('staff')
    .description('Akun pegawai')
    .command('create')
    .description('Membuat akun, misalnya administrator pertama; kata sandi sementara ditampilkan satu kali')
    .option('--nip <nip>', 'NIP, 18 angka')
    .option('--username <username>', 'nama pengguna')
    .option('--name <name>', 'nama lengkap')
    .option('--title <title>', 'jabatan')
    .addOption(new Option('--role <role...>', 'peran').choices(roles).default(['administrator']))
    .option('--office <code>', 'kode kantor, bila ada lebih dari satu')
    .option('--json', 'keluaran JSON saja')
    .action(async (options: StaffOptions) => {
      const complete = { ...options, ...(await askMissing(options)) };
      await withOffice((opened) => createStaff(opened, complete, console.log));
    });

  const office = program.command('office').description('Kantor');
  withContactOptions(office.command('contact'))
    .description('Mengganti alamat dan cara menghubungi kantor; yang dikosongkan ("") dihapus')
    .option('--office <code>', 'kode kantor, bila ada lebih dari satu')
    .option('--json', 'keluaran JSON saja')
    .action((options: ContactOptions) => withOffice((opened) => changeContact(opened, options, console.log)));
  withContactOptions(office.command('create'))
    .description('Membuat kantor pada basis data yang kosong')
    .requiredOption('--code <code>', 'kode kantor, misalnya 51.02')
    .requiredOption('--name <name>', 'nama kantor')
    .option('--region-code <code>', 'kode kabupaten atau kota; bila tidak disebut, sama dengan kode kantor')
    .requiredOption('--province-name <name>', 'seperti tercetak pada kartu, misalnya PROVINSI BALI')
    .requiredOption('--regency-name <name>', 'seperti tercetak pada kartu, misalnya KABUPATEN TABANAN')
    .addOption(new Option('--zone <zone>', 'zona waktu').choices(officeZone.options).makeOptionMandatory())
    .requiredOption('--number-prefix <letters>', 'awalan nomor permohonan, misalnya TBN')
    .option('--promise-seconds <seconds>', 'janji layanan dalam detik', '600')
    .option('--phone <phone>', 'telepon pada tanda terima')
    .option('--json', 'keluaran JSON saja')
    .action((options: OfficeOptions) =>
      withOffice((opened) => createOfficeFrom(opened, options, console.log)),
    );
}
