import type { SubgraphName } from '@lapor/schema/identity';
import type { System } from '@lapor/stack/system/start-system';
import { Client } from 'pg';

/** Asks a subgraph's database, that of reports unless said otherwise, over a connection of its own. */
export async function query<Row>({ databases }: System, sql: string, subgraph: SubgraphName = 'reports'): Promise<Row[]> {
  const client = new Client({ connectionString: databases[subgraph] });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}
