import type { Principal } from './principal.js';

/** Calls off what nobody watches. One for all: most principals have nothing that many kinds of rights could take. */
export const UNWATCHED = () => undefined;

/** What has become of principals since their tokens were issued. */
export interface KnownRights {
  /**
   * The principal with what still holds of it. A token is never given more than it says.
   * Throws TOKEN_REVOKED when nothing of it holds.
   */
  revise(principal: Principal): Principal;
  /** Calls back once when the principal loses a right, at once when it has. Returns how to call it off. */
  watch(principal: Principal, lost: () => void): () => void;
}

/** All that is known, by whatever way it was learned: a right holds while none of them takes it. */
export function allRights(known: readonly KnownRights[]): KnownRights {
  return {
    revise(principal) {
      let revised = principal;
      for (const each of known) revised = each.revise(revised);
      return revised;
    },
    watch(principal, lost) {
      let called = false;
      const once = () => {
        if (called) return;
        called = true;
        lost();
      };
      const stops = known.map(({ watch }) => watch(principal, once)).filter((stop) => stop !== UNWATCHED);
      if (stops.length === 0) return UNWATCHED;
      return () => {
        called = true;
        for (const stop of stops) stop();
      };
    },
  };
}
