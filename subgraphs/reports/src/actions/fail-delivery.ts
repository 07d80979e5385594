import type { EntityManager } from 'typeorm';
import { findWebhook, type Webhook } from '../database/webhook.queries.js';
import { pauseWebhook } from '../database/webhook.store.js';
import { type Lease, saveFailed } from '../database/webhook-lease.store.js';
import { isGivenUp, retryDelayAsked } from '../domain/webhook/retry.js';
import type { DeliveryOutcome, PauseReason } from '../domain/webhook/webhook.js';
import { tell } from './on-webhook.js';
import type { DeliveryDependencies } from './webhook-dependencies.js';

/** Rights come back by a change of the registry, and not by waiting longer each time; looking costs the receiver nothing. */
const RIGHTS_RETRY_MS = 30_000;

/**
 * Writes that an attempt failed. The webhook is tried again later; it pauses when its receiver is gone for good (410), or
 * when it has failed for too long, and the agency is told (WebhookPaused).
 */
export async function failDelivery(
  deps: DeliveryDependencies,
  lease: Lease,
  webhook: Webhook,
  outcome: Extract<DeliveryOutcome, { readonly kind: 'FAILED' | 'GONE' }>,
): Promise<void> {
  const { database, retries, random } = deps;
  const code = outcome.kind === 'GONE' ? 'GONE' : outcome.code;
  const most = code === 'RIGHTS_LOST' ? Math.min(retries.mostMs, RIGHTS_RETRY_MS) : retries.mostMs;
  const asked = outcome.kind === 'FAILED' ? outcome.retryAfterMs : undefined;
  const retryMs = retryDelayAsked({ ...retries, mostMs: most }, webhook.attempts + 1, random(), asked);
  await database.transaction(async (manager) => {
    await findWebhook(manager, webhook.id, true);
    const failed = await saveFailed(manager, lease, { code, status: outcome.status, retryMs });
    if (!failed) return;
    if (outcome.kind === 'GONE') await pause(deps, manager, webhook, 'GONE', failed.at);
    else if (isGivenUp(retries, failed.failingSince, failed.at)) await pause(deps, manager, webhook, 'FAILING', failed.at);
  });
}

async function pause(deps: DeliveryDependencies, manager: EntityManager, webhook: Webhook, reason: PauseReason, at: Date): Promise<void> {
  await pauseWebhook(manager, webhook.id, reason, at);
  await tell(deps, manager, 'WebhookPaused', webhook.id, { ...webhook, reason }, { at, by: 'SYSTEM' });
  deps.log.warn({ webhookId: webhook.id, clientId: webhook.clientId, reason }, 'a webhook has paused');
}
