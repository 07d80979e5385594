import { RefusalError } from '@lapor/kit/refusal';
import type { IdentityLinkEvent } from '@lapor/schema/identity-link-events';
import { type KnownRights, UNWATCHED } from './known-rights.js';
import { remember } from './remember.js';
import { createWatchers } from './watchers.js';

/** What citizens has told of links between officers and identities at agencies' own sign-ins. */
export interface KnownLinks extends KnownRights {
  learn(event: IdentityLinkEvent): void;
  hasEnded(linkId: string): boolean;
  /** How many links were told of as made: an answer "nobody" from before the last one is worth nothing. */
  made(): number;
}

/** Links that end within one token's lifetime; an id is never given twice. */
const MAX_LINKS = 100_000;

export function createKnownLinks(): KnownLinks {
  const ended = new Map<string, true>();
  const watchers = createWatchers();
  let made = 0;
  return {
    learn({ kind, linkId }) {
      if (kind === 'linked') {
        made += 1;
        return;
      }
      remember(ended, linkId, true, MAX_LINKS);
      watchers.tell(linkId, () => true);
    },
    hasEnded: (linkId) => ended.has(linkId),
    made: () => made,
    revise(principal) {
      if (principal.linkId !== undefined && ended.has(principal.linkId)) throw new RefusalError('TOKEN_REVOKED');
      return principal;
    },
    watch(principal, lost) {
      const { linkId } = principal;
      if (linkId === undefined) return UNWATCHED;
      return watchers.add(linkId, principal, lost, () => ended.has(linkId));
    },
  };
}
