/** Why a webhook does not deliver: somebody asked for it, its receiver is gone for good, or it has failed for too long. */
export const PAUSE_REASONS = ['REQUESTED', 'GONE', 'FAILING'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** Why a delivery did not succeed. Nothing that the receiver has answered stands here but its status. */
export const DELIVERY_FAILURES = [
  'STATUS',
  'TIMEOUT',
  'CONNECTION_FAILED',
  'CERTIFICATE_REFUSED',
  'ADDRESS_REFUSED',
  'RIGHTS_LOST',
  'SIGNING_KEY_UNKNOWN',
] as const;
export type DeliveryFailure = (typeof DELIVERY_FAILURES)[number];

/** How one attempt ended. STOPPED: this process is ending, and nothing is known of it. */
export type DeliveryOutcome =
  | { readonly kind: 'DELIVERED' }
  | { readonly kind: 'STOPPED' }
  | { readonly kind: 'GONE'; readonly status: number }
  | {
      readonly kind: 'FAILED';
      readonly code: DeliveryFailure;
      readonly status: number | null;
      /** How long the receiver asks to be left alone, in milliseconds. */
      readonly retryAfterMs?: number | undefined;
    };

/** Which secret a webhook signs with: made of a service key, named by its tag, and a number that each renewal raises. */
export interface SecretRef {
  readonly keyTag: string;
  readonly generation: number;
}

/** A secret that was renewed at a moment. */
export interface FormerSecret extends SecretRef {
  readonly retiredAt: Date;
}

/** The most webhooks of one agency. */
export const MAX_WEBHOOKS = 20;
/** So long a former secret signs beside a renewed one. */
export const FORMER_SECRET_MS = 24 * 3_600_000;
/** So many of them at most: whoever did not get the answer and renews again must not lose the secret that is in use. */
export const MAX_FORMER_SECRETS = 3;
