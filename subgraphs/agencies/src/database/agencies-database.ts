import { createDataSource } from '@lapor/subgraph-kit/database/data-source';
import { CreateEventLog1763942400000 } from '@lapor/subgraph-kit/event-log/create-event-log.migration';
import { CreateIdempotency1764288000000 } from '@lapor/subgraph-kit/idempotency/create-idempotency.migration';
import type { DataSource } from 'typeorm';
import { CreateDistrictsAndVillages1764374401000 } from './migrations/create-districts-and-villages.migration.js';
import { CreateJurisdictionRules1764374403000 } from './migrations/create-jurisdiction-rules.migration.js';
import { CreateOfficers1764633601000 } from './migrations/create-officers.migration.js';
import { CreateRegistry1763946000000 } from './migrations/create-registry.migration.js';
import { CreateSmsKeywords1764374402000 } from './migrations/create-sms-keywords.migration.js';
import { CreateTransferTally1764374404000 } from './migrations/create-transfer-tally.migration.js';
import { DecreeKeywords1764723605000 } from './migrations/decree-keywords.migration.js';
import { EndRules1764720001000 } from './migrations/end-rules.migration.js';
import { GovernAgencyTree1764460801000 } from './migrations/govern-agency-tree.migration.js';
import { GovernCategories1764720002000 } from './migrations/govern-categories.migration.js';
import { GovernRegistry1764288100000 } from './migrations/govern-registry.migration.js';
import { GovernTime1764547201000 } from './migrations/govern-time.migration.js';
import { WidenPolicies1764288201000 } from './migrations/widen-policies.migration.js';
import { REGISTRY_ENTITIES } from './registry-tables.js';

export const MIGRATIONS = [
  CreateEventLog1763942400000,
  CreateRegistry1763946000000,
  CreateIdempotency1764288000000,
  GovernRegistry1764288100000,
  WidenPolicies1764288201000,
  CreateDistrictsAndVillages1764374401000,
  CreateSmsKeywords1764374402000,
  CreateJurisdictionRules1764374403000,
  CreateTransferTally1764374404000,
  GovernAgencyTree1764460801000,
  CreateOfficers1764633601000,
  GovernTime1764547201000,
  EndRules1764720001000,
  GovernCategories1764720002000,
  DecreeKeywords1764723605000,
];

/** The agencies database with its event log; not yet connected. */
export function agenciesDatabase({ url, poolSize }: { readonly url: string; readonly poolSize: number }): DataSource {
  return createDataSource({ url, name: 'agencies', prepared: true, poolSize, entities: REGISTRY_ENTITIES, migrations: MIGRATIONS });
}
