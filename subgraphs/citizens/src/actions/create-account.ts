import { randomBytes } from 'node:crypto';
import { newId, newOpaqueId } from '@lapor/kit/ids';
import { assertAllowed } from '@lapor/kit/refusal';
import { type Refusal, refuse } from '@lapor/schema/refusal';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import type { EntityManager } from 'typeorm';
import { insertAccount, type NewAccount } from '../database/account.store.js';
import { insertPerson } from '../database/person.store.js';
import type { AccountKind } from '../domain/account/account.js';
import { toCitizenUsername, USERNAME_RANDOM_BYTES } from '../domain/username/username.js';
import { accountAggregate, accountRegistered, type RegisteredAccount } from '../events/account-events.js';
import { type PersonalData, type SealedPerson, sealPerson } from '../vault/person.js';
import type { AccountServices } from './account-services.js';

/** A new account; everything in `person` is in its normal form. */
export interface AccountDraft {
  /** Left out for a fresh one. */
  readonly id?: string;
  readonly kind: AccountKind;
  /** Null for a generated one. */
  readonly username: string | null;
  /** Null for an account that is to be claimed. */
  readonly passwordHash: string | null;
  /** Whether the password was made for somebody, who must choose their own. */
  readonly mustChangePassword?: boolean;
  /** Left out for a fresh one; citizens alone have one. */
  readonly citizenId?: string;
  readonly person: PersonalData;
  readonly by: RegisteredAccount['by'];
}

/** Generated names have 40 random bits: a second draw is rare, a fifth is a fault. */
const USERNAME_DRAWS = 5;

/**
 * Writes an account, its sealed person and its event in one transaction. Nothing is read beforehand: the unique
 * indexes decide, so two equal registrations at the same moment cannot both succeed.
 * @throws {RefusalError} REGISTRATION_REFUSED when the user name, e-mail address or phone number belongs to another account.
 */
export async function createAccount(
  services: Pick<AccountServices, 'database' | 'vault' | 'now'>,
  draft: AccountDraft,
): Promise<NewAccount> {
  const { database, vault, now } = services;
  const { id = newId(), kind, passwordHash, mustChangePassword = false, citizenId = newOpaqueId(), by } = draft;
  const createdAt = now();
  const base = { id, kind, passwordHash, mustChangePassword, createdAt, citizenId: kind === 'CITIZEN' ? citizenId : null };
  const person = await sealPerson(vault, id, draft.person);
  return database.transaction(async (manager) => {
    const written = await insertWithUsername(manager, base, draft.username);
    assertAllowed(written);
    assertAllowed(await insertSealed(manager, id, person));
    await appendEvents(manager, accountAggregate(id), [accountRegistered({ accountId: id, kind, by }, { id: newId(), now: createdAt })]);
    return written.account;
  });
}

async function insertWithUsername(
  manager: EntityManager,
  base: Omit<NewAccount, 'username'>,
  given: string | null,
): Promise<{ readonly ok: true; readonly account: NewAccount } | Refusal> {
  const names =
    given === null ? Array.from({ length: USERNAME_DRAWS }, () => toCitizenUsername(randomBytes(USERNAME_RANDOM_BYTES))) : [given];
  for (const username of names) {
    const account = { ...base, username };
    if (await insertAccount(manager, account)) return { ok: true, account };
  }
  return refuse('REGISTRATION_REFUSED');
}

async function insertSealed(manager: EntityManager, accountId: string, person: SealedPerson): Promise<{ readonly ok: true } | Refusal> {
  return (await insertPerson(manager, accountId, person)) ? { ok: true } : refuse('REGISTRATION_REFUSED');
}
