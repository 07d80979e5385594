import type { RequestContext } from '@lapor/subgraph-kit/graphql/context';
import type { EntityManager } from 'typeorm';
import { createLoaders, type Loaders } from './loaders.js';

/** What the registry's resolvers rely on. Everything here is public data: any subject may read it. */
export interface AgenciesContext extends RequestContext {
  readonly database: EntityManager;
  readonly loaders: Loaders;
  /** The day in Jakarta, `YYYY-MM-DD`: which rules and keywords are in force. */
  readonly today: () => string;
}

export function toAgenciesContext(base: RequestContext, database: EntityManager, now: () => Date): AgenciesContext {
  return { ...base, database, loaders: createLoaders(database), today: () => DAY.format(now()) };
}

/** Writes `YYYY-MM-DD`. */
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' });
