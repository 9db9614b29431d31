import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { recordings } from '../../contract/recordings.ts';
import { centralStatuses, residents } from '../../contract/residents.ts';
import type { Ctx } from '../../server/context.ts';
import { drawnSignature } from '../../server/demonstration/portraits.ts';
import { importFile } from '../../server/modules/residents/index.ts';
import { projectRoot } from '../../server/project-root.ts';
import { type Desk, officeCode } from '../desk.ts';
import { insertResident } from '../subjects/residents.ts';
import { done } from './done.ts';

const linesOf = (name: string) =>
  readFileSync(join(projectRoot(), 'data', 'demonstration', name), 'utf8').split(/\r?\n/);

/** Files that were loaded, refused and broken off, with their conflicts; residents of every status; recordings. */
export async function registerOfEveryKind(desk: Desk, ctx: Ctx): Promise<void> {
  await importsOfEveryKind(desk, ctx);
  const operator = await desk.as('recording_operator');
  const loket = await desk.as('front_desk');
  for (const status of centralStatuses) {
    const { id } = await insertResident(
      desk.test.owner,
      officeCode,
      { centralStatus: 'UNREGISTERED' },
      desk.clock.now(),
    );
    const body = { status, observedOn: '2026-11-24', evidence: 'Layar SIAK, contoh' };
    await done(desk, operator.call(residents.enterCentralStatus, { params: { id }, body }));
  }
  const { id, kkNumber } = await insertResident(
    desk.test.owner,
    officeCode,
    { centralStatus: 'UNREGISTERED', birthDate: '1991-05-17' },
    desk.clock.now(),
  );
  const params = { id };
  const answers = [
    { requirement: 'family_card' },
    { requirement: 'old_siak_ktp', reason: 'belum_pernah_memiliki_ktp' },
  ];
  const capture = {
    kkShown: kkNumber,
    capturedAt: '2026-11-24T00:30:00Z',
    stationReference: 'SIAK-CONTOH-1',
    stationOperator: 'opr.contoh',
    answers,
  };
  await done(desk, operator.call(recordings.noteStationCapture, { params, body: capture }));
  await done(desk, operator.upload(recordings.savePortrait, await plain('#c01818'), { params, body: {} }));
  await done(
    desk,
    operator.upload(recordings.savePortrait, await plain('#1840c0'), {
      params,
      body: { replaces: 'physical_change', backgroundReason: 'Kain merah sedang dicuci' },
    }),
  );
  const ink = await drawnSignature({ nik: '5102051705910001' });
  await done(desk, operator.upload(recordings.saveSignature, ink, { params, body: {} }));
  const ready = await desk.resident({ centralStatus: 'PRINT_READY_RECORD' });
  for (const outcome of ['not_reached', 'number_wrong', 'message_left', 'reached'] as const) {
    const body = { outcome, ...(outcome === 'reached' && { willComeOn: '2026-11-27' }) };
    await done(desk, loket.call(recordings.noteCall, { params: { id: ready.id }, body }));
  }
}

/** A wall of this colour and nobody before it. */
const plain = (background: string) =>
  sharp({ create: { width: 200, height: 300, channels: 3, background } })
    .jpeg()
    .toBuffer();

async function importsOfEveryKind(desk: Desk, ctx: Ctx): Promise<void> {
  const [header = '', ...rows] = linesOf('siak-export-sample.csv');
  const load = (lines: readonly string[], options: { dryRun?: boolean; breaksOff?: boolean } = {}) => {
    const bytes = Buffer.from(lines.join('\n'));
    async function* source() {
      yield bytes;
      if (options.breaksOff) throw new Error('the connection broke off');
    }
    desk.clock.advance(60_000);
    return importFile(ctx, {
      kind: lines[0]?.startsWith('NIK,Status') ? 'central_status' : 'residents',
      dryRun: options.dryRun ?? false,
      fileName: 'contoh.csv',
      byteLength: bytes.length,
      source: source(),
    });
  };
  const file = [header, ...rows.slice(0, 60), ...rows.slice(520, 590)];
  await load(file, { dryRun: true });
  await load(file);
  const moved = rows.slice(0, 3).map((row) => row.replace(/,TABANAN,|,SINGARAJA,/, ',GIANYAR,'));
  await load([header, ...moved]);
  const niks = new Set(file.map((line) => line.split(',')[1]));
  const [statusHeader = '', ...statuses] = linesOf('central-status-sample.csv');
  await load([statusHeader, ...statuses.filter((line) => niks.has(line.split(',')[0]))]);
  await load(['Nomor,Nama', '1,CONTOH']).catch(() => {});
  await load(file.slice(0, 5), { breaksOff: true }).catch(() => {});

  const admin = await desk.as('administrator');
  const { id } = await desk.test.db
    .selectFrom('importConflicts')
    .select('id')
    .orderBy('line')
    .executeTakeFirstOrThrow();
  const body = { reason: 'Tempat lahir sesuai akta' };
  await done(desk, admin.call(residents.keepRegister, { params: { id }, body }));
}
