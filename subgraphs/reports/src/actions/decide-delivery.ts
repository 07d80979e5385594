import { RefusalError } from '@lapor/kit/refusal';
import { currentScopes } from '@lapor/schema/api-client-event';
import type { ApiClient } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import { findApiClient } from '../database/api-client-projection.store.js';
import { findVisibilityFacts } from '../database/visibility-facts.queries.js';
import type { Webhook } from '../database/webhook.queries.js';
import { shows } from '../domain/visibility/visibility.js';
import { toWebhookBody } from '../events/webhook-body.js';
import { openDeskStream } from './open-desk.js';
import { deskOf, seeEvent } from './see-event.js';
import type { WebhookDependencies } from './webhook-dependencies.js';

/** What becomes of an event for a webhook. */
export type DeliveryDecision =
  | { readonly kind: 'SEND'; readonly body: string }
  /** The receiver may not see this event; it is passed over. */
  | { readonly kind: 'HIDDEN' }
  /** The receiver may have nothing now; it waits for the day on which it may. */
  | { readonly kind: 'RIGHTS_LOST' };

/**
 * Whether an event goes out to a webhook at this moment: by what the registry grants the API client now, and by what the
 * client sees of the report now. The same decision as for the client's own subscription.
 */
export async function decideDelivery(
  { database, now }: Pick<WebhookDependencies, 'database' | 'now'>,
  webhook: Webhook,
  event: StoredEvent,
): Promise<DeliveryDecision> {
  const client = await receiverOf(database, webhook, now());
  if (!client || !(await isLetIn(database, client, webhook.deskCode))) return { kind: 'RIGHTS_LOST' };
  const [facts] = await findVisibilityFacts(database, [event.aggregate.id]);
  const { shown } = await seeEvent(deskOf(client, webhook.deskCode), event, { facts, readReport: NO_TEXTS });
  if (!shown) return { kind: 'HIDDEN' };
  return { kind: 'SEND', body: toWebhookBody(shown.topic, event, shows(shown.sight.view) ? shown.sight.audiences : null) };
}

/** A delivery says nothing of a report but codes. */
const NO_TEXTS = async () => undefined;

/** The API client as the registry knows it now; null when it may not act, or no longer for this agency. */
async function receiverOf(database: WebhookDependencies['database'], webhook: Webhook, at: Date): Promise<ApiClient | null> {
  const { clientId: id, agencyCode } = webhook;
  const entry = await findApiClient(database, id);
  const scopes = entry?.ownerCode === agencyCode ? currentScopes(entry, latestDateInIndonesia(at)) : null;
  return scopes?.includes('webhooks:manage') ? { kind: 'apiClient', id, agencyCode, scopes } : null;
}

async function isLetIn(database: WebhookDependencies['database'], client: ApiClient, deskCode: string): Promise<boolean> {
  try {
    await openDeskStream(database, client, deskCode);
    return true;
  } catch (error) {
    if (error instanceof RefusalError) return false;
    throw error;
  }
}
