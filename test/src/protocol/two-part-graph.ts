import type { GatewayOptions } from '@lapor/gateway/gateway-options';
import { type HostileSubgraph, startHostileSubgraph, type Trick } from '../federation/hostile-subgraph.js';
import { compose, type ReloadingGateway, startReloadingGateway } from '../reload/reloading-gateway.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const ONE = `${LINK} type Query { first: Item } type Mutation { write: Item } type Item @key(fields: "id") { id: ID! text: String }`;
const TWO = `${LINK} type Item @key(fields: "id") { id: ID! name: String }`;

/** The real gateway over two subgraphs that say whatever they are told to. */
export interface TwoParts {
  readonly gateway: ReloadingGateway;
  readonly url: string;
  readonly one: HostileSubgraph;
  readonly two: HostileSubgraph;
  stop(): Promise<void>;
}

export interface TwoPartsOptions {
  readonly settings?: Readonly<Record<string, string>>;
  readonly options?: GatewayOptions;
  /** Where the second subgraph is, if it is not one of these. */
  readonly twoUrl?: string;
}

/** What a fetch of `first` (or `write`) from one, and of its name from two, is answered with. */
export const FIRST = { data: { first: { __typename: 'Item', id: '1', text: 'text' } } };
export const WRITTEN = { data: { write: { __typename: 'Item', id: '1', text: 'text' } } };
export const NAMED = { data: { _entities: [{ __typename: 'Item', name: 'name' }] } };
export const QUERY = '{ first { id name } }';
export const MUTATION = 'mutation { write { id name } }';

/** JSON with header lines, each a name and a value; names may come twice and in any case. */
export function withHeaders(body: unknown, ...lines: readonly (readonly [name: string, value: string])[]): Trick {
  return (response) => {
    const bytes = JSON.stringify(body);
    response.writeHead(200, [['content-type', 'application/json'], ['content-length', String(Buffer.byteLength(bytes))], ...lines].flat());
    response.end(bytes);
  };
}

export async function startTwoParts({ settings = {}, options = {}, twoUrl }: TwoPartsOptions = {}): Promise<TwoParts> {
  const [one, two] = await Promise.all([startHostileSubgraph(), startHostileSubgraph()]);
  one.play((response, body) => withHeaders(body.query.startsWith('mutation') ? WRITTEN : FIRST)(response, body));
  two.play(withHeaders(NAMED));
  const supergraph = compose({ name: 'one', url: one.url, sdl: ONE }, { name: 'two', url: twoUrl ?? two.url, sdl: TWO });
  const stopBoth = () => Promise.all([one.stop(), two.stop()]);
  const gateway = await startReloadingGateway(supergraph, { settings, options }).catch(async (error) => {
    await stopBoth();
    throw error;
  });
  return {
    gateway,
    url: `${gateway.url}/graphql`,
    one,
    two,
    async stop() {
      await gateway.stop();
      await stopBoth();
    },
  };
}
