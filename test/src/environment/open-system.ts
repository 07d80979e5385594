import type { SubgraphName } from '@lapor/schema/identity';
import type { System } from '@lapor/stack/system/start-system';
import { createGraphClient, type GraphClient } from './graph-client.js';
import { connect, type LiveConnection } from './live-client.js';
import { queryDatabase } from './rows.js';

/** The demo accounts that tests sign in with. */
export type Username =
  | 'warga'
  | 'warga2'
  | 'admin-nasional'
  | 'admin-nasional-2'
  | 'admin-metro'
  | 'petugas-metro'
  | 'pimpinan-metro'
  | 'admin-bogor'
  | 'petugas-bogor'
  | 'pengawas-ombudsman'
  | 'pengembang-metro';

/** Where a system answers, and what opens it. */
export interface SystemPlace extends Pick<System, 'gatewayUrl' | 'ports' | 'secrets' | 'databases'> {
  /** Of its PostgreSQL. */
  readonly superuserUrl: string;
}

/** A running system as clients see it, its rows and its log. Nobody can crash or stop its processes through this. */
export interface OpenSystem extends Omit<SystemPlace, 'superuserUrl'> {
  /** Somebody without a token. */
  readonly anyone: GraphClient;
  /** Every line that any process has logged since the test file has it, oldest first, at the most talkative level. */
  readonly lines: readonly string[];
  /** A demo account, signed in once. */
  as(username: Username): Promise<GraphClient>;
  /** A WebSocket of a signed-in client, or of anybody. */
  live(client?: GraphClient): Promise<LiveConnection>;
  /** Rows of a subgraph's database, read as superuser. */
  rows<Row>(database: SubgraphName, sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** @param lines reads the log. */
export function openSystem({ superuserUrl, ...place }: SystemPlace, lines: () => readonly string[]): OpenSystem {
  const { gatewayUrl, secrets } = place;
  const anyone = createGraphClient(gatewayUrl);
  const signedIn = new Map<Username, Promise<GraphClient>>();
  return {
    ...place,
    anyone,
    get lines() {
      return lines();
    },
    rows: (database, sql, parameters = []) => queryDatabase(superuserUrl, database, sql, parameters),
    as(username) {
      const known = signedIn.get(username);
      if (known) return known;
      const client = signIn(gatewayUrl, username, secrets.demoPassword);
      signedIn.set(username, client);
      // Whoever asks once more after a failure is to be signed in.
      client.catch(() => signedIn.delete(username));
      return client;
    },
    live: (client = anyone) => connect(gatewayUrl, client.token === undefined ? {} : { authorization: `Bearer ${client.token}` }),
  };
}

export async function signIn(gatewayUrl: string, username: string, password: string): Promise<GraphClient> {
  const { signIn: session } = await createGraphClient(gatewayUrl).get<{ signIn: { token: string } }>(
    'mutation ($input: SignInInput!) { signIn(input: $input) { token } }',
    { input: { username, password } },
  );
  return createGraphClient(gatewayUrl, session.token);
}
