import { RefusalError } from '@lapor/kit/refusal';
import type { WebhookEventType } from '@lapor/schema/events';
import type { ApiClient, Subject } from '@lapor/schema/identity';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import type { EntityManager } from 'typeorm';
import { findWebhook, type Webhook } from '../database/webhook.queries.js';
import { toWebhookEvent, type WebhookEventPayload, webhookAggregate } from '../events/webhook-event.js';
import type { WebhookDependencies } from './webhook-dependencies.js';

/** Lets an API client manage its webhooks. Throws UNAUTHENTICATED, and FORBIDDEN for everybody without the scope. */
export function openWebhooks(subject: Subject): ApiClient {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  if (subject.kind !== 'apiClient' || !subject.scopes.includes('webhooks:manage')) throw new RefusalError('FORBIDDEN');
  return subject;
}

/** A change of a webhook that its owner asks for. */
export interface WebhookCommand {
  readonly type: WebhookEventType;
  /** Writes the change; false when nothing is to be changed, and then nothing is told. */
  readonly change: (manager: EntityManager, webhook: Webhook, at: Date) => Promise<boolean>;
}

/**
 * Changes a webhook in one transaction with its event; returns it as it is afterwards, null when it is gone. Another
 * client's webhook does not exist. Throws UNAUTHENTICATED, FORBIDDEN, WEBHOOK_UNKNOWN, and what the change throws.
 */
export async function onWebhook(
  deps: WebhookDependencies,
  subject: Subject,
  id: string,
  { type, change }: WebhookCommand,
): Promise<Webhook | null> {
  const client = openWebhooks(subject);
  return deps.database.transaction(async (manager) => {
    const webhook = await findWebhook(manager, id, true);
    if (webhook?.clientId !== client.id || webhook.agencyCode !== client.agencyCode) throw new RefusalError('WEBHOOK_UNKNOWN');
    const at = deps.now();
    if (await change(manager, webhook, at)) await tell(deps, manager, type, webhook.id, webhook, { at, by: 'API_CLIENT' });
    return findWebhook(manager, id);
  });
}

/** Writes what happened to a webhook into the log. */
export async function tell(
  { newId }: Pick<WebhookDependencies, 'newId'>,
  manager: EntityManager,
  type: WebhookEventType,
  webhookId: string,
  payload: WebhookEventPayload,
  stamp: { readonly at: Date; readonly by: 'API_CLIENT' | 'SYSTEM' },
): Promise<void> {
  await appendEvents(manager, webhookAggregate(webhookId), [toWebhookEvent(type, payload, { id: newId(), ...stamp })]);
}
