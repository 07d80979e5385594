import type { RequestContext } from '@lapor/subgraph-kit/graphql/context';
import type { EntityManager } from 'typeorm';
import type { ActionDependencies } from '../actions/dependencies.js';
import { createLoaders, type Loaders } from './loaders.js';

/**
 * What the registry's resolvers rely on. What is read here is public data, except the API clients; what is changed is
 * for its administrators.
 */
export interface AgenciesContext extends RequestContext {
  readonly database: EntityManager;
  readonly loaders: Loaders;
  readonly services: ActionDependencies;
}

export function toAgenciesContext(base: RequestContext, services: ActionDependencies): AgenciesContext {
  const { manager } = services.database;
  return { ...base, services, database: manager, loaders: createLoaders(manager) };
}
