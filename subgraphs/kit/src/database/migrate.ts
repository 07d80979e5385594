import type { DataSource } from 'typeorm';

/** Any number; it only has to be the same in every instance of a subgraph. */
const MIGRATION_LOCK = 1_708;

/** Runs what is missing, one instance at a time: the others wait on an advisory lock and find nothing left to do. */
export async function migrate(database: DataSource): Promise<void> {
  const lock = database.createQueryRunner();
  await lock.connect();
  try {
    await lock.query('set statement_timeout = 0');
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await database.runMigrations();
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.query('reset statement_timeout');
    await lock.release();
  }
}
