import { newId } from '@lapor/kit/ids';
import { RefusalError } from '@lapor/kit/refusal';
import type { EventActor } from '@lapor/schema/events';
import type { Subject } from '@lapor/schema/identity';
import { isUuid } from '@lapor/schema/uuid';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import type { EntityManager } from 'typeorm';
import { findAccounts } from '../database/account.queries.js';
import { closeSessions, type WhichSessions } from '../database/session.store.js';
import { ownerOf } from '../events/account-events.js';
import { sessionEnded } from '../events/token-events.js';
import type { AccountServices } from './account-services.js';

/**
 * Ends sessions, in a transaction: their refresh tokens are gone with it, and the event ends their access tokens at every
 * gateway. Returns how many were open.
 */
export async function endSessions(manager: EntityManager, which: WhichSessions, by: EventActor, at: Date): Promise<number> {
  const ended = await closeSessions(manager, which, at);
  for (const { id } of ended) {
    const { aggregate, draft } = sessionEnded(id, { id: newId(), now: at, by });
    await appendEvents(manager, aggregate, [draft]);
  }
  return ended.length;
}

/**
 * Ends one of the caller's own sessions, or with null all of them. Another's session and one that has ended count alike:
 * nothing happens. Returns how many were open.
 * @throws {RefusalError} UNAUTHENTICATED, or FORBIDDEN for whoever is no person.
 */
export async function endOwnSessions({ database, now }: AccountServices, subject: Subject, id: string | null): Promise<number> {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  if (subject.kind !== 'citizen' && subject.kind !== 'officer') throw new RefusalError('FORBIDDEN');
  const [account] = await findAccounts(database, [subject]);
  if (!account || (id !== null && !isUuid(id))) return 0;
  const which = id === null ? { accountId: account.id } : { accountId: account.id, id };
  return database.transaction((manager) => endSessions(manager, which, ownerOf(account.kind), now()));
}
