import type { Refusal } from '@lapor/schema/refusal';
import type { EntityManager } from 'typeorm';
import { lockCode, saveCode } from '../database/one-time-code.store.js';
import { admitIssue, type CodePurpose } from '../domain/code/one-time-code.js';
import { blindIndex, blindIndexes } from '../vault/blind-index.js';
import type { KeyRing } from '../vault/vault-keys.js';
import type { AccountServices } from './account-services.js';

/** What a code is for, and what it hangs on: the account's id, or the contact of somebody who is not signed in. */
export interface CodeOwner {
  readonly purpose: CodePurpose;
  readonly owner: string;
}

/** A code that is to hold from now on. */
export interface PlacedCode extends CodeOwner {
  readonly code: string;
  /** Null for an owner who does not exist: no code will ever fit. */
  readonly accountId: string | null;
  /** The contact that the code confirms, when it is not the account's yet. */
  readonly sealedContact: Buffer | null;
  readonly at: Date;
  /** Ten minutes unless said otherwise. */
  readonly lifetimeMs?: number;
}

/** Puts a code in the place of the owner's former one for this purpose; what is kept of it is a keyed hash. Refuses with CODE_DELAYED. */
export async function placeCode(
  { vault }: Pick<AccountServices, 'vault'>,
  manager: EntityManager,
  { code, accountId, sealedContact, at, lifetimeMs, ...owner }: PlacedCode,
): Promise<{ readonly ok: true; readonly expiresAt: Date } | Refusal> {
  const [key] = vault.index;
  const locked = await lockCode(manager, codeDigests(vault.index, owner), { keyId: key.id, now: at });
  const admitted = admitIssue(locked.window, at, lifetimeMs);
  if (!admitted.ok) return admitted;
  const codeDigest = accountId === null ? null : blindIndex(key, 'CODE', `${locked.digest.toString('hex')}\0${code}`);
  await saveCode(manager, locked.digest, { ...admitted.code, keyId: key.id, accountId, codeDigest, sealedContact });
  return { ok: true, expiresAt: admitted.code.expiresAt };
}

/** What a code is found by, under every accepted key. */
export function codeDigests(keys: KeyRing, { purpose, owner }: CodeOwner): [Buffer, ...Buffer[]] {
  return blindIndexes(keys, 'CODE_OWNER', `${purpose}\0${owner}`);
}
