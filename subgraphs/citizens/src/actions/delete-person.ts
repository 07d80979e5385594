import type { EntityManager } from 'typeorm';
import { destroyPerson, findDueDeletions, lockDueDeletion } from '../database/deletion.store.js';
import type { AccountServices } from './account-services.js';
import { endSessions } from './end-sessions.js';
import { onAccount } from './on-account.js';

/** Thrown to take everything of a transaction back, and caught by who began it. */
class TakenBack extends Error {
  override readonly name = 'TakenBack';
}

type DeletionServices = Pick<AccountServices, 'database' | 'now'>;

/**
 * Carries out the deletions that are due and not held, each in a transaction of its own; those it cannot reach are left
 * for the next time. Returns how many persons are gone.
 */
export async function executeDeletions(services: DeletionServices, limit: number): Promise<number> {
  const { database, now } = services;
  let count = 0;
  for (const accountId of await findDueDeletions(database, now(), limit)) if (await deletePerson(services, accountId)) count += 1;
  return count;
}

/** False when the request was taken back, or a hold was placed, at this moment. */
async function deletePerson(services: DeletionServices, accountId: string): Promise<boolean> {
  try {
    await onAccount(services, { accountId, type: 'PersonDeleted', by: { kind: 'SYSTEM' } }, async (manager, at) => {
      if (!(await lockDueDeletion(manager, accountId, at))) throw new TakenBack();
      await end(manager, accountId, at);
    });
    return true;
  } catch (error) {
    if (error instanceof TakenBack) return false;
    throw error;
  }
}

/** Destroys a person whose time is over by a retention rule, without a request. */
export async function endAccount(services: DeletionServices, accountId: string, rule: string): Promise<void> {
  const change = { accountId, type: 'PersonDeleted', by: { kind: 'SYSTEM' }, payload: { rule } } as const;
  await onAccount(services, change, (manager, at) => end(manager, accountId, at));
}

/** Whoever is still signed in is signed out with it. */
async function end(manager: EntityManager, accountId: string, at: Date): Promise<void> {
  await endSessions(manager, { accountId }, { kind: 'SYSTEM' }, at);
  await destroyPerson(manager, accountId, at);
}
