import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { complaints } from '../../../../contract/complaints/endpoints.ts';
import { agencies, agencyKinds, replyTemplates } from '../../../../contract/complaints/office-endpoints.ts';
import type { BodyOf, Endpoint, ReplyOf } from '../../../../contract/endpoint.ts';
import { type Desk, type Officer, officeCode, openDesk } from '../../../../test/desk.ts';
import { openSecondOffice } from '../../../../test/people.ts';
import {
  act,
  bookLetter,
  completeLetter,
  expectDetail,
  takeComplaintTo,
} from '../../../../test/subjects/complaints.ts';
import { expectRefused } from '../../../../test/untouched.ts';
import { insertAgency } from '../agencies/store.ts';
import { insertTemplate } from '../reply-templates/store.ts';

let desk: Desk;
let pengelola: Officer;
let admin: Officer;
let loket: Officer;
let stranger: Officer;

beforeAll(async () => {
  desk = await openDesk({ at: '2026-11-23T00:00:00Z' });
  pengelola = await desk.as('complaints_officer');
  admin = await desk.as('administrator');
  loket = await desk.as('front_desk');
  stranger = await desk.hire(['complaints_officer'], await openSecondOffice(desk.test.owner));
});
afterAll(() => desk.close());

async function call<E extends Endpoint>(officer: Officer, endpoint: E, parts: object = {}) {
  const { status, body } = await officer.call(endpoint, parts);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body as ReplyOf<E>;
}

describe('the directory of agencies', () => {
  const dinas: BodyOf<typeof agencies.create> = {
    name: 'Dinas Contoh Pengairan',
    kind: 'regional',
    email: 'pengairan@contoh.invalid',
    phone: '',
  };

  test('an office without agencies has an empty one', async () => {
    expect(await call(loket, agencies.list)).toEqual({ rows: [] });
  });

  test('an agency is entered, changed, put aside and used no more; letters still name it', async () => {
    const made = await call(pengelola, agencies.create, { body: dinas });
    expect(made).toMatchObject({ ...dinas, phone: null, address: null, active: true });
    const referred = await takeComplaintTo(desk, 'outside');
    await expectDetail(
      act(pengelola, 'forward', referred, {
        agencyId: made.id,
        letterNumber: '400/1/CTH',
        letterOn: '2026-11-23',
      }),
    );
    const changed = await call(admin, agencies.change, {
      params: { id: made.id },
      body: { ...dinas, name: 'Dinas Contoh Air', active: false },
    });
    expect(changed).toMatchObject({ id: made.id, name: 'Dinas Contoh Air', active: false });
    expect((await call(loket, agencies.list)).rows.find(({ id }) => id === made.id)?.active).toBe(false);
    const page = await call(pengelola, complaints.detail, { params: { id: referred } });
    expect(page.referral?.agency.name).toBe('Dinas Contoh Air');
    const another = await takeComplaintTo(desk, 'outside');
    await expectRefused(
      desk,
      () =>
        pengelola.call(complaints.forward, {
          params: { id: another },
          body: { agencyId: made.id, letterNumber: '400/2/CTH', letterOn: '2026-11-23' },
        }),
      { status: 404, code: 'agency_unknown' },
    );
    const trail = await desk.test.owner
      .selectFrom('auditEvents')
      .select('action')
      .where('subjectId', '=', made.id)
      .orderBy('id')
      .execute();
    expect(trail.map(({ action }) => action)).toEqual(['agency.created', 'agency.retired']);
  });

  test('two agencies have two names', async () => {
    await call(pengelola, agencies.create, { body: { ...dinas, name: 'Dinas Contoh Satu' } });
    const { id } = await call(pengelola, agencies.create, { body: { ...dinas, name: 'Dinas Contoh Dua' } });
    const used = { status: 409, code: 'agency_name_used' };
    const same = { ...dinas, name: 'Dinas Contoh Satu' };
    await expectRefused(desk, () => pengelola.call(agencies.create, { body: same }), used);
    await expectRefused(
      desk,
      () => pengelola.call(agencies.change, { params: { id }, body: { ...same, active: true } }),
      used,
    );
  });

  test('the counter reads it and does not change it; another office has its own', async () => {
    await expectRefused(desk, () => loket.call(agencies.create, { body: { ...dinas, name: 'Dinas Lain' } }), {
      status: 403,
      code: 'role_not_allowed',
    });
    const { rows } = await call(loket, agencies.list);
    expect(await call(stranger, agencies.list)).toEqual({ rows: [] });
    await expectRefused(
      desk,
      () =>
        stranger.call(agencies.change, {
          params: { id: rows[0]?.id ?? '' },
          body: { ...dinas, active: false },
        }),
      { status: 404, code: 'agency_unknown' },
    );
  });
});

