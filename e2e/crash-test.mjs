// node e2e/crash-test.mjs [--quick]: kill -9 of Lontar and of PostgreSQL in the middle of office-days on a
// scratch database. The judge is the officers' own log of acknowledged answers, flushed to disk line by line:
// each must be found again, and `lontar check` must find no contradiction. Ends only processes it started.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureInstalled, main, nodeProgram, root, Stop } from '../scripts/bootstrap.mjs';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    kills: { type: 'string' },
    applicants: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const killsEach = Number(values.kills ?? (values.quick ? 1 : 10));
const applicants = Number(values.applicants ?? (values.quick ? 8 : 30));
/** So many kills fall into one day; then it may end, and another begins. */
const killsPerDay = 5;
const longestMs = (values.quick ? 6 : 60) * 60_000;

const began = performance.now();
const say = (text) => process.stderr.write(`${((performance.now() - began) / 1000).toFixed(1)}s  ${text}\n`);

function refuseWhenTooLong() {
  if (performance.now() - began > longestMs) throw new Stop('Terlalu lama.', 'It takes too long.');
}

async function until(what, ask, patienceMs = 180_000) {
  const end = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Stop(`Tidak terjadi: ${what}.`, `Did not happen: ${what}.`);
    await sleep(100);
  }
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** One office on a scratch directory: its server, its database, the officers' log. */
class ScratchOffice {
  constructor(port) {
    this.home = mkdtempSync(join(tmpdir(), 'lontar-crash-'));
    this.address = `http://127.0.0.1:${port}`;
    this.log = join(this.home, 'acknowledged.jsonl');
    this.serverLog = openSync(join(this.home, 'server.log'), 'a');
    const { DATABASE_URL, DATABASE_OWNER_URL, NODE_ENV, LONTAR_SECRET, LONTAR_FILE_KEY, ...kept } =
      process.env;
    this.environment = {
      ...kept,
      LONTAR_HOME: this.home,
      HOST: '127.0.0.1',
      PORT: String(port),
      LONTAR_CLOCK_SCALE: '60',
      LONTAR_LOG_LEVEL: 'error',
    };
  }

  run(script, args, stdout) {
    return spawn(nodeProgram(), ['--enable-source-maps', join(root, 'dist', 'server', script), ...args], {
      env: this.environment,
      stdio: ['ignore', stdout, this.serverLog, 'ipc'],
    });
  }

  async isReady() {
    try {
      return (await fetch(`${this.address}/readyz`, { signal: AbortSignal.timeout(2000) })).ok;
    } catch {
      return false;
    }
  }

  async start() {
    this.server = this.run('main.js', [], this.serverLog);
    const { server } = this;
    await until('the server answers', async () => {
      if (server.exitCode !== null)
        throw new Stop('Server berhenti.', `The server ended: see ${this.home}/server.log`);
      return this.isReady();
    });
  }

