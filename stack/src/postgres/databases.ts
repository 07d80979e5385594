import { SUBGRAPHS, type SubgraphName } from '@lapor/schema/identity';
import { Client } from 'pg';

/** Search by similarity and trees by path; both are trusted parts of PostgreSQL's own distribution. */
const EXTENSIONS = ['pg_trgm', 'ltree'];

/**
 * Makes one database and one role of the same name for each subgraph: the role owns its database, can enter no other,
 * and is no superuser. Doing it again only sets the passwords.
 * @param secrets the roles' passwords.
 * @returns each subgraph's connection URL.
 */
export async function prepareDatabases(
  superuserUrl: string,
  secrets: Readonly<Record<SubgraphName, string>>,
): Promise<Readonly<Record<SubgraphName, string>>> {
  await withClient(superuserUrl, async (client) => {
    for (const database of ['postgres', 'template1']) await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
    for (const name of SUBGRAPHS) await prepareOne(client, name, secrets[name]);
  });
  for (const name of SUBGRAPHS) {
    const url = new URL(superuserUrl);
    url.pathname = `/${name}`;
    await withClient(url.href, installExtensions);
  }
  return databaseUrls(superuserUrl, secrets);
}

/** Each subgraph's connection URL on a server on which the databases have been made, with these passwords. */
export function databaseUrls(
  superuserUrl: string,
  secrets: Readonly<Record<SubgraphName, string>>,
): Readonly<Record<SubgraphName, string>> {
  const urls = SUBGRAPHS.map((name) => [name, urlOf(superuserUrl, name, secrets[name])] as const);
  return Object.freeze(Object.fromEntries(urls) as Record<SubgraphName, string>);
}

/** The same for one process that is no subgraph: a database and a role of its own. Returns its connection URL. */
export async function prepareDatabase(superuserUrl: string, name: string, password: string): Promise<string> {
  await withClient(superuserUrl, (client) => prepareOne(client, name, password));
  return urlOf(superuserUrl, name, password);
}

async function prepareOne(client: Client, name: string, password: string): Promise<void> {
  const role = client.escapeIdentifier(name);
  const found = await client.query<{ role: boolean; database: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role,
            EXISTS (SELECT FROM pg_database WHERE datname = $1) AS database`,
    [name],
  );
  const is = found.rows[0];
  await client.query(
    `${is?.role ? 'ALTER' : 'CREATE'} ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION
     PASSWORD ${client.escapeLiteral(password)}`,
  );
  await client.query(is?.database ? `ALTER DATABASE ${role} OWNER TO ${role}` : `CREATE DATABASE ${role} OWNER ${role}`);
  await client.query(`REVOKE ALL ON DATABASE ${role} FROM PUBLIC`);
}

async function installExtensions(client: Client): Promise<void> {
  const available = await client.query<{ name: string }>('SELECT name FROM pg_available_extensions WHERE name = ANY ($1)', [EXTENSIONS]);
  for (const { name } of available.rows) await client.query(`CREATE EXTENSION IF NOT EXISTS ${client.escapeIdentifier(name)}`);
}

function urlOf(superuserUrl: string, name: string, password: string): string {
  const url = new URL(superuserUrl);
  url.username = name;
  url.password = encodeURIComponent(password);
  url.pathname = `/${name}`;
  return url.href;
}

async function withClient(connectionString: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
