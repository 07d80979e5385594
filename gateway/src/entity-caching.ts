import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import type { GatewayConfig } from './config.js';
import { createEntityCache, type EntityCache } from './entity-cache/entity-cache.js';
import { createFarEntities } from './entity-cache/far-entities.js';
import { followChanges } from './entity-cache/follow-changes.js';
import type { Redis } from './entity-cache/redis.js';
import { registryChanges } from './entity-cache/registry-changes.js';
import { tellFigures } from './entity-cache/tell-figures.js';

/** The entity cache of a gateway, for all its generations. */
export interface EntityCaching extends Running {
  /** Undefined when none is wanted. */
  readonly cache: EntityCache | undefined;
  /**
   * Hears from now on what changes in the subgraphs that tell of it. Of the others a cache only knows how long they say
   * that something is the same.
   * @param addresses subgraph → where it serves.
   */
  follow(addresses: ReadonlyMap<string, string>): void;
}

/** Subgraph → how its event log is read. */
const TELL_OF_CHANGES = { agencies: registryChanges };

export async function createEntityCaching(config: GatewayConfig, log: Logger): Promise<EntityCaching> {
  const maxBytes = config.ENTITY_CACHE_MB * 1_048_576;
  if (maxBytes === 0) return { cache: undefined, follow: () => undefined, stop: async () => undefined };
  const redis = config.ENTITY_CACHE_REDIS_URL === undefined ? undefined : await connectRedis(config.ENTITY_CACHE_REDIS_URL, log);
  const cache = createEntityCache({ maxBytes, far: redis && createFarEntities(redis), now: Date.now });
  const running: Running[] = [tellFigures(cache, log), ...(redis ? [redis] : [])];
  return {
    cache,
    follow(addresses) {
      for (const [subgraph, changesOf] of Object.entries(TELL_OF_CHANGES)) {
        const [url, key] = [addresses.get(subgraph), config.IDENTITY_SIGNING_KEYS[subgraph]];
        if (url && key) running.push(followChanges({ cache, subgraph, origin: new URL(url).origin, key, changesOf, log }));
      }
    },
    async stop() {
      await Promise.all(running.map((each) => each.stop()));
    },
  };
}

/** The client is five hundred files, and most gateways have no Redis: it is read only where there is one. */
async function connectRedis(url: string, log: Logger): Promise<Redis> {
  const { openRedis } = await import('./entity-cache/redis.js');
  return openRedis(url, log);
}
