import { encodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Field, ID, ObjectType } from 'type-graphql';
import type { ToldWebhookEvent } from '../actions/read-webhooks.js';
import type { WebhookEventPayload } from '../events/webhook-event.js';
import { WebhookEventTypeEnum, WebhookPauseReasonEnum } from './webhook.enums.js';

@OnlyFor('officer', 'apiClient')
@ObjectType('WebhookEvent', { description: 'Peristiwa sebuah webhook, misalnya berhenti sendiri.' })
export class WebhookEventType {
  @Field(() => String, { description: 'Kirimkan sebagai after untuk melanjutkan setelah peristiwa ini.' })
  cursor!: string;

  @Field(() => ID)
  id!: string;

  @Field(() => WebhookEventTypeEnum)
  type!: string;

  @Field(() => Date)
  occurredAt!: Date;

  @Field(() => ID)
  webhookId!: string;

  @Field(() => ID)
  clientId!: string;

  @Field(() => WebhookPauseReasonEnum, { nullable: true, description: 'Hanya pada WebhookPaused oleh sistem.' })
  pauseReason!: string | null;
}

export function toWebhookEventType({ topic, event }: ToldWebhookEvent): WebhookEventType {
  const { clientId, reason = null } = event.payload as unknown as WebhookEventPayload;
  return Object.assign(new WebhookEventType(), {
    cursor: encodeCursor(topic, event.position),
    id: event.id,
    type: event.type,
    occurredAt: event.occurredAt,
    webhookId: event.aggregate.id,
    clientId,
    pauseReason: reason,
  });
}
