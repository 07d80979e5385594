import type { Logger } from '@lapor/kit/log';
import type { Tail } from '@lapor/subgraph-kit/event-log/tail';
import type { RetryRules } from '../domain/webhook/retry.js';
import type { WebhookKeys } from '../domain/webhook/webhook-secret.js';
import type { Poster } from '../webhooks/post-event.js';
import type { ActionDependencies } from './dependencies.js';

/** What webhooks are managed with. */
export interface WebhookDependencies extends ActionDependencies {
  readonly tail: Tail;
  readonly webhookKeys: WebhookKeys;
  /** Whether receivers on this machine are allowed. */
  readonly webhookLoopback: boolean;
}

/** What events are delivered with. */
export interface DeliveryDependencies extends WebhookDependencies {
  readonly poster: Poster;
  readonly retries: RetryRules;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly log: Logger;
}
