import type { Subject } from '@lapor/schema/identity';

/** Who a request comes from, as the gateway has verified it. */
export interface Principal {
  readonly subject: Subject;
  /** When the token ends, in seconds since the epoch; undefined for anonymous requests. */
  readonly sessionExp: number | undefined;
}
