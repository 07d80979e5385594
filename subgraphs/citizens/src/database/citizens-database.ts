import { createDataSource } from '@lapor/subgraph-kit/database/data-source';
import { CreateEventLog1763942400000 } from '@lapor/subgraph-kit/event-log/create-event-log.migration';
import type { DataSource } from 'typeorm';
import { AccountEntity } from './account.entity.js';
import { BlindIndexEntity } from './blind-index.entity.js';
import { CitizenEntity } from './citizen.entity.js';
import { DataKeyEntity } from './data-key.entity.js';
import { AddSignedOutAt1765400000000 } from './migrations/add-signed-out-at.migration.js';
import { CreateAccounts1764028800000 } from './migrations/create-accounts.migration.js';
import { CreateOfficerIdentities1765350000000 } from './migrations/create-officer-identities.migration.js';
import { CreateOfficerProjection1764633602000 } from './migrations/create-officer-projection.migration.js';
import { CreateOneTimeCodes1765000001000 } from './migrations/create-one-time-codes.migration.js';
import { CreateReporterSecret1765200000000 } from './migrations/create-reporter-secret.migration.js';
import { CreateRights1765000002000 } from './migrations/create-rights.migration.js';
import { CreateSessions1765100000000 } from './migrations/create-sessions.migration.js';
import { CreateSignInThrottle1764028802000 } from './migrations/create-sign-in-throttle.migration.js';
import { CreateVault1764028801000 } from './migrations/create-vault.migration.js';
import { WidenVault1765000000000 } from './migrations/widen-vault.migration.js';
import { SealedFieldEntity } from './sealed-field.entity.js';
import { SignInThrottleEntity } from './sign-in-throttle.entity.js';

/** The data source of the citizens database, not yet connected. */
export function citizensDatabase({ url, poolSize }: { readonly url: string; readonly poolSize: number }): DataSource {
  return createDataSource({
    url,
    poolSize,
    name: 'citizens',
    prepared: true,
    entities: [AccountEntity, CitizenEntity, DataKeyEntity, SealedFieldEntity, BlindIndexEntity, SignInThrottleEntity],
    migrations: [
      CreateEventLog1763942400000,
      CreateAccounts1764028800000,
      CreateVault1764028801000,
      CreateSignInThrottle1764028802000,
      CreateOfficerProjection1764633602000,
      WidenVault1765000000000,
      CreateOneTimeCodes1765000001000,
      CreateRights1765000002000,
      CreateSessions1765100000000,
      CreateReporterSecret1765200000000,
      CreateOfficerIdentities1765350000000,
      AddSignedOutAt1765400000000,
    ],
  });
}
