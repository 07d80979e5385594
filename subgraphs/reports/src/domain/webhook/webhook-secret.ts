import { createHash, createHmac } from 'node:crypto';
import { FORMER_SECRET_MS, type FormerSecret, type SecretRef } from './webhook.js';

/** The service's keys by their tags; new secrets are made of the present one. */
export interface WebhookKeys {
  readonly present: string;
  readonly byTag: ReadonlyMap<string, Buffer>;
}

/** The present key and former ones, of which secrets were made that still sign. */
export function toWebhookKeys(present: Buffer, former: readonly Buffer[]): WebhookKeys {
  return { present: tagOf(present), byTag: new Map([...former, present].map((key) => [tagOf(key), key])) };
}

/**
 * The secret of a webhook as its receiver holds it, `whsec_` and base64 (Standard Webhooks). It is made anew whenever it
 * is needed and stands nowhere. Null when the key that it was made of is not among ours any more.
 */
export function webhookSecret(keys: WebhookKeys, webhookId: string, { keyTag, generation }: SecretRef): string | null {
  const key = keys.byTag.get(keyTag);
  return key ? `whsec_${createHmac('sha256', key).update(`webhook-secret:${webhookId}:${generation}`).digest('base64')}` : null;
}

/** The secrets that a delivery is signed with at a moment, the present one first: former ones for a day. */
export function signingSecrets(
  keys: WebhookKeys,
  webhook: { readonly id: string; readonly secret: SecretRef; readonly formers: readonly FormerSecret[] },
  now: Date,
): readonly string[] {
  const { id, secret, formers } = webhook;
  const overlapping = formers.filter(({ retiredAt }) => now.getTime() - retiredAt.getTime() < FORMER_SECRET_MS);
  const [present, ...beside] = [secret, ...overlapping].map((ref) => webhookSecret(keys, id, ref));
  return present ? [present, ...beside.filter((former) => former !== null)] : [];
}

/** The headers of a delivery, signed with each of the secrets (Standard Webhooks). */
export function signedHeaders(
  secrets: readonly string[],
  message: { readonly id: string; readonly at: Date; readonly body: string },
): Record<string, string> {
  const timestamp = String(Math.floor(message.at.getTime() / 1_000));
  const signed = `${message.id}.${timestamp}.${message.body}`;
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  });
  return { 'webhook-id': message.id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

function tagOf(key: Buffer): string {
  return createHash('sha256').update('webhook-key:').update(key).digest('base64url').slice(0, 12);
}
