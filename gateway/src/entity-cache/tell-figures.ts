import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import type { EntityCache } from './entity-cache.js';

const EVERY_MS = 60_000;

/** Writes the figures of a cache into the log, each minute in which it was used. They hold no key and no value. */
export function tellFigures(cache: EntityCache, log: Logger): Running {
  let told = 0;
  const tell = () => {
    const figures = cache.figures();
    const asked = figures.hits + figures.misses;
    if (asked === told) return;
    told = asked;
    log.info({ entityCache: figures }, 'what the entity cache has come to since the start');
  };
  const timer = setInterval(tell, EVERY_MS).unref();
  return {
    async stop() {
      clearInterval(timer);
      tell();
    },
  };
}
