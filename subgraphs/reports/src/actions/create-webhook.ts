import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { startOf } from '@lapor/subgraph-kit/event-log/follow-from';
import { findWebhook, type Webhook } from '../database/webhook.queries.js';
import { insertWebhook, isWebhookTaken, lockAgencyWebhooks } from '../database/webhook.store.js';
import { MAX_WEBHOOKS } from '../domain/webhook/webhook.js';
import { webhookSecret } from '../domain/webhook/webhook-secret.js';
import { checkWebhookUrl } from '../domain/webhook/webhook-url.js';
import { deskTopic } from '../events/topics.js';
import { openWebhooks, tell } from './on-webhook.js';
import { openDeskStream } from './open-desk.js';
import type { WebhookDependencies } from './webhook-dependencies.js';

export interface CreateWebhookInput {
  /** The desk whose events are delivered: the client's agency, or one below it. */
  readonly agencyCode: string;
  readonly url: string;
  /** A cursor of that desk's events; without one it begins now. */
  readonly after?: string | null;
}

/** A webhook with its secret, which is shown this once. */
export interface MadeWebhook {
  readonly webhook: Webhook;
  readonly secret: string;
}

/**
 * Has a desk's events sent to an address. Throws UNAUTHENTICATED, FORBIDDEN, WEBHOOK_URL_REFUSED, WEBHOOK_TAKEN,
 * WEBHOOK_LIMIT, CURSOR_INVALID or CURSOR_MISMATCH.
 */
export async function createWebhook(deps: WebhookDependencies, subject: Subject, input: CreateWebhookInput): Promise<MadeWebhook> {
  const { database, tail, newId, now, webhookKeys, webhookLoopback } = deps;
  const client = openWebhooks(subject);
  const desk = await openDeskStream(database, client, input.agencyCode);
  const checked = checkWebhookUrl(input.url, webhookLoopback);
  assertAllowed(checked);
  const position = await startOf({ database, tail }, deskTopic(desk.code), input.after ?? null);
  return database.transaction(async (manager) => {
    const count = await lockAgencyWebhooks(manager, client.agencyCode);
    if (await isWebhookTaken(manager, client.id, desk.code, checked.url)) throw new RefusalError('WEBHOOK_TAKEN');
    if (count >= MAX_WEBHOOKS) throw new RefusalError('WEBHOOK_LIMIT');
    const at = now();
    const owner = { clientId: client.id, agencyCode: client.agencyCode, deskCode: desk.code };
    const id = newId();
    await insertWebhook(manager, { id, ...owner, url: checked.url, keyTag: webhookKeys.present, position, createdAt: at });
    await tell(deps, manager, 'WebhookCreated', id, owner, { at, by: 'API_CLIENT' });
    return showSecret(deps, (await findWebhook(manager, id)) as Webhook);
  });
}

/** A webhook with its present secret, just made of a key that we have. */
export function showSecret({ webhookKeys }: Pick<WebhookDependencies, 'webhookKeys'>, webhook: Webhook): MadeWebhook {
  const secret = webhookSecret(webhookKeys, webhook.id, webhook.secret);
  if (secret === null) throw new Error(`the key ${webhook.secret.keyTag} of a webhook just made is not known`);
  return { webhook, secret };
}
