import { type LiveGroup, type LiveGroupOptions, openLiveGroup } from './live-group.js';
import type { Seat } from './seat.js';

/** All open subscriptions of a gateway, in groups that are given the same answers. */
export interface LiveGroups {
  /**
   * Seats a subscription that goes on from behind a cursor, or begins now.
   * Throws a GraphQLError when the variables do not fit.
   */
  seat(seat: Seat, after: string | undefined): void;
}

/**
 * Those who are given the same are put together where they stand behind the same event, or begin now. Whoever comes with an
 * older cursor reads on alone (or with those who come with the same), until they have caught up: nothing is kept for them, so that
 * whatever they read is seen with the rights of this moment, and as it is now.
 */
export function createLiveGroups(slowAfterMs: number): LiveGroups {
  const known = new Map<string, Set<LiveGroup>>();
  const forget = (group: LiveGroup, name: string | undefined) => {
    const same = name === undefined ? undefined : known.get(name);
    if (same?.delete(group) && same.size === 0) known.delete(name as string);
  };
  const options: LiveGroupOptions = {
    slowAfterMs,
    delivered(group) {
      for (const other of sameAs(group)) {
        if (other === group || other.last !== group.last || group.last === undefined) continue;
        const [larger, smaller] = other.seats.size > group.seats.size ? [other, group] : [group, other];
        larger.absorb(smaller);
        if (smaller === group) return;
      }
    },
    rename(group, former) {
      forget(group, former);
      if (group.sharedAs !== undefined) learn(group, group.sharedAs);
    },
    reseat: (seat, after) => groups.seat(seat, after),
  };
  const learn = (group: LiveGroup, name: string) => known.set(name, (known.get(name) ?? new Set()).add(group));
  const sameAs = ({ sharedAs }: { readonly sharedAs: string | undefined }): readonly LiveGroup[] =>
    sharedAs === undefined ? [] : [...(known.get(sharedAs) ?? [])];
  const groups: LiveGroups = {
    seat(seat, after) {
      const joinsNow = !seat.opened.beginsWithPresent;
      const found = sameAs(seat.opened).find((group) => (after === undefined ? joinsNow && group.isLive : group.last === after));
      if (found) return found.take(seat);
      const group = openLiveGroup(seat, after, options);
      if (group.sharedAs !== undefined) learn(group, group.sharedAs);
    },
  };
  return groups;
}
