import { createDataSource } from '@lapor/subgraph-kit/database/data-source';
import { CreateEventLog1763942400000 } from '@lapor/subgraph-kit/event-log/create-event-log.migration';
import { CreateIdempotency1764288000000 } from '@lapor/subgraph-kit/idempotency/create-idempotency.migration';
import type { DataSource } from 'typeorm';
import { CreateRegistry1763946000000 } from './migrations/create-registry.migration.js';
import { GovernRegistry1764288100000 } from './migrations/govern-registry.migration.js';
import { GovernTime1764547201000 } from './migrations/govern-time.migration.js';
import { REGISTRY_ENTITIES } from './registry-tables.js';

export const MIGRATIONS = [
  CreateEventLog1763942400000,
  CreateRegistry1763946000000,
  CreateIdempotency1764288000000,
  GovernRegistry1764288100000,
  GovernTime1764547201000,
];

/** The agencies database with its event log; not yet connected. */
export function agenciesDatabase({ url, poolSize }: { readonly url: string; readonly poolSize: number }): DataSource {
  return createDataSource({ url, name: 'agencies', poolSize, entities: REGISTRY_ENTITIES, migrations: MIGRATIONS });
}
