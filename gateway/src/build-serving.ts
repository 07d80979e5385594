import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import type { Logger } from '@lapor/kit/log';
import type { GatewayConfig } from './config.js';
import type { Connect } from './connections.js';
import { createEngine, type Ran } from './engine.js';
import type { EntityCache } from './entity-cache/entity-cache.js';
import { createLive } from './subscriptions/live.js';
import type { OverrideChoice } from './supergraph/decide-overrides.js';
import { createGeneration, type Generation, type SubgraphPlace } from './supergraph/generation.js';
import { createServing, type Serving } from './supergraph/serving.js';
import { SupergraphRefused } from './supergraph/supergraph-refused.js';
import { createInFlight } from './traffic/in-flight.js';
import { createTraffic } from './traffic/traffic.js';

export interface BuildServingOptions {
  readonly config: GatewayConfig;
  readonly connect: Connect;
  /** Where a subgraph is in this installation. */
  readonly addressOf: (place: SubgraphPlace) => string;
  readonly entityCache: EntityCache | undefined;
  readonly overrides?: OverrideChoice['isOn'] | undefined;
  readonly log: Logger;
}

/** Makes a supergraph's text a generation that can serve. Throws a StartFailure when it cannot. */
export type BuildServing = (supergraphSdl: string) => Serving;

/** From these the gateway learns who has lost a right, from the start to the end of its process (`principals.ts`). */
const RIGHTS_COME_FROM = ['agencies', 'citizens'];

export function createBuildServing({ config, connect, addressOf, entityCache, overrides, log }: BuildServingOptions): BuildServing {
  // What is known of subgraphs, and what is under way, outlives generations.
  const traffic = createTraffic();
  const live = createLive({ maxWaiting: config.MAX_WAITING_EVENTS, slowAfterMs: config.SLOW_CLIENT_MS });
  const inFlight = config.SHARE_QUERIES ? createInFlight<Ran>() : undefined;
  let followed: ReadonlyMap<string, string> | undefined;
  return (supergraphSdl) => {
    const generation = createGeneration(supergraphSdl, {
      planCacheMaxBytes: config.PLAN_CACHE_MB * 1_048_576,
      planning: {
        planner: config.PLANNER,
        deadlineMs: config.PLAN_TIMEOUT_MS,
        heapMb: config.PLAN_HEAP_MB,
        threads: config.PLAN_THREADS,
        idleMs: config.PLAN_IDLE_MS,
        onStandIn: (reason) => log.warn({ reason }, "an operation was planned by Apollo's planner in the place of Hive's"),
      },
      onFault: (err) => log.error({ err }, 'an answer could not be made of texts, and was made of objects'),
      overrides: { isOn: overrides ?? ((label) => config.OVERRIDE_LABELS.includes(label)), random: Math.random },
    });
    try {
      const addresses = new Map(generation.subgraphs.map((place) => [place.name, addressOf(place)]));
      checkSubgraphs(addresses, config.IDENTITY_SIGNING_KEYS);
      if (followed) checkFollowed(followed, addresses);
      followed ??= new Map(RIGHTS_COME_FROM.map((name) => [name, addresses.get(name) ?? addressOf({ name, url: '' })]));
      return serve(generation, addresses);
    } catch (error) {
      void generation.stop();
      throw error;
    }
  };

  function serve(generation: Generation, addresses: ReadonlyMap<string, string>): Serving {
    const { close, ...connections } = connect(addresses);
    const engine = createEngine({
      generation,
      ...connections,
      traffic,
      ...(inFlight && { inFlight }),
      ...(entityCache && { entityCache }),
      live,
      requestTimeoutMs: config.REQUEST_TIMEOUT_MS,
      maxCost: config.MAX_COST,
      log,
    });
    const free = async () => {
      await Promise.all([generation.stop(), close()]);
    };
    return createServing({ generation, engine, free });
  }
}

function checkSubgraphs(addresses: ReadonlyMap<string, string>, keys: Readonly<Record<string, IdentityKey>>): void {
  const unreachable = [...addresses].filter(([, url]) => !/^https?:$/.test(URL.parse(url)?.protocol ?? '')).map(([name]) => name);
  if (unreachable.length > 0)
    throw new SupergraphRefused('address', `No address that can be used: ${unreachable.join(', ')}. Set it in SUBGRAPH_URLS.`);
  const unsigned = [...addresses.keys()].filter((name) => !Object.hasOwn(keys, name));
  if (unsigned.length > 0)
    throw new SupergraphRefused('identityKey', `No key to sign identities with: ${unsigned.join(', ')}. Set it in IDENTITY_SIGNING_KEYS.`);
}

/** @param followed where rights are followed from; nothing for what was not known at the start. */
function checkFollowed(followed: ReadonlyMap<string, string>, addresses: ReadonlyMap<string, string>): void {
  const moved = [...followed].flatMap(([name, url]) => (addresses.has(name) && addresses.get(name) !== url ? [name] : []));
  if (moved.length > 0)
    throw new SupergraphRefused('moved', `${moved.join(', ')} has another address. Restart the gateway: rights are followed from there.`);
}
