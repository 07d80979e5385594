import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { ViewedByTheSame } from '@lapor/subgraph-kit/graphql/viewing';
import { Arg, Ctx, Query, Resolver, Root, Subscription } from 'type-graphql';
import { followWebhooks, readWebhooks, type ToldWebhookEvent } from '../actions/read-webhooks.js';
import { FORMER_SECRET_MS } from '../domain/webhook/webhook.js';
import type { ReportsContext } from './context.js';
import { toWebhookType, WebhookType } from './webhook.type.js';
import { toWebhookEventType, WebhookEventType } from './webhook-event.type.js';

interface Subscribing {
  readonly args: { readonly agencyCode: string; readonly after?: string | null };
  readonly context: ReportsContext;
}

/** What is seen of webhooks: by the API clients that own them, and by those who manage an agency's clients. */
@Resolver()
export class WebhookResolver {
  @OnlyFor('officer', 'apiClient')
  @Query(() => [WebhookType], { description: 'Webhook klien-klien API sebuah instansi; bagi klien API hanya miliknya sendiri.' })
  async webhooks(
    @Arg('agencyCode', () => String) agencyCode: string,
    @Ctx() { services, subject }: ReportsContext,
  ): Promise<WebhookType[]> {
    const webhooks = await readWebhooks(services.database, subject, agencyCode);
    return webhooks.map((webhook) => toWebhookType(webhook, services.now(), FORMER_SECRET_MS));
  }

  @OnlyFor('officer', 'apiClient')
  @ViewedByTheSame()
  @Subscription(() => WebhookEventType, {
    subscribe: ({ args, context: { services, subject } }: Subscribing) =>
      followWebhooks(services.live, subject, args.agencyCode, args.after ?? null),
    description: 'Peristiwa webhook klien-klien sebuah instansi: riwayat setelah after, lalu langsung.',
  })
  webhookEvents(
    @Root() told: ToldWebhookEvent,
    @Arg('agencyCode', () => String) _agencyCode: string,
    @Arg('after', () => String, { nullable: true }) _after: string | null,
  ): WebhookEventType {
    return toWebhookEventType(told);
  }
}
