import { WEBHOOK_EVENTS, type WebhookEventType } from '@lapor/schema/events';
import { encodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { CreateWebhookInput } from '../actions/create-webhook.js';
import type { ToldWebhookEvent } from '../actions/read-webhooks.js';
import type { Webhook } from '../database/webhook.queries.js';
import { DELIVERY_FAILURES, type DeliveryFailure, PAUSE_REASONS, type PauseReason } from '../domain/webhook/webhook.js';
import { deskTopic } from '../events/topics.js';
import type { WebhookEventPayload } from '../events/webhook-event.js';
import { toEnum } from './to-enum.js';

const PAUSES = {
  REQUESTED: 'Its owner has asked for it.',
  GONE: 'The receiver has answered 410 Gone.',
  FAILING: 'Deliveries have failed for too long.',
};
const FAILURES = {
  STATUS: 'The receiver has answered another status than 2xx.',
  TIMEOUT: 'The receiver has not answered in time.',
  CONNECTION_FAILED: 'No connection, or none that can be trusted (TLS).',
  ADDRESS_REFUSED: 'The name stands for an address that is not of the public internet.',
  RIGHTS_LOST: 'The API client is suspended, or has lost a scope or its desk. Nothing was sent.',
  SIGNING_KEY_UNKNOWN: 'The secret was made of a key that the service no longer has. Renew it.',
  GONE: 'The receiver has answered 410 Gone.',
};
const STATES = {
  ACTIVE: 'Delivers.',
  FAILING: 'Its last attempt has failed; it tries again.',
  PAUSED: 'Delivers nothing until it is resumed.',
};

export const WebhookStateEnum = toEnum('WebhookState', 'Keadaan webhook.', ['ACTIVE', 'FAILING', 'PAUSED'], (state) => STATES[state]);
export const WebhookPauseReasonEnum = toEnum('WebhookPauseReason', 'Sebab webhook berhenti.', PAUSE_REASONS, (reason) => PAUSES[reason]);
export const WebhookFailureCodeEnum = toEnum(
  'WebhookFailureCode',
  'Sebab pengiriman gagal.',
  [...DELIVERY_FAILURES, 'GONE'],
  (code) => FAILURES[code],
);
export const WebhookEventTypeEnum = toEnum<WebhookEventType>('WebhookEventType', 'Peristiwa sebuah webhook.', WEBHOOK_EVENTS);

@ObjectType('WebhookFailure', { description: 'Kegagalan pengiriman; jawaban penerima tidak disimpan.' })
export class WebhookFailureType {
  @Field(() => Date)
  at!: Date;

  @Field(() => WebhookFailureCodeEnum)
  code!: DeliveryFailure | 'GONE';

  @Field(() => Int, { nullable: true, description: 'HTTP.' })
  status!: number | null;
}

@OnlyFor('officer', 'apiClient')
@ObjectType('Webhook', { description: 'Webhook: peristiwa sebuah meja dikirim ke sistem instansi, bertanda tangan (Standard Webhooks).' })
export class WebhookType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { description: 'Klien API pemiliknya.' })
  clientId!: string;

  @Field(() => String, { description: 'Meja yang peristiwanya dikirim.' })
  agencyCode!: string;

  @Field(() => String)
  url!: string;

  @Field(() => WebhookStateEnum)
  state!: 'ACTIVE' | 'FAILING' | 'PAUSED';

  @Field(() => WebhookPauseReasonEnum, { nullable: true, description: 'Kosong selama tidak berhenti.' })
  pauseReason!: PauseReason | null;

  @Field(() => Date, { nullable: true })
  pausedAt!: Date | null;

  @Field(() => String, {
    description: 'Peristiwa terakhir yang terkirim; kirimkan sebagai after ke eventFeed, deskEvents atau replayWebhook.',
  })
  cursor!: string;

  @Field(() => Date, { nullable: true })
  deliveredAt!: Date | null;

  @Field(() => WebhookFailureType, { nullable: true, description: 'Kegagalan terakhir, juga bila pengiriman telah berhasil lagi.' })
  lastFailure!: WebhookFailureType | null;

  @Field(() => Int, { description: 'Kegagalan berturut-turut.' })
  failedAttempts!: number;

  @Field(() => Date, { nullable: true, description: 'Percobaan berikutnya setelah kegagalan.' })
  nextAttemptAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Sampai kapan rahasia sebelumnya ikut menandatangani.' })
  formerSecretUntil!: Date | null;

  @Field(() => Date)
  createdAt!: Date;
}

@OnlyFor('apiClient')
@ObjectType('WebhookWithSecret', { description: 'Webhook beserta rahasianya, yang ditampilkan sekali ini saja.' })
export class WebhookWithSecretType {
  @Field(() => WebhookType)
  webhook!: WebhookType;

  @Field(() => String, { description: 'whsec_… (Standard Webhooks). Keep it like a password.' })
  secret!: string;
}

@OnlyFor('officer', 'apiClient')
@ObjectType('WebhookEvent', { description: 'Peristiwa sebuah webhook, misalnya berhenti sendiri.' })
export class WebhookEventOfType {
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

@InputType('CreateWebhookInput')
export class CreateWebhookInputType implements CreateWebhookInput {
  @Field(() => String, { description: 'Instansi klien, atau unit di bawahnya.' })
  agencyCode!: string;

  @Field(() => String, { description: 'https, tanpa nama pengguna dan fragmen.' })
  url!: string;

  @Field(() => String, { nullable: true, description: 'Penanda dari eventFeed atau deskEvents; tanpa isian mulai sekarang.' })
  after?: string | null;
}

/** @param formerMs how long the former secret signs beside a renewed one */
export function toWebhookType(webhook: Webhook, now: Date, formerMs: number): WebhookType {
  const { deskCode, told, attempts, pauseReason, formers } = webhook;
  const [latest] = formers;
  const formerUntil = latest ? new Date(latest.retiredAt.getTime() + formerMs) : null;
  return Object.assign(new WebhookType(), {
    id: webhook.id,
    clientId: webhook.clientId,
    agencyCode: deskCode,
    url: webhook.url,
    state: pauseReason ? ('PAUSED' as const) : attempts > 0 ? ('FAILING' as const) : ('ACTIVE' as const),
    pauseReason,
    pausedAt: webhook.pausedAt,
    cursor: encodeCursor(deskTopic(deskCode), told),
    deliveredAt: webhook.deliveredAt,
    lastFailure: webhook.lastFailure,
    failedAttempts: attempts,
    nextAttemptAt: webhook.nextAttemptAt,
    formerSecretUntil: formerUntil && formerUntil > now ? formerUntil : null,
    createdAt: webhook.createdAt,
  });
}

export function toWebhookEventType({ topic, event }: ToldWebhookEvent): WebhookEventOfType {
  const { clientId, reason = null } = event.payload as unknown as WebhookEventPayload;
  return Object.assign(new WebhookEventOfType(), {
    cursor: encodeCursor(topic, event.position),
    id: event.id,
    type: event.type,
    occurredAt: event.occurredAt,
    webhookId: event.aggregate.id,
    clientId,
    pauseReason: reason,
  });
}
