import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import { readTopic, settledHead } from '@lapor/subgraph-kit/event-log/read';
import type { Webhook } from '../database/webhook.queries.js';
import { endLease, type Lease, renewLease, saveDelivered, takeLeases } from '../database/webhook-lease.store.js';
import type { DeliveryOutcome } from '../domain/webhook/webhook.js';
import { signedHeaders, signingSecrets } from '../domain/webhook/webhook-secret.js';
import { deskTopic } from '../events/topics.js';
import { decideDelivery } from './decide-delivery.js';
import { failDelivery } from './fail-delivery.js';
import type { DeliveryDependencies } from './webhook-dependencies.js';

/** How many events one lease reads at once. */
const RUN = 100;
/**
 * A lease is three times as long as a delivery may take: what is decided for it may take once as long, or it is not sent,
 * so nobody else begins while it is on its way.
 */
const LEASE_FACTOR = 3;

/** Takes leases of webhooks that have something to deliver. */
export function takeDeliveries({ database, poster }: DeliveryDependencies, count: number): Promise<readonly Lease[]> {
  return takeLeases(database, count, poster.timeoutMs * LEASE_FACTOR);
}

/**
 * Delivers a webhook's next events, one after the other, until one fails, the lease is over or there is no other. Its
 * place moves behind an event only when the receiver has taken it, or may not see it; so a process that dies between the
 * two repeats an event, under the same id, and loses none.
 */
export async function deliverEvents(deps: DeliveryDependencies, lease: Lease, stopped: AbortSignal): Promise<void> {
  const { database, poster } = deps;
  const leaseMs = poster.timeoutMs * LEASE_FACTOR;
  let begun = performance.now();
  let webhook = await renewLease(database, lease, leaseMs);
  if (!webhook) return;
  const topic = deskTopic(webhook.deskCode);
  let { position } = webhook;
  for (const event of await readTopic(database, topic, { after: position, upTo: await settledHead(database) }, RUN)) {
    if (stopped.aborted || !webhook) break;
    // Who may receive what is decided by how things stand at the last moment before it is sent.
    const outcome: DeliveryOutcome | null = await deliver(deps, webhook, event, { stopped, until: begun + poster.timeoutMs });
    if (outcome?.kind === 'STOPPED') break;
    if (outcome && outcome.kind !== 'DELIVERED') {
      await failDelivery(deps, lease, webhook, outcome);
      break;
    }
    position = event.position;
    begun = performance.now();
    webhook = await (outcome ? saveDelivered(database, lease, position, leaseMs) : renewLease(database, lease, leaseMs));
  }
  await endLease(database, lease, position);
}

/** Null for an event that the receiver may not see. @param until when it must be on its way, in the process's own time */
async function deliver(
  deps: DeliveryDependencies,
  webhook: Webhook,
  event: StoredEvent,
  { stopped, until }: { readonly stopped: AbortSignal; readonly until: number },
): Promise<DeliveryOutcome | null> {
  const decision = await decideDelivery(deps, webhook, event);
  if (decision.kind === 'HIDDEN') return null;
  if (decision.kind === 'RIGHTS_LOST') return { kind: 'FAILED', code: 'RIGHTS_LOST', status: null };
  const at = deps.now();
  const secrets = signingSecrets(deps.webhookKeys, webhook, at);
  if (secrets.length === 0) return { kind: 'FAILED', code: 'SIGNING_KEY_UNKNOWN', status: null };
  const { body } = decision;
  if (performance.now() > until) return { kind: 'STOPPED' };
  return deps.poster.post(webhook.url, signedHeaders(secrets, { id: event.id, at, body }), body, stopped);
}
