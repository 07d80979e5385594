import type { Principal } from './principal.js';

/** Those who want to hear when a principal loses something, by the key under which it would be told. */
export interface Watchers {
  /**
   * Calls at once when it has lost something already. The others under the key are not looked at: ten thousand
   * connections of one client would each look at all before it. Returns how to call it off.
   */
  add(key: string, principal: Principal, lost: () => void, hasLost: (principal: Principal) => boolean): () => void;
  /** Calls those under a key who have lost something, each of them once. */
  tell(key: string, hasLost: (principal: Principal) => boolean): void;
}

interface Watcher {
  readonly principal: Principal;
  readonly lost: () => void;
}

export function createWatchers(): Watchers {
  const byKey = new Map<string, Set<Watcher>>();
  return {
    add(key, principal, lost, hasLost) {
      const set = byKey.get(key) ?? new Set<Watcher>();
      const stop = () => {
        set.delete(watcher);
        if (set.size === 0 && byKey.get(key) === set) byKey.delete(key);
      };
      const watcher: Watcher = {
        principal,
        lost() {
          stop();
          lost();
        },
      };
      byKey.set(key, set.add(watcher));
      if (hasLost(principal)) watcher.lost();
      return stop;
    },
    tell(key, hasLost) {
      for (const { principal, lost } of [...(byKey.get(key) ?? [])]) if (hasLost(principal)) lost();
    },
  };
}
