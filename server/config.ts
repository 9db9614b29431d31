/** Only what a PostgreSQL server needs: nothing of ours, a secret least of all, leaks into its environment. */
export const postgresEnvironment: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  SystemRoot: process.env.SystemRoot,
  LC_ALL: 'C',
  TZ: 'UTC',
};

/** The external server that database tests are pointed at, if any: the lesser login and the owner, who may create databases. */
export function testDatabaseUrls(): { appUrl: string; ownerUrl: string } | undefined {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = process.env;
  return appUrl && ownerUrl ? { appUrl, ownerUrl } : undefined;
}
