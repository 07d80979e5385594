import { OnlyWithScope } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { changeWebhook, deleteWebhook, pauseWebhook, renewWebhookSecret, replayWebhook, resumeWebhook } from '../actions/change-webhook.js';
import { createWebhook, type MadeWebhook } from '../actions/create-webhook.js';
import type { Webhook } from '../database/webhook.queries.js';
import { FORMER_SECRET_MS } from '../domain/webhook/webhook.js';
import type { ReportsContext } from './context.js';
import { CreateWebhookInputType } from './create-webhook.input.js';
import { toWebhookType, WebhookType, WebhookWithSecretType } from './webhook.type.js';

/** What an API client does with its webhooks; each command gives the webhook as it is afterwards. */
@Resolver()
export class WebhookCommandsResolver {
  @OnlyWithScope('webhooks:manage')
  @Mutation(() => WebhookWithSecretType, { description: 'Membuat webhook; rahasianya ditampilkan sekali ini saja.' })
  createWebhook(
    @Arg('input', () => CreateWebhookInputType) input: CreateWebhookInputType,
    @Ctx() context: ReportsContext,
  ): Promise<WebhookWithSecretType> {
    return showMade(context, createWebhook(context.services, context.subject, input));
  }

  @OnlyWithScope('webhooks:manage')
  @Mutation(() => WebhookType, { description: 'Mengubah alamat webhook.' })
  changeWebhook(
    @Arg('id', () => ID) id: string,
    @Arg('url', () => String) url: string,
    @Ctx() context: ReportsContext,
  ): Promise<WebhookType> {
    return show(context, changeWebhook(context.services, context.subject, id, url));
  }

  @OnlyWithScope('webhooks:manage')
  @Mutation(() => WebhookWithSecretType, { description: 'Memperbarui rahasia; yang lama ikut menandatangani selama 24 jam.' })
  renewWebhookSecret(@Arg('id', () => ID) id: string, @Ctx() context: ReportsContext): Promise<WebhookWithSecretType> {
    return showMade(context, renewWebhookSecret(context.services, context.subject, id));
  }

  @OnlyWithScope('webhooks:manage')
  @Mutation(() => WebhookType, { description: 'Menghentikan pengiriman untuk sementara.' })
  pauseWebhook(@Arg('id', () => ID) id: string, @Ctx() context: ReportsContext): Promise<WebhookType> {
    return show(context, pauseWebhook(context.services, context.subject, id));
  }

  @OnlyWithScope('webhooks:manage')
  @Mutation(() => WebhookType, { description: 'Melanjutkan pengiriman dari tempat terakhir, tanpa ada yang terlewat.' })
  resumeWebhook(@Arg('id', () => ID) id: string, @Ctx() context: ReportsContext): Promise<WebhookType> {
    return show(context, resumeWebhook(context.services, context.subject, id));
  }

  @OnlyWithScope('webhooks:manage')
  @Mutation(() => WebhookType, { description: 'Mengirim ulang peristiwa setelah sebuah penanda.' })
  replayWebhook(
    @Arg('id', () => ID) id: string,
    @Arg('after', () => String) after: string,
    @Ctx() context: ReportsContext,
  ): Promise<WebhookType> {
    return show(context, replayWebhook(context.services, context.subject, id, after));
  }

  @OnlyWithScope('webhooks:manage')
  @Mutation(() => Boolean, { description: 'Menghapus webhook.' })
  async deleteWebhook(@Arg('id', () => ID) id: string, @Ctx() { services, subject }: ReportsContext): Promise<boolean> {
    await deleteWebhook(services, subject, id);
    return true;
  }
}

async function show({ services }: ReportsContext, done: Promise<Webhook>): Promise<WebhookType> {
  return toWebhookType(await done, services.now(), FORMER_SECRET_MS);
}

async function showMade(context: ReportsContext, done: Promise<MadeWebhook>): Promise<WebhookWithSecretType> {
  const { webhook, secret } = await done;
  return Object.assign(new WebhookWithSecretType(), { webhook: await show(context, Promise.resolve(webhook)), secret });
}
