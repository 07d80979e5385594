import type { Logger } from '@lapor/kit/log';
import { createSignIdentity } from './auth/forward.js';
import { createBuildServing } from './build-serving.js';
import type { GatewayConfig } from './config.js';
import { createConnections } from './connections.js';
import type { EntityCache } from './entity-cache/entity-cache.js';
import { createDataSourceClient } from './execution/data-source-client.js';
import { createSubgraphClient, type SubgraphClient, type SubgraphTransport } from './execution/subgraph-client.js';
import type { GatewayOptions } from './gateway-options.js';
import { createUpstream } from './subscriptions/upstream.js';
import type { SubgraphPlace } from './supergraph/generation.js';
import { createGenerations, type Generations } from './supergraph/generations.js';
import { openSource } from './supergraph/open-source.js';
import { createReachSubgraphs } from './supergraph/reach-subgraphs.js';
import { createReload, type Reload } from './supergraph/reload.js';
import { keepStanding, type Standing } from './supergraph/standing.js';
import { supergraphSource } from './supergraph-source.js';

/** The supergraphs of a gateway, from the first to the last. */
export interface Supergraphs {
  readonly generations: Generations;
  /** Name → address of the subgraphs known at the start. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly standing: () => Standing;
  /** From now on new supergraphs are taken into service. */
  follow(): void;
  /** No new ones any more. */
  stopFollowing(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Wires where supergraphs come from with how they are served, and reads the first.
 * @param options.keepHeaders whether headers of subgraphs' answers are passed on by a rule.
 * @throws {StartFailure} when that cannot be served.
 */
export async function startSupergraphs(
  config: GatewayConfig,
  { keepHeaders, ...options }: GatewayOptions & { readonly keepHeaders: boolean; readonly entityCache: EntityCache | undefined },
  log: Logger,
): Promise<Supergraphs> {
  const own = new Map(config.SUBGRAPH_URLS);
  const addressOf = ({ name, url }: SubgraphPlace) => own.get(name) ?? url;
  const transportTo = (name: string): SubgraphTransport => ({
    http2: (settingFor(name, config.SUBGRAPH_HTTP2) ?? 'never') as SubgraphTransport['http2'],
    ...(config.SUBGRAPH_CA_FILE !== undefined && { ca: config.SUBGRAPH_CA_FILE }),
  });
  const openClient = (name: string, url: string): SubgraphClient => {
    const dataSource = options.buildService?.({ name, url });
    const timeoutMs = Number(settingFor(name, config.SUBGRAPH_TIMEOUT_MS));
    if (dataSource) return createDataSourceClient({ dataSource, url, timeoutMs, keepHeaders });
    return createSubgraphClient({
      url,
      connections: config.SUBGRAPH_CONNECTIONS,
      timeoutMs,
      maxResponseBytes: config.SUBGRAPH_MAX_RESPONSE_BYTES,
      compression: config.SUBGRAPH_COMPRESSION,
      keepHeaders,
      transport: transportTo(name),
    });
  };
  const connect = createConnections((name, url) => ({
    client: openClient(name, url),
    upstream: createUpstream(url, { ca: config.SUBGRAPH_CA_FILE, maxWaiting: config.MAX_WAITING_EVENTS }),
  }));
  const reach = createReachSubgraphs({
    sign: createSignIdentity(config.IDENTITY_SIGNING_KEYS),
    addressOf,
    open: openClient,
  });
  let reload: Reload | undefined;
  const manager = options.supergraph ?? (await supergraphSource(config, (refusal) => reload?.refuse(refusal)));
  const source = await openSource(manager, reach);
  const { entityCache, overrides } = options;
  const build = createBuildServing({ config, connect, addressOf, entityCache, overrides, log });
  const first = build(source.supergraphSdl);
  const generations = createGenerations(first, log);
  const standing = keepStanding(first.generation, () => new Date());
  const warming = { maxOperations: config.PLAN_WARM_UP_OPERATIONS, maxMs: config.PLAN_WARM_UP_MS };
  reload = createReload({ generations, build, standing, warming, log });
  const { offer, stop: stopReload } = reload;
  return {
    generations,
    addresses: new Map([...first.generation.subgraphs.map((place) => [place.name, addressOf(place)] as const), ...own]),
    standing: standing.read,
    follow: () => source.listen(offer),
    async stopFollowing() {
      await Promise.all([source.stop(), stopReload()]);
    },
    async stop() {
      await generations.stop();
      await reach.close();
    },
  };
}

/** What is set for this subgraph (`name=word`), or else for all. */
function settingFor(name: string, settings: readonly string[]): string | undefined {
  return settings.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1) ?? settings.find((each) => !each.includes('='));
}
