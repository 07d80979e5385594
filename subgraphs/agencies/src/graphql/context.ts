import { latestDateInIndonesia } from '@lapor/schema/input/date';
import type { FollowDependencies } from '@lapor/subgraph-kit/event-log/follow-from';
import type { RequestContext } from '@lapor/subgraph-kit/graphql/context';
import type { EntityManager } from 'typeorm';
import type { ActionDependencies } from '../actions/dependencies.js';
import type { PlaceNames } from '../database/place-names.js';
import { createLoaders, type Loaders } from './loaders.js';

/**
 * What the registry's resolvers rely on. What is read here is public data, except the API clients; what is changed is
 * for its administrators.
 */
export interface AgenciesContext extends RequestContext {
  readonly database: EntityManager;
  readonly loaders: Loaders;
  readonly services: Services;
  /** The registry's day, `YYYY-MM-DD`: which rules and keywords are in force. It begins with Indonesia's earliest. */
  readonly today: () => string;
}

/** What lives as long as the process. */
export interface Services extends ActionDependencies, FollowDependencies {
  readonly placeNames: PlaceNames;
}

export function toAgenciesContext(base: RequestContext, services: Services): AgenciesContext {
  const { manager } = services.database;
  const today = () => latestDateInIndonesia(services.now());
  return { ...base, services, database: manager, loaders: createLoaders(manager, today), today };
}
