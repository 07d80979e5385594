import type { EventActor, WebhookEventType } from '@lapor/schema/events';
import type { Aggregate, EventDraft } from '@lapor/subgraph-kit/event-log/event';

/** What is told of a webhook, as codes: its address may hold a secret of its receiver, and stays out of the log. */
export interface WebhookEventPayload {
  readonly clientId: string;
  readonly agencyCode: string;
  readonly deskCode: string;
  /** Why it paused; only then. */
  readonly reason?: string;
}

/** The stream of what happens to the webhooks of an agency's API clients. */
export function webhookTopic(agencyCode: string): string {
  return `webhooks:${agencyCode}`;
}

export function webhookAggregate(id: string): Aggregate {
  return { type: 'webhook', id };
}

/** @param by the API client, or the system itself */
export function toWebhookEvent(
  type: WebhookEventType,
  { clientId, agencyCode, deskCode, reason }: WebhookEventPayload,
  { id, at, by }: { readonly id: string; readonly at: Date; readonly by: 'API_CLIENT' | 'SYSTEM' },
): EventDraft {
  const actor: EventActor = by === 'SYSTEM' ? { kind: by } : { kind: by, agencyCode };
  const payload = { clientId, agencyCode, deskCode, ...(reason === undefined ? {} : { reason }) };
  return { id, type, occurredAt: at, actor, payload, topics: [webhookTopic(agencyCode)] };
}
