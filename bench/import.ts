import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { loadConfig } from '../server/config.ts';
import { contextOf } from '../server/context.ts';
import { removeEmbedded } from '../server/db/embedded/index.ts';
import { demonstrationOffice } from '../server/demonstration/staff.ts';
import { openInstallation } from '../server/installation.ts';
import { getOffice } from '../server/modules/office/index.ts';
import { importFile } from '../server/modules/residents/index.ts';
import { foundOffice } from '../server/modules/service-standards/index.ts';
import { projectRoot } from '../server/project-root.ts';

const rows = Number(process.argv[1] ?? 100_000);
const table = (name: string): string[][] =>
  parse(readFileSync(join(projectRoot(), 'data/demonstration', name)));

/** The good rows of the sample over and over, each time under other serial numbers: as many people as asked for. */
function* exportOf(count: number): Generator<Buffer> {
  const [header = [], ...sample] = table('siak-export-sample.csv');
  const defects = new Set(table('siak-export-sample.key.csv').map(([line]) => Number(line)));
  const [kk, nik] = [header.indexOf('Nomor KK'), header.indexOf('NIK')];
  const good = sample.filter((_, place) => !defects.has(place + 2));
  let block = `${header.join(',')}\n`;
  for (let made = 0; made < count; made += 1) {
    const cells = [...(good[made % good.length] ?? [])];
    const copy = 1_000 + Math.floor(made / good.length) * 9;
    cells[nik] = `${cells[nik]?.slice(0, 12)}${copy + Number(cells[nik]?.slice(15))}`;
    cells[kk] = `${cells[kk]?.slice(0, 12)}${copy}`;
    block += `${cells.join(',')}\n`;
    if (block.length < 65_536) continue;
    yield Buffer.from(block);
    block = '';
  }
  yield Buffer.from(block);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** An import, judged and loaded, beside a bare COPY of the very residents that it loaded. */
export async function benchImport() {
  const directory = mkdtempSync(join(tmpdir(), 'lontar-bench-'));
  try {
    const { db, clock, ownerUrl, close } = await openInstallation(loadConfig({ LONTAR_HOME: directory }), {
      claim: true,
      loadDemonstration: async (_, owner) => {
        await owner.transaction().execute((tx) => foundOffice(tx, demonstrationOffice, new Date()));
      },
    });
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    try {
      const blocks = [...exportOf(rows)];
      const office = await getOffice(db, demonstrationOffice.code);
      const load = () =>
        importFile(contextOf({ db, clock, office, actor: { officeCode: office.code, employeeId: null } }), {
          kind: 'residents',
          dryRun: false,
          fileName: 'bench.csv',
          byteLength: blocks.reduce((sum, { length }) => sum + length, 0),
          source: Readable.from(blocks),
        });
      let loaded = 0;
      let unchanged = 0;
      const importing = await timed(async () => {
        ({ loaded } = await load());
      });
      const again = await timed(async () => {
        ({ unchanged } = await load());
      });

      const copied: Buffer[] = [];
      for await (const block of owner.query(copyTo('copy residents to stdout'))) copied.push(block as Buffer);
      const copyInto = (table: string) =>
        timed(() => pipeline(Readable.from(copied), owner.query(copyFrom(`copy ${table} from stdin`))));
      await owner.query('create unlogged table bare (like residents)');
      const heap = await copyInto('bare');
      await owner.query(
        'delete from central_status_history; delete from resident_findings; delete from residents',
      );
      const same = await copyInto('residents');

      const perSecond = (took: number) => Math.round(rows / took);
      const ratio = (limit: number) => Math.round((limit / importing) * 1000) / 1000;
      return {
        rows,
        loaded,
        unchangedWhenLoadedAgain: unchanged,
        importRowsPerSecond: perSecond(importing),
        againRowsPerSecond: perSecond(again),
        copyRowsPerSecond: { sameTable: perSecond(same), bareHeap: perSecond(heap) },
        ratioToCopy: { sameTable: ratio(same), bareHeap: ratio(heap) },
      };
    } finally {
      await owner.end();
      await close();
    }
  } finally {
    await removeEmbedded(directory);
  }
}

process.stdout.write(`${JSON.stringify(await benchImport(), null, 2)}\n`);
