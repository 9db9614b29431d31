import pg from 'pg';

/** The constraint of the database that refused, by name; undefined for every other error. */
export function constraintOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.constraint : undefined;
}
