import type { ApiClientEntry } from '@lapor/schema/api-client-event';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';

/** Writes API clients over what is known of them. */
export async function saveApiClients(database: Queryable, clients: readonly ApiClientEntry[]): Promise<void> {
  if (clients.length === 0) return;
  await database.query(
    `insert into api_client_projection (id, entry) select id, entry from unnest($1::text[], $2::jsonb[]) as client (id, entry)
     on conflict (id) do update set entry = excluded.entry`,
    [clients.map(({ id }) => id), clients.map((client) => JSON.stringify(client))],
  );
}

/** What the registry says of a client; null when it knows none of this id. */
export async function findApiClient(database: Queryable, id: string): Promise<ApiClientEntry | null> {
  const [row] = await database.query<{ entry: ApiClientEntry }[]>('select entry from api_client_projection where id = $1', [id]);
  return row?.entry ?? null;
}