  postmasterPid() {
    const file = join(this.home, 'pg', 'postmaster.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
  }

  acknowledged() {
    if (!existsSync(this.log)) return [];
    // The last line is whole or it was never acknowledged: it is written before the officer goes on.
    return readFileSync(this.log, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  }

  async killLontar() {
    const { server } = this;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await ended;
    await sleep(randomInt(50, 1000));
    await this.start();
  }

  async killPostgres() {
    const pid = this.postmasterPid();
    process.kill(pid, 'SIGKILL');
    await until('PostgreSQL is back', async () => {
      if (this.server.exitCode !== null) await this.start();
      const now = this.postmasterPid();
      return now !== undefined && now !== pid && (await this.isReady());
    });
  }

  /** Ends what still runs, ours alone. */
  async close() {
    const { server } = this;
    if (server && server.exitCode === null && server.signalCode === null) {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
    }
    const pid = this.postmasterPid();
    if (pid !== undefined) {
      try {
        process.kill(pid, 'SIGINT');
      } catch {
        // It has ended already.
      }
      await until('PostgreSQL has stopped', async () => this.postmasterPid() === undefined, 20_000).catch(
        () => {},
      );
    }
  }
}

async function outputOf(child) {
  let text = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, text };
}

/** One office-day with its share of the kills; false when the day's own verdict is not clean. */
async function playOneDay(office, seed, kills) {
  const day = office.run(
    'cli.js',
    [
      ...['office-day', '--url', office.address, '--applicants', String(applicants), '--officers', '10'],
      ...['--seed', String(seed), '--patience', '120', '--acknowledged', office.log, '--json'],
    ],
    'pipe',
  );
  const output = outputOf(day);
  let over = false;
  void output.then(() => {
    over = true;
  });
  const casesTold = () => office.acknowledged().filter(({ applicationId }) => applicationId).length;
  let told = casesTold();
  while (!over && kills.length > 0 && kills.today < killsPerDay) {
    refuseWhenTooLong();
    // In the middle of work: some more answers have come since the last blow.
    const next = told + randomInt(6, 25);
    await until('work goes on', async () => over || casesTold() >= next);
    if (over) break;
    const victim = kills.shift();
    kills.today += 1;
    say(`kill -9 ${victim}, ${casesTold()} answers acknowledged`);
    await (victim === 'Lontar' ? office.killLontar() : office.killPostgres());
    told = casesTold();
  }
  const { code, text } = await output;
  const report = JSON.parse(text || '{}');
  say(`day ${seed}: exit ${code}, outcomes ${JSON.stringify(report.outcomes ?? report.error)}`);
  if (code !== 0) {
    const { unaccounted, faults, check } = report;
    say(JSON.stringify({ unaccounted, faults, findings: check?.findings?.slice(0, 20) }, null, 2));
  }
  return code === 0;
}

/** Which of these acknowledged answers are not in the tables. */
async function lostOf(office, acknowledged) {
  const { default: pg } = await import('pg');
  const secrets = JSON.parse(readFileSync(join(office.home, 'secrets.json'), 'utf8'));
  const client = new pg.Client({
    connectionString: `postgres://lontar_app:${secrets.appPassword}@127.0.0.1:${secrets.port}/lontar`,
  });
  await client.connect();
  try {
    const keys = await client.query(
      'select employee_id, key from idempotency_keys where outcome is not null',
    );
    const kept = new Set(keys.rows.map((row) => `${row.employee_id} ${row.key}`));
    const events = await client.query('select application_id, seq, to_state from application_events');
    const known = new Set(events.rows.map((row) => `${row.application_id} ${row.seq} ${row.to_state}`));
    return acknowledged.filter(({ employeeId, key, applicationId, seq, state }) => {
      const answered = kept.has(`${employeeId} ${key}`);
      return !answered || (applicationId !== undefined && !known.has(`${applicationId} ${seq} ${state}`));
    });
  } finally {
    await client.end();
  }
}

async function crashTest() {
  const office = new ScratchOffice(await freePort());
  let whole = false;
  try {
    say(`scratch office in ${office.home}`);
    await office.start();
    say('the office is open');
    const kills = Array.from({ length: killsEach }, () => ['Lontar', 'PostgreSQL']).flat();
    let clean = true;
    for (let seed = 1; kills.length > 0; seed += 1) {
      kills.today = 0;
      clean = (await playOneDay(office, seed, kills)) && clean;
      refuseWhenTooLong();
    }
    const acknowledged = office.acknowledged();
    // An answer that was never given, to see that the search would miss it.
    const canary = { ...acknowledged.at(-1), key: 'never-sent' };
    const missed = await lostOf(office, [...acknowledged, canary]);
    const lost = missed.filter((each) => each !== canary);
    const searched = missed.includes(canary);
    const check = await outputOf(office.run('cli.js', ['check', '--json'], 'pipe'));
    const verdict = JSON.parse(check.text);
    whole = clean && searched && lost.length === 0 && acknowledged.length > 0 && check.code === 0;
    const summary = {
      ok: whole,
      kills: { Lontar: killsEach, PostgreSQL: killsEach },
      acknowledged: acknowledged.length,
      lost,
      check: { ok: verdict.ok, findings: verdict.findings, counted: verdict.counted },
      seconds: Math.round((performance.now() - began) / 1000),
    };
    process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  } finally {
    await office.close();
    if (whole && !values.keep) rmSync(office.home, { recursive: true, force: true });
    else say(`kept: ${office.home}`);
  }
  process.exitCode = whole ? 0 : 1;
}

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  await crashTest();
});
