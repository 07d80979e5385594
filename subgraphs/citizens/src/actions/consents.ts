import { newId } from '@lapor/kit/ids';
import type { Subject } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { endConsent, findConsents, findConsentTexts, insertConsent } from '../database/consent.store.js';
import { ownerOf } from '../events/account-events.js';
import type { AccountServices } from './account-services.js';
import { onAccount } from './on-account.js';
import { openOwnAccount } from './own-account.js';
import { refuseField } from './refuse-field.js';

/**
 * Agrees to a text of today (UU 27/2022 art. 20); agreed to twice it stands once. A newer text ends the older consent.
 * @throws {RefusalError} what `openOwnAccount` says; INPUT_INVALID when no such text is in force.
 */
export async function giveConsent(
  services: AccountServices,
  subject: Subject,
  { purpose, version }: { readonly purpose: string; readonly version: string },
): Promise<void> {
  const { database, now } = services;
  const { record } = await openOwnAccount(services, subject);
  const texts = await findConsentTexts(database, latestDateInIndonesia(now()));
  if (!texts.some((text) => text.purpose === purpose && text.version === version)) {
    refuseField('version', 'UNKNOWN_VERSION');
  }
  const standing = (await findConsents(database, record.id)).some(
    (consent) => consent.purpose === purpose && consent.version === version && consent.withdrawnAt === null,
  );
  if (standing) return;
  const change = { accountId: record.id, type: 'ConsentGiven', by: ownerOf(record.kind), payload: { purpose, version } } as const;
  await onAccount(services, change, (manager, givenAt) => insertConsent(manager, record.id, { id: newId(), purpose, version, givenAt }));
}

/**
 * Withdraws a consent (UU 27/2022 art. 9); it needs no reason and no confirmation. Withdrawn twice, it changes nothing.
 * @throws {RefusalError} what `openOwnAccount` says.
 */
export async function withdrawConsent(services: AccountServices, subject: Subject, purpose: string): Promise<void> {
  const { record } = await openOwnAccount(services, subject);
  const standing = (await findConsents(services.database, record.id)).find(
    (consent) => consent.purpose === purpose && consent.withdrawnAt === null,
  );
  if (!standing) return;
  const change = {
    accountId: record.id,
    type: 'ConsentWithdrawn',
    by: ownerOf(record.kind),
    payload: { purpose: standing.purpose },
  } as const;
  await onAccount(services, change, (manager, at) => endConsent(manager, record.id, standing.purpose, at));
}
