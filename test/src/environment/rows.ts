import { Client } from 'pg';

/** Asks one database of a server and closes the connection again. */
export async function queryDatabase<Row>(
  serverUrl: string,
  database: string,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    return (await client.query(sql, [...parameters])).rows as Row[];
  } finally {
    await client.end();
  }
}

const TABLES = `select format('%I.%I', schemaname, tablename) as name from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema') order by 1`;

/** Reads rows, as `queryDatabase` does. */
export type ReadRows = <Row>(sql: string) => Promise<Row[]>;

/** The names of a database's own tables, as they are written in SQL. */
export async function tableNames(read: ReadRows): Promise<readonly string[]> {
  return (await read<{ name: string }>(TABLES)).map(({ name }) => name);
}

/** All rows of all tables as texts, bytes as hexadecimal. */
export async function dumpTables(read: ReadRows): Promise<ReadonlyMap<string, readonly string[]>> {
  const dump = new Map<string, readonly string[]>();
  for (const name of await tableNames(read)) {
    const rows = await read<{ row: string }>(`select entry::text as row from ${name} as entry order by 1`);
    dump.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return dump;
}
