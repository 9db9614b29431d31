import pg from 'pg';
import { StartFailure } from '../start-failure.ts';

interface Login {
  role: string;
  system: string;
  database: string;
  superuser: boolean;
}

async function signIn(url: string, setting: string): Promise<Login> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<Login>(`
      select current_user as role, current_database() as database, rolsuper as superuser,
             coalesce(inet_server_addr()::text, '') || ':' || current_setting('port') as system
      from pg_roles where rolname = current_user`);
    const [login] = rows;
    if (!login) throw new Error('no role');
    return login;
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new StartFailure('database_unreachable', { setting, reason }, error);
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Signs in with both accounts of an external database and refuses a pair under which the application
 * could rewrite its own history: the lesser login must neither be nor become the owner.
 */
export async function checkExternalLogins(appUrl: string, ownerUrl: string): Promise<{ appRole: string }> {
  const app = await signIn(appUrl, 'DATABASE_URL');
  const owner = await signIn(ownerUrl, 'DATABASE_OWNER_URL');
  if (app.role === owner.role) throw new StartFailure('database_same_role', { role: app.role });
  if (app.database !== owner.database) throw new StartFailure('database_other_database');
  await refuseStrongRole(ownerUrl, app);
  return { appRole: app.role };
}

async function refuseStrongRole(ownerUrl: string, app: Login): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ strong: boolean }>(
      `select pg_has_role($1::name, current_user, 'member')
           or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                      where n.nspname in ('public', 'jobs') and pg_has_role($1::name, c.relowner, 'member'))
           or exists (select from pg_database where datname = current_database()
                      and pg_has_role($1::name, datdba, 'member')) as strong`,
      [app.role],
    );
    if (app.superuser || rows[0]?.strong)
      throw new StartFailure('database_role_too_strong', { role: app.role });
  } finally {
    await client.end();
  }
}
