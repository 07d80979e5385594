import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** What was verified of tokens, so that a signature is checked once and not with every request. */
export interface RememberedTokens<Verified> {
  /** What a token was verified as; undefined when it is not remembered, or not to be relied on any more. */
  recall(token: string): Verified | undefined;
  keep(token: string, verified: Verified): void;
}

export interface RememberedTokensOptions<Verified> {
  /** When it ends, in seconds since the epoch. */
  readonly endsAt: (verified: Verified) => number;
  /** Whether the key that it was verified with is still the issuer's. */
  readonly isKeyHeld: (verified: Verified) => boolean;
  readonly maxBytes?: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** Together with what is read of them; most tokens take some 2 KB. Whoever is forgotten is verified once more. */
const MAX_BYTES = 64 * 1_048_576;
/** What an entry takes beside what was read of the token, and how much larger that is than the token's text. */
const ENTRY_BYTES = 600;
const BYTES_PER_LETTER = 2;

/**
 * Remembers verified tokens by SHA-256 of the whole text: the tokens themselves are not kept, and one that differs in
 * anything, its signature included, is another one. Only what was verified comes in: refused tokens push nobody out.
 * Whoever asks still has to see what has become of the principal since.
 */
export function createRememberedTokens<Verified extends object>({
  endsAt,
  isKeyHeld,
  maxBytes = MAX_BYTES,
  now = Date.now,
}: RememberedTokensOptions<Verified>): RememberedTokens<Verified> {
  const entries = new LRUCache<string, { readonly verified: Verified; readonly bytes: number }>({
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }) => bytes,
  });
  const isOver = (verified: Verified) => endsAt(verified) * 1000 <= now();
  return {
    recall(token) {
      const digest = digestOf(token);
      const entry = entries.get(digest);
      if (!entry) return undefined;
      if (!isOver(entry.verified) && isKeyHeld(entry.verified)) return entry.verified;
      entries.delete(digest);
      return undefined;
    },
    keep(token, verified) {
      // Within the clocks' tolerance a token may just have ended: accepted once, and not again from memory.
      if (!isOver(verified)) entries.set(digestOf(token), { verified, bytes: ENTRY_BYTES + token.length * BYTES_PER_LETTER });
    },
  };
}

function digestOf(token: string): string {
  return hash('sha256', token, 'base64url');
}
