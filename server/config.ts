/** Only what a PostgreSQL server needs: nothing of ours, a secret least of all, leaks into its environment. */
export const postgresEnvironment: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  SystemRoot: process.env.SystemRoot,
  LC_ALL: 'C',
  TZ: 'UTC',
};
