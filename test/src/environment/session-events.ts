import { newId } from '@lapor/kit/ids';
import { CLIENT_TOKENS_REVOKED, SESSION_ENDED } from '@lapor/schema/session-events';
import { createDataSource } from '@lapor/subgraph-kit/database/data-source';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import type { OpenSystem } from './open-system.js';

/** Writes the end of a session into the log of citizens, as its issuer does. */
export function endSession(system: OpenSystem, sid: string): Promise<void> {
  return write(system, 'session', sid, SESSION_ENDED, { sid, endedAt: new Date().toISOString() });
}

/** Writes that an API client's tokens have ended. */
export function revokeClientTokens(system: OpenSystem, clientId: string): Promise<void> {
  return write(system, 'apiClient', clientId, CLIENT_TOKENS_REVOKED, { clientId, revokedAt: new Date().toISOString() });
}

async function write({ databases }: OpenSystem, type: string, id: string, event: string, payload: Record<string, string>): Promise<void> {
  const database = createDataSource({ url: databases.citizens, name: 'test', poolSize: 1, entities: [], migrations: [] });
  await database.initialize();
  const draft = { id: newId(), type: event, occurredAt: new Date(), actor: { kind: 'SYSTEM' } as const, payload, topics: [] };
  await database.transaction((manager) => appendEvents(manager, { type, id }, [draft])).finally(() => database.destroy());
}
