import type { Subject } from '@lapor/schema/identity';
import { findConsents } from '../database/consent.store.js';
import { findDeletion } from '../database/deletion.store.js';
import { findAccountFacts, findAccountHistory } from '../database/export.queries.js';
import { findStandingHolds } from '../database/legal-hold.store.js';
import { ownerOf } from '../events/account-events.js';
import type { AccountServices } from './account-services.js';
import { type Confirmation, confirmOwner } from './confirm-owner.js';
import { onAccount } from './on-account.js';
import { openAccesses } from './open-accesses.js';
import { openIdentities } from './open-identities.js';
import { openOwnAccount } from './own-account.js';

/** The form of the file; another form gets another number. */
const FORMAT = 'lapor-my-data/1';
const ALL = 10_000;

/**
 * Everything this subgraph holds about whoever is signed in, in the clear, as one JSON text (UU 27/2022 art. 7 and 13). It
 * needs the password or a code. Reports are asked for beside it with `myReports`: no process can read both.
 * @throws {RefusalError} what `openOwnAccount` and `confirmOwner` say.
 */
export async function exportMyData(services: AccountServices, subject: Subject, confirmation: Confirmation): Promise<string> {
  const { database, now } = services;
  const { record, person, dataKey } = await openOwnAccount(services, subject);
  const spend = await confirmOwner(services, record.id, confirmation);
  await onAccount(services, { accountId: record.id, type: 'DataExported', by: ownerOf(record.kind) }, spend);
  const { citizenId } = record;
  const file = {
    format: FORMAT,
    exportedAt: now(),
    account: { ...(await findAccountFacts(database, record.id)), pseudonym: citizenId, memberships: record.officer?.memberships ?? [] },
    person,
    identities: await openIdentities(database, dataKey, record.id),
    consents: await findConsents(database, record.id),
    identityAccesses: await openAccesses(services, record.id, ALL),
    deletion: await findDeletion(database, record.id),
    legalHolds: citizenId === null ? [] : await findStandingHolds(database, citizenId, now()),
    history: await findAccountHistory(database, record.id),
  };
  return JSON.stringify(file, null, 2);
}
