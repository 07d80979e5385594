import type { ClientQuota } from '@lapor/schema/api-client-event';
import type { Subject } from '@lapor/schema/identity';

/** Who a request comes from, as the gateway has verified it. */
export interface Principal {
  readonly subject: Subject;
  /** When the token ends, in seconds since the epoch; undefined for anonymous requests. */
  readonly sessionExp: number | undefined;
  /** When the token was issued, in seconds since the epoch; absent for anonymous requests. */
  readonly issuedAt?: number;
  /** The session that the token belongs to, if it belongs to one. */
  readonly sid?: string;
  /** How many requests it may send; present for API clients alone. It goes no further than the gateway. */
  readonly quota?: ClientQuota;
  /** The link by which an identity at an agency's own sign-in is this officer's; absent for tokens of our own. */
  readonly linkId?: string;
}
