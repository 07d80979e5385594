import type { RequestContext } from '@lapor/subgraph-kit/graphql/context';
import type { EntityManager } from 'typeorm';
import { createLoaders, type Loaders } from './loaders.js';

/** What the registry's resolvers rely on. Everything here is public data: any subject may read it. */
export interface AgenciesContext extends RequestContext {
  readonly database: EntityManager;
  readonly loaders: Loaders;
}

export function toAgenciesContext(base: RequestContext, database: EntityManager): AgenciesContext {
  return { ...base, database, loaders: createLoaders(database) };
}