describe('answers written once', () => {
  const salam: BodyOf<typeof replyTemplates.save> = {
    code: 'salam',
    title: 'Salam',
    component: 'requirements',
    body: 'Yth. {nama}, pengaduan {nomor} diterima {tanggal_terima}. {petugas}, {jabatan}, {kantor}',
  };

  test('a change is a new version; the list shows the newest', async () => {
    const first = await call(pengelola, replyTemplates.save, { body: salam });
    const second = await call(admin, replyTemplates.save, { body: { ...salam, title: 'Salam baru' } });
    expect([first.version, second.version]).toEqual([1, 2]);
    expect(second.placeholders).toEqual(['nama', 'nomor', 'tanggal_terima', 'petugas', 'jabatan', 'kantor']);
    const { rows, placeholders } = await call(loket, replyTemplates.list);
    expect(rows.filter(({ code }) => code === 'salam')).toEqual([second]);
    expect(placeholders).toContain('permohonan');
    expect(await call(stranger, replyTemplates.list)).toMatchObject({ rows: [] });
  });

  test('two who change the same one at once make two versions', async () => {
    const made = await Promise.all(
      [1, 2, 3].map((n) =>
        call(pengelola, replyTemplates.save, { body: { ...salam, code: 'serentak', title: `Ke-${n}` } }),
      ),
    );
    expect(made.map(({ version }) => version).sort()).toEqual([1, 2, 3]);
    const { rows } = await call(loket, replyTemplates.list);
    expect(rows.filter(({ code }) => code === 'serentak').map(({ version }) => version)).toEqual([3]);
  });

  test('a placeholder that nothing fills is refused', async () => {
    await expectRefused(
      desk,
      () => pengelola.call(replyTemplates.save, { body: { ...salam, body: 'NIK Bapak/Ibu {nik}' } }),
      { status: 422, code: 'placeholder_unknown' },
    );
  });

  test('one that is retired is offered no more, and retired once', async () => {
    const { id } = await call(pengelola, replyTemplates.save, { body: { ...salam, code: 'lama' } });
    await call(pengelola, replyTemplates.retire, { params: { id } });
    expect((await call(loket, replyTemplates.list)).rows.map((row) => row.id)).not.toContain(id);
    const again = () => pengelola.call(replyTemplates.retire, { params: { id } });
    await expectRefused(desk, again, { status: 409, code: 'template_retired' });
    await expectRefused(desk, () => stranger.call(replyTemplates.retire, { params: { id } }), {
      status: 404,
      code: 'template_unknown',
    });
  });

  test('it is filled from the complaint; what has no value is named, and an answer with it is refused', async () => {
    const { id: templateId } = await call(pengelola, replyTemplates.save, {
      body: { ...salam, code: 'isi', body: `${salam.body}. {instansi} {permohonan} [jelaskan]` },
    });
    const id = await takeComplaintTo(desk, 'accepted');
    const filled = await call(pengelola, replyTemplates.fill, { params: { id, templateId } });
    const { number } = await call(pengelola, complaints.detail, { params: { id } });
    expect(filled.body).toBe(
      `Yth. ${completeLetter.name}, pengaduan ${number} diterima 23 November 2026. Ni Putu Contoh Rahayu, Petugas Pengaduan, Dinas Kependudukan dan Pencatatan Sipil Kabupaten Tabanan. {instansi} {permohonan} [jelaskan]`,
    );
    expect(filled.unresolved).toEqual(['instansi', 'permohonan', 'jelaskan']);
    await expectRefused(
      desk,
      () => pengelola.call(complaints.answer, { params: { id }, body: { words: filled.body } }),
      { status: 422, code: 'placeholders_open' },
    );
  });

  test('the name of an anonymous complainant is not filled in', async () => {
    const { id: templateId } = await call(pengelola, replyTemplates.save, {
      body: { ...salam, code: 'anonim' },
    });
    const { id } = await bookLetter(desk, { anonymous: true });
    const { body, unresolved } = await call(pengelola, replyTemplates.fill, { params: { id, templateId } });
    expect(unresolved).toEqual(['nama']);
    expect(body).not.toContain(completeLetter.name);
    await expectRefused(desk, () => pengelola.call(replyTemplates.fill, { params: { id, templateId: id } }), {
      status: 404,
      code: 'template_unknown',
    });
  });
});

test('agencies and templates of the demonstration load as they are written', async () => {
  const rows = (name: string): unknown =>
    parse(readFileSync(`data/demonstration/${name}`), { columns: true });
  const found = z
    .array(
      z.strictObject({
        name: z.string(),
        kind: z.enum(agencyKinds),
        address: z.literal(''),
        phone: z.literal(''),
        email: z.union([z.literal(''), z.string().endsWith('.invalid')]),
        website: z.literal(''),
      }),
    )
    .parse(rows('agencies.csv'));
  const templates = replyTemplates.save.body.array().parse(
    (rows('reply-templates.csv') as Record<string, string>[]).map(({ component, ...row }) => ({
      ...row,
      ...(component !== '' && { component }),
    })),
  );
  await desk.test.db.transaction().execute(async (tx) => {
    for (const agency of found) await insertAgency(tx, officeCode, agency, desk.clock.now());
    for (const template of templates) await insertTemplate(tx, officeCode, template, null, desk.clock.now());
  });
  const names = (await call(loket, agencies.list)).rows.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(found.map(({ name }) => name)));
  const codes = (await call(loket, replyTemplates.list)).rows.map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(templates.map(({ code }) => code)));
});
