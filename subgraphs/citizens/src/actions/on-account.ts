import { newId } from '@lapor/kit/ids';
import type { EventActor } from '@lapor/schema/events';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import type { EntityManager } from 'typeorm';
import { lockAccount } from '../database/account-lock.store.js';
import { type AccountEventType, accountAggregate, accountEvent } from '../events/account-events.js';
import type { AccountServices } from './account-services.js';

/** What is told of a change of an account. */
export interface AccountChange {
  readonly accountId: string;
  readonly type: AccountEventType;
  readonly by: EventActor;
  /** Names of fields and codes only. */
  readonly payload?: Readonly<Record<string, unknown>>;
}

/**
 * Changes an account and tells of it, in one transaction. Two changes at the same moment wait for each other. Whatever
 * `write` throws leaves nothing behind, the event neither.
 */
export function onAccount<Result>(
  { database, now }: Pick<AccountServices, 'database' | 'now'>,
  { accountId, type, by, payload = {} }: AccountChange,
  write: (manager: EntityManager, at: Date) => Promise<Result>,
): Promise<Result> {
  return database.transaction(async (manager) => {
    await lockAccount(manager, accountId);
    const at = now();
    const event = accountEvent(type, { accountId, by, payload }, { id: newId(), now: at });
    await appendEvents(manager, accountAggregate(accountId), [event]);
    return write(manager, at);
  });
}
