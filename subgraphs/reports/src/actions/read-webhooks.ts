import { RefusalError } from '@lapor/kit/refusal';
import { isNationalAdmin } from '@lapor/schema/administrator';
import type { Membership, Subject } from '@lapor/schema/identity';
import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import { type FollowDependencies, followFrom } from '@lapor/subgraph-kit/event-log/follow-from';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import { findDesk } from '../database/registry.queries.js';
import { listWebhooks, type Webhook } from '../database/webhook.queries.js';
import { webhookTopic } from '../events/webhook-event.js';
import { openWebhooks } from './on-webhook.js';

/** The webhooks of an agency: to an API client its own, to those who manage the agency's clients all. Throws as `openReading`. */
export async function readWebhooks(database: Queryable, subject: Subject, agencyCode: string): Promise<readonly Webhook[]> {
  return listWebhooks(database, agencyCode, await openReading(database, subject, agencyCode));
}

/** A thing that happened to a webhook, with the stream that its cursor is valid in. */
export interface ToldWebhookEvent {
  readonly topic: string;
  readonly event: StoredEvent;
}

/**
 * Follows what happens to an agency's webhooks: that one has paused by itself above all. Throws as `openReading`, and
 * CURSOR_INVALID or CURSOR_MISMATCH.
 */
export async function followWebhooks(
  deps: FollowDependencies,
  subject: Subject,
  agencyCode: string,
  after: string | null,
): Promise<AsyncIterableIterator<ToldWebhookEvent>> {
  const clientId = await openReading(deps.database, subject, agencyCode);
  const topic = webhookTopic(agencyCode);
  return followFrom<ToldWebhookEvent>(deps, topic, after, async (event) =>
    clientId === null || event.payload.clientId === clientId ? { shown: { topic, event } } : {},
  );
}

/** Whose webhooks are read: a client's id, or null for all of the agency. Throws UNAUTHENTICATED or FORBIDDEN. */
async function openReading(database: Queryable, subject: Subject, agencyCode: string): Promise<string | null> {
  if (subject.kind === 'officer') {
    const { path } = await findDesk(database, agencyCode);
    if (subject.memberships.some((membership) => managesClients(membership, path))) return null;
    throw new RefusalError('FORBIDDEN');
  }
  const client = openWebhooks(subject);
  if (client.agencyCode !== agencyCode) throw new RefusalError('FORBIDDEN');
  return client.id;
}

/** The administrators and developers of the agency, and the national administrators: as for the clients themselves. */
function managesClients(membership: Membership, path: readonly string[]): boolean {
  if (isNationalAdmin(membership)) return true;
  return (membership.role === 'AGENCY_ADMIN' || membership.role === 'API_CLIENT_DEV') && path.includes(membership.agencyCode);
}
