import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import { AREA_LEVELS, type AreaLevel, type AreaSet } from '../domain/region/area.js';
import type { ActionDependencies } from './dependencies.js';
import { loadAreas } from './load-areas.js';

export interface KeepAreasOptions extends ActionDependencies {
  readonly version: string;
  readonly read: (level: AreaLevel) => Promise<AreaSet>;
  readonly log: Logger;
}

/**
 * Loads the districts and villages behind the back of a subgraph that already serves. Until they are there, they are
 * unknown regions. A load that fails is logged and begun again at the next start.
 */
export function keepAreas(options: KeepAreasOptions): Running {
  const stopped = new AbortController();
  const loading = load(options, stopped.signal);
  return {
    async stop() {
      stopped.abort();
      await loading;
    },
  };
}

async function load({ version, read, log, ...dependencies }: KeepAreasOptions, stopped: AbortSignal): Promise<void> {
  try {
    for (const level of AREA_LEVELS) {
      const loaded = await loadAreas(dependencies, { level, version }, read, stopped);
      if (loaded) log.info({ level, version }, 'regions were loaded');
    }
  } catch (err) {
    if (!stopped.aborted) log.error({ err }, 'the districts and villages cannot be loaded; the next start tries again');
  }
}
