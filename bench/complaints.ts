import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { complaints } from '../contract/complaints/endpoints.ts';
import { complaintReports } from '../contract/complaints/office-endpoints.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { createPorts } from '../server/app.ts';
import { loadConfig } from '../server/config.ts';
import { type Actor, contextOf } from '../server/context.ts';
import { removeEmbedded } from '../server/db/embedded/index.ts';
import { loadDemonstrationStaff } from '../server/demonstration/staff.ts';
import { openInstallation } from '../server/installation.ts';
import { openJobs } from '../server/jobs/open-jobs.ts';
import { complaintRoutes, recomputeOpenClocks } from '../server/modules/complaints/index.ts';
import { getOffice } from '../server/modules/office/index.ts';
import { loadComplaints } from './complaint-load.ts';
import { recordSql } from './recorded-sql.ts';

const rows = Number(process.argv[1] ?? 100_000);
/** Prints how PostgreSQL went about the slowest statement of each. */
const withPlans = process.argv.includes('plans');

type Recorded = Awaited<ReturnType<typeof recordSql>>;

const milliseconds = async (work: () => Promise<unknown>) => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};
const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const rounded = (value: number) => Math.round(value * 100) / 100;

/** What a view takes beside the statements that it sends, straight through the driver, by turns. */
async function beside(client: pg.Client, view: () => Promise<unknown>, times: number) {
  await view();
  const recorded = await recordSql(async () => {
    await view();
  });
  const straight = async () => {
    for (const { text, values } of recorded) await client.query(text, values);
  };
  const took = { view: [] as number[], sql: [] as number[] };
  await straight();
  for (let turn = 0; turn < times; turn += 1) {
    took.view.push(await milliseconds(view));
    took.sql.push(await milliseconds(straight));
  }
  const [viewMs, sqlMs] = [middle(took.view), middle(took.sql)];
  if (withPlans) await explainSlowest(client, recorded);
  return {
    statements: recorded.length,
    ms: rounded(viewMs),
    sqlMs: rounded(sqlMs),
    ratio: rounded(sqlMs / viewMs),
  };
}

async function explainSlowest(client: pg.Client, recorded: Recorded) {
  let slowest = { took: -1, text: '', values: [] as unknown[] };
  for (const { text, values } of recorded) {
    const took = await milliseconds(() => client.query(text, values));
    if (took > slowest.took && /^\s*(with|select)/iu.test(text)) slowest = { took, text, values };
  }
  const plan = await client.query<{ 'QUERY PLAN': string }>(
    `explain (analyze, buffers) ${slowest.text}`,
    slowest.values,
  );
  const lines = plan.rows.map((row) => row['QUERY PLAN']);
  process.stderr.write(`${slowest.text}\n${lines.join('\n')}\n\n`);
}

/** The register of complaints at its size of years: lists, one case, figures, and a changed calendar. */
export async function benchComplaints() {
  const directory = mkdtempSync(join(tmpdir(), 'lontar-bench-'));
  try {
    let actor: Actor | undefined;
    const installation = await openInstallation(loadConfig({ LONTAR_HOME: directory }), {
      claim: true,
      loadDemonstration: async ({ clock }, owner) => {
        actor = (await loadDemonstrationStaff(owner, clock)).complaints_officer;
      },
    });
    if (actor === undefined) throw new Error('the office has no complaints officer');
    const { db, clock, fileKey, embedded } = installation;
    const jobs = openJobs(db, {
      worker: false,
      onError: (error) => process.stderr.write(`${error.message}\n`),
    });
    const client = new pg.Client({ connectionString: embedded?.appUrl });
    await client.connect();
    try {
      const ports = createPorts({ jobs, fileKey, publicAddress: 'http://127.0.0.1' });
      const { officeCode, employeeId: handlerId } = actor;
      const office = await getOffice(db, officeCode);
      const ctx = contextOf({ db, actor, office, clock, ports, locale: 'id' as const, requestId: 'bench' });
      const { today } = ctx;
      await loadComplaints(installation.ownerUrl ?? '', { officeCode, handlerId, today, rows });
      const ask = (endpoint: Endpoint, parts: { body?: object; params?: object; query?: object }) => {
        const route = complaintRoutes.find((each) => each.endpoint === endpoint);
        if (route === undefined) throw new Error(`nothing answers ${endpoint.path}`);
        const input = { params: {}, query: {}, ...parts, body: endpoint.body.parse(parts.body ?? {}) };
        return () =>
          route.handle(
            ctx,
            { ...input, file: { fileName: '', path: '', byteLength: 0 } },
            { headers: new Headers(), address: '', appendHeader: () => {} },
          );
      };
      const { id } = await db
        .selectFrom('complaints')
        .select('id')
        .where('number', '=', `BENCH-${String(rows).padStart(7, '0')}`)
        .executeTakeFirstOrThrow();
      const year = Number(today.slice(0, 4));
      const views = {
        register: ask(complaints.list, { body: {} }),
        registerWithClosed: ask(complaints.list, { body: { openOnly: false } }),
        searchByName: ask(complaints.list, { body: { q: 'Contoh 4711', openOnly: false } }),
        lateAndWork: ask(complaints.work, {}),
        detail: ask(complaints.detail, { params: { id } }),
        figuresOfYear: ask(complaintReports.figures, { query: { year } }),
      };
      const measured: Record<string, object> = {};
      for (const [name, view] of Object.entries(views)) measured[name] = await beside(client, view, 7);
      // Each turn is undone, so that the next one finds the same work.
      const undone = new Error('undone');
      measured.recomputeDueDates = await beside(
        client,
        () =>
          db
            .transaction()
            .execute(async (tx) => {
              await recomputeOpenClocks(tx, officeCode, clock.now());
              throw undone;
            })
            .catch((error: unknown) => {
              if (error !== undone) throw error;
            }),
        3,
      );
      return { complaints: rows, ...measured };
    } finally {
      await client.end();
      await jobs.stop();
      await installation.close();
    }
  } finally {
    await removeEmbedded(directory);
  }
}

process.stdout.write(`${JSON.stringify(await benchComplaints(), null, 2)}\n`);
