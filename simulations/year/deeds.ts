import { complaints } from '../../contract/complaints/endpoints.ts';
import type { ComplaintAction } from '../../contract/complaints/terms.ts';
import type { BodyOf } from '../../contract/endpoint.ts';
import { visitor, type YearOfficer, type YearRole } from './client.ts';
import type { Case, Year } from './setting.ts';

type Verb = Exclude<ComplaintAction, 'addAttachment'>;

/** A verb of an officer on a complaint. */
export async function act<V extends Verb>(
  year: Year,
  kase: Case,
  role: YearRole | YearOfficer,
  verb: V,
  body: BodyOf<(typeof complaints)[V]>,
): Promise<void> {
  const officer = typeof role === 'string' ? year.crew[role] : role;
  const endpoint = complaints[verb] as (typeof complaints)['close'];
  const detail = await officer.call(endpoint, {
    params: { id: kase.id },
    body: body as BodyOf<typeof endpoint>,
  });
  kase.state = detail.state;
  kase.handlerId = detail.handler?.id ?? null;
}

/** What the holder of the code does on the public page; `false` when the page said no. */
async function onPage(year: Year, kase: Case, deed: string, fields: Record<string, string>): Promise<void> {
  const { status } = await visitor(year.app).send(`/pengaduan/lacak/${deed}`, {
    kode: kase.trackingCode,
    bahasa: 'id',
    ...fields,
  });
  if (status !== 200) year.faults.push(`/pengaduan/lacak/${deed} answered ${status} for ${kase.number}`);
  const detail = await year.crew.complaints_officer.call(complaints.detail, { params: { id: kase.id } });
  kase.state = detail.state;
}

export const completeOnPage = (year: Year, kase: Case) =>
  onPage(year, kase, 'lengkapi', { penjelasan: 'Berikut kelengkapannya: kejadian pada pukul sembilan.' });
export const rateOnPage = (year: Year, kase: Case, satisfied: boolean) =>
  onPage(year, kase, 'nilai', { puas: satisfied ? 'ya' : 'tidak' });
export const reopenOnPage = (year: Year, kase: Case) =>
  onPage(year, kase, 'buka-kembali', { buka: 'Tanggapan belum menjawab keluhan saya.' });
export const withdrawOnPage = (year: Year, kase: Case) =>
  onPage(year, kase, 'cabut', { cabut: 'ya', alasan: 'Sudah selesai' });

/** What the receiving agency says by its link. */
export async function reportFor(year: Year, token: string, state: string): Promise<void> {
  const { status } = await visitor(year.app).send(`/instansi/${token}`, {
    keadaan: state,
    keterangan: 'Petugas kami sudah ke lokasi.',
    bahasa: 'id',
  });
  if (status !== 200) year.faults.push(`the agency's page answered ${status}`);
}
