import { encodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Webhook } from '../database/webhook.queries.js';
import type { DeliveryFailure, PauseReason } from '../domain/webhook/webhook.js';
import { deskTopic } from '../events/topics.js';
import { WebhookFailureCodeEnum, WebhookPauseReasonEnum, WebhookStateEnum } from './webhook.enums.js';

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
