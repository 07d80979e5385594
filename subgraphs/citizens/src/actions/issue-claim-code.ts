import { randomBytes } from 'node:crypto';
import { openReference } from '@lapor/kit/sealed-reference';
import type { Subject } from '@lapor/schema/identity';
import { isUuid } from '@lapor/schema/uuid';
import { findChannelAccount, findSealedPhones } from '../database/channel-account.queries.js';
import { findHolder } from '../database/contact.queries.js';
import { CLAIM_CODE_BYTES, CLAIM_CODE_LIFETIME_MS, toClaimCode } from '../domain/code/claim-code.js';
import { blindIndexes } from '../vault/blind-index.js';
import { openField } from '../vault/sealed-field.js';
import type { AccountServices } from './account-services.js';
import { ADDRESSEE_PLACE, assertChannel } from './channel-contacts.js';
import { placeCode } from './place-code.js';

/** A code for whoever reads the next message to a number. */
export interface ClaimCode {
  readonly code: string;
  readonly expiresAt: Date;
}

/**
 * Makes a code with which the account of a number that reports by SMS is taken over, for the message that the channel is about to
 * write; it takes the place of the one before, opens this number's account alone, once, and ends by itself. Null where there is
 * nothing to take over: the account is claimed, the number is confirmed as another account's, the person was deleted, or there
 * were too many codes within the hour. What is kept of it is a keyed hash.
 * @throws {RefusalError} UNAUTHENTICATED, FORBIDDEN for everybody but a channel with its scope.
 */
export async function issueClaimCode(services: AccountServices, subject: Subject, addressee: string): Promise<ClaimCode | null> {
  assertChannel(subject);
  const claimable = await findClaimable(services, addressee);
  if (!claimable) return null;
  const code = toClaimCode(randomBytes(CLAIM_CODE_BYTES));
  const placed = await services.database.transaction((manager) =>
    placeCode(services, manager, {
      purpose: 'CLAIM_BY_NEWS',
      owner: claimable.phone,
      code,
      accountId: claimable.accountId,
      sealedContact: null,
      at: services.now(),
      lifetimeMs: CLAIM_CODE_LIFETIME_MS,
    }),
  );
  return placed.ok ? { code, expiresAt: placed.expiresAt } : null;
}

/** The account of an addressee that somebody may take over, with its number. */
async function findClaimable(
  { database, vault, references }: AccountServices,
  addressee: string,
): Promise<{ readonly accountId: string; readonly phone: string } | null> {
  const citizenId = openReference(references, addressee, ADDRESSEE_PLACE);
  const [known] = citizenId !== null && isUuid(citizenId) ? await findSealedPhones(database, [citizenId]) : [];
  if (!known) return null;
  const { accountId } = known;
  const phone = openField(await vault.encryption.unwrap(accountId, known.dataKey), accountId, 'PHONE', known.sealed);
  const made = await findChannelAccount(database, blindIndexes(vault.index, 'CHANNEL', phone));
  if (made?.accountId !== accountId || made.claimed) return null;
  const holder = await findHolder(database, { kind: 'PHONE', digests: blindIndexes(vault.index, 'PHONE', phone) });
  return holder?.verified ? null : { accountId, phone };
}
