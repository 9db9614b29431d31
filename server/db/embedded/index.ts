import { realpathSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { projectRoot } from '../../project-root.ts';
import { StartFailure } from '../../start-failure.ts';
import { type Account, postgresAccount } from './account.ts';
import { type Binaries, locateBinaries } from './binaries.ts';
import {
  adminRole,
  appRole,
  databaseName,
  ensureCluster,
  ensureRolesAndDatabase,
  ownerRole,
} from './cluster.ts';
import {
  findHome,
  type Home,
  type HomeSecrets,
  homeAt,
  homeOfClone,
  makePassable,
  type OwnerSecrets,
  placeElsewhere,
  readOrMakeSecrets,
  readSecrets,
  writeSecrets,
} from './home.ts';
import {
  explain,
  explainFault,
  findPostmaster,
  freePort,
  isAlive,
  launchPostmaster,
  logSize,
  type Postmaster,
  stopPostmaster,
} from './postmaster.ts';

export interface EmbeddedOptions {
  /** Directory for everything of this database; by default the home of the clone. */
  directory?: string | undefined;
  /** False switches fsync off, for databases that tests throw away. */
  durable?: boolean;
  /** How long the server may take to recover and accept connections. */
  patienceSeconds?: number;
}

export interface EmbeddedDatabase {
  home: Home;
  secrets: HomeSecrets;
  appUrl: string;
  postmaster: Postmaster;
  /** started: by us now; adopted: was running already, as another Lontar's or as the orphan of a killed one. */
  how: 'started' | 'adopted';
  /** The line that helps, when the server's log since we came knows why something failed. */
  explain(error: unknown): unknown;
  /** Becomes the one Lontar that serves from here; false when another one does. Kept until `release`. */
  claim(): Promise<boolean>;
  /**
   * Should PostgreSQL die under us, it is started again on the same port. Resolves when that has failed;
   * never after `release`.
   */
  lost: Promise<unknown>;
  /** Leaves the database; the last to leave stops the server. */
  release(): Promise<void>;
}

/** As its owner: who makes it, migrates it and fills it. */
export interface OwnedDatabase extends EmbeddedDatabase {
  ownerUrl: string;
  appRole: string;
  /** Runs `work` while no other process does so on this database. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Throws the database away and makes an empty one. */
  recreate(): Promise<void>;
}

/** Every process that uses the server holds this advisory lock shared; who gets it alone was the last. */
const usersLock = 7_305_001;
const setUpLock = 7_305_003;
const servingLock = 7_305_004;

function url(role: string, password: string, port: number, database = databaseName): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}

/** Joins the PostgreSQL server of the home as its owner, or makes and starts it. */
export async function openEmbedded(options: EmbeddedOptions = {}): Promise<OwnedDatabase> {
  const root = projectRoot();
  const existing = options.directory ? homeAt(options.directory) : findHome(root);
  const account = postgresAccount(existing?.dataDirectory);
  const home = options.directory
    ? homeAt(realpathSync(makePassable(options.directory)))
    : homeOfClone(root, account);
  const binaries = locateBinaries(root, account, () => placeElsewhere(account));
  const { secrets, owner } = readOrMakeSecrets(home);
  await ensureCluster(home, binaries, account, owner, options.durable ?? true);

  const { client, ...joined } = await stay({ home, binaries, account, secrets, owner, options });
  return {
    ...joined,
    appRole,
    ownerUrl: url(ownerRole, owner.ownerPassword, joined.postmaster.port),
    alone: (work) => holding(client(), setUpLock, work),
    async recreate() {
      await client().query(`drop database ${databaseName} with (force)`);
      await ensureRolesAndDatabase(client(), { secrets, owner }, options.durable === false);
    },
  };
}

/** Joins or starts the server of a home that is made already, without what opens it as its owner. */
export async function joinEmbedded({ home }: { home: Home }): Promise<EmbeddedDatabase> {
  const account = postgresAccount(home.dataDirectory);
  const binaries = locateBinaries(projectRoot(), account, () => placeElsewhere(account));
  const { client, ...joined } = await stay({
    home,
    binaries,
    account,
    secrets: readSecrets(home),
    owner: undefined,
    options: {},
  });
  return joined;
}

/** Until `release`. `client` holds our locks; it is another one after PostgreSQL has died. */
async function stay(place: Place): Promise<EmbeddedDatabase & { client(): pg.Client }> {
  const { home, binaries, account, secrets } = place;
  const logStart = logSize(home);
  let joined = await joinServer(place);
  const { port } = joined.postmaster;
  const how = joined.how;
  let leaving = false;
  let claimed = false;
  const lost = Promise.withResolvers<unknown>();

  let revival: Promise<void> | undefined;

  function watch({ users }: Joined): void {
    users.once('end', () => {
      if (!leaving) revival = revive().catch(lost.resolve);
    });
  }

  async function revive(): Promise<void> {
    joined = await joinServer(place);
    // Everybody's pools know the old port.
    if (joined.postmaster.port !== port) throw new StartFailure('port_in_use', { host: '127.0.0.1', port });
    // Whoever started in that moment serves now; two must not.
    if (claimed && !(await tryLock(joined.users, servingLock))) {
      throw new StartFailure('already_running', { address: '…', pid: '?' });
    }
    watch(joined);
  }

  watch(joined);
  return {
    home,
    secrets,
    postmaster: joined.postmaster,
    how,
    appUrl: url(appRole, secrets.appPassword, port),
    client: () => joined.users,
    lost: lost.promise,
    explain: (error) => explainFault(error, home, logStart),
    async claim() {
      claimed = await tryLock(joined.users, servingLock);
      return claimed;
    },
    async release() {
      leaving = true;
      await revival;
      try {
        if (await isLast(joined.users)) await stopPostmaster(home, binaries, account, joined.postmaster.pid);
      } finally {
        await joined.users.end().catch(() => {});
      }
    },
  };
}

