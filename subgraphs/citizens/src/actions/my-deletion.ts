import { RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { findDeletion, insertDeletion, removeDeletion } from '../database/deletion.store.js';
import { findRetentionRules } from '../database/retention.store.js';
import { dueAfter } from '../domain/retention/retention.js';
import type { AccountServices } from './account-services.js';
import { type Confirmation, confirmOwner } from './confirm-owner.js';
import { onAccount } from './on-account.js';
import { type OwnAccount, openOwnAccount } from './own-account.js';

/**
 * Asks for one's own deletion (UU 27/2022 art. 8 and 43). It is carried out after the time that the retention rule
 * DELETION_WAIT gives to take it back, and not while a legal hold stands. Asked for twice, the first time counts.
 * @throws {RefusalError} what `openOwnAccount` and `confirmOwner` say; FORBIDDEN for officers, whose accounts end in the registry.
 */
export async function requestDeletion(services: AccountServices, subject: Subject, confirmation: Confirmation): Promise<void> {
  const { database, now } = services;
  const { record } = await openCitizen(services, subject);
  const spend = await confirmOwner(services, record.id, confirmation);
  if (await findDeletion(database, record.id)) return database.transaction(spend);
  const rules = await findRetentionRules(database, latestDateInIndonesia(now()));
  const rule = rules.find((each) => each.subject === 'DELETION_WAIT');
  if (!rule) throw new Error('no retention rule says how long a deletion waits');
  const change = { accountId: record.id, type: 'DeletionRequested', by: { kind: 'REPORTER' } } as const;
  await onAccount(services, change, async (manager, at) => {
    await insertDeletion(manager, record.id, { requestedAt: at, executeAfter: dueAfter(rule, at) });
    await spend(manager);
  });
}

/**
 * Takes the request back, as long as it was not carried out; without one it changes nothing.
 * @throws {RefusalError} what `openOwnAccount` says; FORBIDDEN for officers.
 */
export async function cancelDeletion(services: AccountServices, subject: Subject): Promise<void> {
  const { record } = await openCitizen(services, subject);
  if (!(await findDeletion(services.database, record.id))) return;
  const change = { accountId: record.id, type: 'DeletionCancelled', by: { kind: 'REPORTER' } } as const;
  await onAccount(services, change, async (manager) => {
    if (!(await removeDeletion(manager, record.id))) throw new RefusalError('UNAUTHENTICATED'); // carried out at this moment
  });
}

async function openCitizen(services: AccountServices, subject: Subject): Promise<OwnAccount> {
  const own = await openOwnAccount(services, subject);
  if (own.record.kind !== 'CITIZEN') throw new RefusalError('FORBIDDEN');
  return own;
}
