import { complaints } from '../../contract/complaints/endpoints.ts';
import { fieldOf, openBrowser } from '../browser.ts';
import { invent } from './people.ts';
import { type Arrival, type Fate, fateOfSlip } from './plan.ts';
import { attempt, keep, pass, type Year } from './year.ts';

const aboutOf = (fate: Fate) => (fate === 'forwarded' ? 'notOurs' : fate === 'spam' ? 'noise' : 'ours');

/** What stands on the paper, by what is to become of it. */
function paperOf(year: Year, fate: Fate, today: string) {
  year.serial += 1;
  const { name, phone, ...rest } = invent(year.random, year.serial, aboutOf(fate));
  const whole = { ...rest, submittedOn: today, signatureSeen: true };
  if (fate === 'archived') return { ...whole, address: undefined, preferredChannel: undefined };
  if (fate === 'archived_after_calls') return { ...whole, phone };
  // A letter with a telephone and no name is handled, and so is a named one without telephone.
  const anonymous = fate === 'answered' && year.random.next() < 0.05;
  if (anonymous) return { ...whole, phone, anonymous: true };
  const unreachable = fate === 'answered' && year.random.next() < 0.05;
  return { ...whole, name, ...(!unreachable && { phone }) };
}

async function openBox(year: Year, today: string): Promise<void> {
  const planned = Array.from({ length: year.random.below(5) }, () => fateOfSlip(year.random));
  const { numbers, id: openingId } = await year.crew.front_desk.call(complaints.openBox, {
    body: {
      place: 'Kotak pengaduan ruang tunggu',
      secondOfficerId: year.crew.section_head.employeeId,
      slips: planned.map((fate) => paperOf(year, fate, today)),
    },
  });
  const { rows } = await year.crew.complaints_officer.call(complaints.boxOpenings);
  const slips = rows.find(({ id }) => id === openingId)?.slips ?? [];
  for (const [index, number] of numbers.entries()) {
    const slip = slips.find((each) => each.number === number);
    if (slip !== undefined) await keep(year, slip.id, planned[index] ?? 'answered');
  }
}

async function takeCall(year: Year, fate: Fate): Promise<void> {
  year.serial += 1;
  const person = invent(year.random, year.serial, aboutOf(fate));
  const { name, address, phone, description, submittedPlace } = person;
  const answered = fate === 'answered_at_once';
  const refused = fate === 'refused_identity';
  const { id } = await year.crew.front_desk.call(complaints.takeCall, {
    body: {
      description,
      submittedPlace,
      immediateResponse: answered ? 'Sudah dijelaskan dan dapat diterima.' : 'Dicatat untuk ditindaklanjuti.',
      ...(refused ? {} : { name, address, phone }),
      authority: fate === 'forwarded' ? 'out' : 'in',
      answered,
      identityRefused: refused,
    },
  });
  await keep(year, id, fate);
}

/** The public form without a script: booked, and held until somebody has looked at it. */
async function submitOnWeb(year: Year, fate: Fate): Promise<void> {
  year.serial += 1;
  const person = invent(year.random, year.serial, aboutOf(fate));
  const browser = openBrowser(year.office.connection.send);
  const { html: form } = await browser.get('/pengaduan');
  const { preferredChannel } = person;
  pass(year, 1);
  const { status, html } = await browser.submit('/pengaduan', {
    formulir: fieldOf(form, 'formulir'),
    tanggal: fieldOf(form, 'tanggal'),
    jam: fieldOf(form, 'jam'),
    bahasa: 'id',
    nama: person.name,
    alamat: person.address,
    telepon: person.phone,
    uraian: person.description,
    tempat: person.submittedPlace,
    saluran: preferredChannel,
    pernyataan: 'ya',
  });
  const number = /<dd class="code">([^<]+)</.exec(html)?.[1];
  if (status !== 200 || number === undefined) {
    year.faults.push(`the public form answered ${status} without a number`);
    return;
  }
  const { rows } = await year.crew.complaints_officer.call(complaints.list, {
    body: { q: number, openOnly: false, limit: 5 },
  });
  const [row] = rows;
  if (row === undefined) year.faults.push(`${number} is not in the register`);
  else await keep(year, row.id, fate);
}

async function arrive(year: Year, { channel, fate }: Arrival, today: string): Promise<void> {
  if (channel === 'telephone') return takeCall(year, fate);
  if (channel === 'web') return submitOnWeb(year, fate);
  const paper = paperOf(year, fate, today);
  const { id } = await year.crew.front_desk.call(complaints.book, { body: { channel, ...paper } });
  await keep(year, id, fate);
}

/** Everybody who complains on a day, by whatever way. */
export async function receive(year: Year, arrivals: readonly Arrival[], today: string, box: boolean) {
  if (box) await attempt(year, () => openBox(year, today));
  for (const arrival of arrivals) await attempt(year, () => arrive(year, arrival, today));
}
