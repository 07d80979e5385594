import type { RequestContext } from '@lapor/subgraph-kit/graphql/context';
import type { EntityManager } from 'typeorm';
import type { PlaceNames } from '../database/place-names.js';
import { createLoaders, type Loaders } from './loaders.js';

/** What the registry's resolvers rely on. Everything here is public data: any subject may read it. */
export interface AgenciesContext extends RequestContext {
  readonly database: EntityManager;
  readonly loaders: Loaders;
  readonly placeNames: PlaceNames;
  /** The day in Jakarta, `YYYY-MM-DD`: which rules and keywords are in force. */
  readonly today: () => string;
}

/** What lives as long as the process. */
export interface Services {
  readonly database: EntityManager;
  readonly placeNames: PlaceNames;
  readonly now: () => Date;
}

export function toAgenciesContext(base: RequestContext, { database, placeNames, now }: Services): AgenciesContext {
  return { ...base, database, placeNames, loaders: createLoaders(database), today: () => DAY.format(now()) };
}

/** Writes `YYYY-MM-DD`. */
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' });
