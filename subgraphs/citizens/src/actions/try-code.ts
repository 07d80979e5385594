import { timingSafeEqual } from 'node:crypto';
import { RefusalError } from '@lapor/kit/refusal';
import type { EntityManager } from 'typeorm';
import { type TriedCode, takeAttempt, useUpCode } from '../database/one-time-code.store.js';
import { readClaimCode } from '../domain/code/claim-code.js';
import { readCode } from '../domain/code/one-time-code.js';
import { blindIndex } from '../vault/blind-index.js';
import type { AccountServices } from './account-services.js';
import { type CodeOwner, codeDigests } from './place-code.js';

/** A code that was right and is not used up yet. */
export interface RightCode extends TriedCode {
  readonly accountId: string;
}

/**
 * Compares a code with the one that was issued, in constant time. Every attempt counts, right or wrong.
 * @throws {RefusalError} CONFIRMATION_FAILED, always the same: wrong, used, expired, tried too often, or never issued.
 */
export async function tryCode(
  { database, vault, now }: Pick<AccountServices, 'database' | 'vault' | 'now'>,
  owner: CodeOwner,
  written: string,
): Promise<RightCode> {
  const tried = await takeAttempt(database, codeDigests(vault.index, owner), now());
  const read = owner.purpose === 'CLAIM_BY_NEWS' ? readClaimCode(written) : readCode(written);
  const key = vault.index.find(({ id }) => id === tried?.keyId) ?? vault.index[0];
  const digest = blindIndex(key, 'CODE', `${tried?.digest.toString('hex')}\0${read}`);
  const matches = timingSafeEqual(digest, tried?.codeDigest ?? Buffer.alloc(digest.length));
  if (!tried || tried.accountId === null || !matches) throw new RefusalError('CONFIRMATION_FAILED');
  return { ...tried, accountId: tried.accountId };
}

/** Uses a right code up, in the transaction of what it allows. @throws {RefusalError} CONFIRMATION_FAILED when it was used in the meantime. */
export async function spendCode(manager: EntityManager, code: TriedCode): Promise<void> {
  if (!(await useUpCode(manager, code))) throw new RefusalError('CONFIRMATION_FAILED');
}