/**
 * Trades the shared lock for the exclusive one if nobody else holds it. It is kept until the server
 * has stopped: whoever arrives meanwhile waits on it, loses the connection and starts the server anew.
 */
async function isLast(users: pg.Client): Promise<boolean> {
  try {
    const { rows } = await users.query<{ last: boolean }>(
      'select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as last',
      [usersLock],
    );
    return rows[0]?.last ?? false;
  } catch {
    // The server is gone: nothing to stop.
    return false;
  }
}

async function tryLock(users: pg.Client, lock: number): Promise<boolean> {
  const { rows } = await users.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [lock]);
  return rows[0]?.got ?? false;
}

async function holding<T>(users: pg.Client, lock: number, work: () => Promise<T>): Promise<T> {
  await users.query('select pg_advisory_lock($1)', [lock]);
  try {
    return await work();
  } finally {
    await users.query('select pg_advisory_unlock($1)', [lock]).catch(() => {});
  }
}

interface Place {
  home: Home;
  binaries: Binaries;
  account: Account | undefined;
  secrets: HomeSecrets;
  /** Of who may make roles and the database; who serves has none. */
  owner: OwnerSecrets | undefined;
  options: EmbeddedOptions;
}

interface Joined {
  postmaster: Postmaster;
  how: EmbeddedDatabase['how'];
  /** Holds our locks. Signed in to the maintenance database, so that the other one can be made anew. */
  users: pg.Client;
}

async function joinServer(place: Place): Promise<Joined> {
  for (let attempt = 1; ; attempt += 1) {
    const { postmaster, users, how } = await reach(place);
    const { secrets, owner, options } = place;
    try {
      await users.query('select pg_advisory_lock_shared($1)', [usersLock]);
      if (owner !== undefined) {
        await holding(users, setUpLock, () =>
          ensureRolesAndDatabase(users, { secrets, owner }, options.durable === false),
        );
      }
      return { postmaster, how, users };
    } catch (error) {
      await users.end().catch(() => {});
      // The server was just being stopped by the last of its other users.
      if (attempt === 5 || !isGoing(error)) throw error;
    }
  }
}

async function reach({ home, binaries, account, secrets, owner, options }: Place): Promise<Joined> {
  const [role, password] =
    owner === undefined ? [appRole, secrets.appPassword] : [adminRole, owner.adminPassword];
  const patience = (options.patienceSeconds ?? 60) * 1000;
  const deadline = performance.now() + patience;
  let launched: ReturnType<typeof launchPostmaster> | undefined;
  let port = secrets.port;

  while (performance.now() < deadline) {
    const running = findPostmaster(home);
    if (running) {
      const users = await tryConnect(url(role, password, running.port, 'postgres'));
      if (users)
        return { postmaster: running, users, how: launched?.pid === running.pid ? 'started' : 'adopted' };
    } else if (!launched) {
      port = await freePort(secrets.port);
      if (port !== secrets.port) {
        secrets.port = port;
        writeSecrets(home, secrets);
      }
      launched = launchPostmaster(home, binaries, { account, port, durable: options.durable ?? true });
    } else {
      const words = launched.lastWords();
      // Somebody else won the race to start it, or backends of a killed server are still ending: look again.
      if (words !== undefined) {
        if (!/lock file "postmaster.pid"|pre-existing shared memory|Address already in use/.test(words)) {
          throw explain(words, home, binaries);
        }
        launched = undefined;
      }
    }
    await sleep(50);
  }
  if (launched?.pid !== undefined && isAlive(launched.pid)) process.kill(launched.pid, 'SIGINT');
  throw new StartFailure('postgres_timeout', { seconds: patience / 1000, log: home.logFile });
}

async function tryConnect(connectionString: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // 57P03: starting up, recovering or shutting down. Refused: its socket is not there yet, or no longer.
    if (code === '57P03' || code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P01')
      return undefined;
    throw error;
  }
}

/** The server is starting, recovering or shutting down, or its socket is not there (yet, or any more). */
function isGoing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    ['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code) ||
    /Connection terminated|timeout expired/.test(error.message)
  );
}

/** Stops whatever server runs from the directory and deletes all of it; for databases that tests throw away. */
export async function removeEmbedded(directory: string): Promise<void> {
  const home = homeAt(realpathSync(directory));
  const running = findPostmaster(home);
  if (running) {
    const account = postgresAccount(home.dataDirectory);
    const binaries = locateBinaries(projectRoot(), account, () => placeElsewhere(account));
    await stopPostmaster(home, binaries, account, running.pid);
  }
  rmSync(directory, { recursive: true, force: true });
}
