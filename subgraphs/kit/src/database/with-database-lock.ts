import type { DataSource, QueryRunner } from 'typeorm';

/** Any number; it only has to be the same in every instance of a subgraph. */
const LOCK = 1_708;

/** Does work that only one instance of a subgraph may do at a time; the others wait on an advisory lock. */
export async function withDatabaseLock(database: DataSource, work: (runner: QueryRunner) => Promise<unknown>): Promise<void> {
  const runner = database.createQueryRunner();
  await runner.connect();
  try {
    await runner.query('set statement_timeout = 0');
    await runner.query('select pg_advisory_lock($1)', [LOCK]);
    await work(runner);
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [LOCK]);
    await runner.query('reset statement_timeout');
    await runner.release();
  }
}
