import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { startOf } from '@lapor/subgraph-kit/event-log/follow-from';
import type { Webhook } from '../database/webhook.queries.js';
import * as store from '../database/webhook.store.js';
import { MAX_FORMER_SECRETS } from '../domain/webhook/webhook.js';
import { checkWebhookUrl } from '../domain/webhook/webhook-url.js';
import { deskTopic } from '../events/topics.js';
import { type MadeWebhook, showSecret } from './create-webhook.js';
import { onWebhook, type WebhookCommand } from './on-webhook.js';
import type { WebhookDependencies } from './webhook-dependencies.js';

/** What a webhook's owner does with it. All throw as `onWebhook` does; doing again what is done changes nothing. */

/** Has it delivered to another address. Throws WEBHOOK_URL_REFUSED or WEBHOOK_TAKEN besides. */
export async function changeWebhook(deps: WebhookDependencies, subject: Subject, id: string, text: string): Promise<Webhook> {
  return change(deps, subject, id, {
    type: 'WebhookChanged',
    async change(manager, webhook) {
      const checked = checkWebhookUrl(text, deps.webhookLoopback);
      assertAllowed(checked);
      if (checked.url === webhook.url) return false;
      await store.lockAgencyWebhooks(manager, webhook.agencyCode);
      if (await store.isWebhookTaken(manager, webhook.clientId, webhook.deskCode, checked.url)) throw new RefusalError('WEBHOOK_TAKEN');
      await store.changeWebhookUrl(manager, id, checked.url);
      return true;
    },
  });
}

/** Gives it a new secret; the former ones sign beside it for a day each. */
export async function renewWebhookSecret(deps: WebhookDependencies, subject: Subject, id: string): Promise<MadeWebhook> {
  const renewed = await change(deps, subject, id, {
    type: 'WebhookSecretRotated',
    async change(manager, { secret, formers }, at) {
      const kept = [{ ...secret, retiredAt: at }, ...formers].slice(0, MAX_FORMER_SECRETS);
      await store.renewWebhookSecret(manager, id, { keyTag: deps.webhookKeys.present, formers: kept });
      return true;
    },
  });
  return showSecret(deps, renewed);
}

export function pauseWebhook(deps: WebhookDependencies, subject: Subject, id: string): Promise<Webhook> {
  return change(deps, subject, id, {
    type: 'WebhookPaused',
    async change(manager, { pauseReason }, at) {
      if (pauseReason === null) await store.pauseWebhook(manager, id, 'REQUESTED', at);
      return pauseReason === null;
    },
  });
}

/** Lets it go on from where it stood; one that waits for its next attempt tries at once. */
export function resumeWebhook(deps: WebhookDependencies, subject: Subject, id: string): Promise<Webhook> {
  return change(deps, subject, id, {
    type: 'WebhookResumed',
    async change(manager, { pauseReason }) {
      await store.resumeWebhook(manager, id);
      return pauseReason !== null;
    },
  });
}

/** Sets it back, or forward, to a cursor of its desk's events. Throws CURSOR_INVALID or CURSOR_MISMATCH besides. */
export function replayWebhook(deps: WebhookDependencies, subject: Subject, id: string, after: string): Promise<Webhook> {
  return change(deps, subject, id, {
    type: 'WebhookReplayed',
    async change(manager, { deskCode }) {
      await store.replayWebhook(manager, id, await startOf(deps, deskTopic(deskCode), after));
      return true;
    },
  });
}

export async function deleteWebhook(deps: WebhookDependencies, subject: Subject, id: string): Promise<void> {
  await onWebhook(deps, subject, id, {
    type: 'WebhookDeleted',
    change: (manager) => store.deleteWebhook(manager, id).then(() => true),
  });
}

async function change(deps: WebhookDependencies, subject: Subject, id: string, command: WebhookCommand): Promise<Webhook> {
  const webhook = await onWebhook(deps, subject, id, command);
  if (!webhook) throw new RefusalError('WEBHOOK_UNKNOWN');
  return webhook;
}
