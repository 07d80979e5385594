import type { FeedPage } from '@lapor/schema/events';
import { IDENTITY_HEADER } from '@lapor/schema/identity';
import type { IdentityKey } from '../config/identity-keys.js';
import { operationHash, signIdentity } from '../identity.js';

/** Whose feed is read, and as whom. */
export interface FeedSource {
  /** Where the other subgraph serves, for example `http://127.0.0.1:4102`. */
  readonly origin: string;
  /** The other subgraph's name. */
  readonly audience: string;
  readonly key: IdentityKey;
}

/** Which page: the one behind a cursor (null: the first, or the first since a moment), and whether to wait at the end of the log for something new. */
export interface FeedPlace {
  readonly after: string | null;
  readonly since?: Date | undefined;
  readonly wait: boolean;
}

const REQUEST_TIMEOUT_MS = 30_000;

/** Reads one page of another subgraph's feed. Throws when the other does not answer, or refuses. */
export async function fetchFeedPage(
  { origin, audience, key }: FeedSource,
  { after, since, wait }: FeedPlace,
  stopped: AbortSignal,
): Promise<FeedPage> {
  const start: Record<string, string> = after !== null ? { after } : since ? { since: since.toISOString() } : {};
  const query = new URLSearchParams({ ...start, ...(wait ? { wait: 'true' } : {}) });
  const path = `/feed?${query}`;
  const identity = signIdentity(
    key,
    { aud: audience, op: operationHash(`GET ${path}`), sub: { kind: 'system', name: key.issuer } },
    Date.now(),
  );
  const response = await fetch(`${origin}${path}`, {
    headers: { [IDENTITY_HEADER]: identity },
    signal: AbortSignal.any([stopped, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]),
    redirect: 'error',
  });
  if (!response.ok) throw new Error(`the feed of ${audience} answered ${response.status}`);
  return (await response.json()) as FeedPage;
}
