import { Client } from 'pg';

/** The connection of a bulk load, inside its transaction. */
export type BulkClient = Client;

/**
 * Does a load of any length in one transaction of its own, without time limits, then lets the planner look at what
 * came. Whoever reads an event log on this server waits until it ends. Rejects with PostgreSQL's error; nothing is
 * written then.
 */
export async function bulkLoad<Result>(url: string, load: (client: BulkClient) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url, application_name: 'bulk-load' });
  await client.connect();
  try {
    await client.query(SETTINGS);
    await client.query('begin');
    const result = await load(client);
    await client.query('commit');
    await client.query('vacuum analyze');
    return result;
  } finally {
    await client.end();
  }
}

// transaction_timeout is known from PostgreSQL 17 on.
const SETTINGS = `
  select set_config(name, '0', false) from pg_settings
  where name in ('statement_timeout', 'transaction_timeout', 'idle_in_transaction_session_timeout');
  set maintenance_work_mem = '256MB'`;
