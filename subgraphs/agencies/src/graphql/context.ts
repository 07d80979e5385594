import type { FollowDependencies } from '@lapor/subgraph-kit/event-log/follow-from';
import type { RequestContext } from '@lapor/subgraph-kit/graphql/context';
import type { EntityManager } from 'typeorm';
import type { ActionDependencies } from '../actions/dependencies.js';
import { createLoaders, type Loaders } from './loaders.js';

export type Services = ActionDependencies & FollowDependencies;

/** What the registry's resolvers rely on. What is read here is public data, what is changed is for its administrators. */
export interface AgenciesContext extends RequestContext {
  readonly database: EntityManager;
  readonly loaders: Loaders;
  readonly services: Services;
}

export function toAgenciesContext(base: RequestContext, services: Services): AgenciesContext {
  const { manager } = services.database;
  return { ...base, services, database: manager, loaders: createLoaders(manager) };
}
