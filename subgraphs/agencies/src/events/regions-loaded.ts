import { REGIONS_LOADED, type RegionsLoaded } from '@lapor/schema/events';
import type { AreaSet } from '../domain/region/area.js';
import { REGISTRY_TOPIC, type RegistryEvent } from './registry-events.js';

/** The one event for a whole level of regions; who needs the rows reads them from the registry. */
export function toRegionsLoaded(
  { level, version, areas }: AreaSet,
  { id, now }: { readonly id: string; readonly now: Date },
): RegistryEvent {
  const payload: RegionsLoaded = { level, count: areas.length, version };
  return {
    aggregate: { type: 'regions', id: level },
    draft: { id, type: REGIONS_LOADED, occurredAt: now, actor: { kind: 'SYSTEM' }, payload: { ...payload }, topics: [REGISTRY_TOPIC] },
  };
}
