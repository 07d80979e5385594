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
  /** Who stands behind which event, and who may be joined by those that begin now. */
  const places = new Map<string, LiveGroup>();
  const live = new Map<string, LiveGroup>();
  const listed = new Map<LiveGroup, { readonly place: string; readonly sharedAs: string }>();
  const unlist = (group: LiveGroup) => {
    const at = listed.get(group);
    if (!at) return;
    listed.delete(group);
    if (places.get(at.place) === group) places.delete(at.place);
    if (live.get(at.sharedAs) === group) live.delete(at.sharedAs);
  };
  const list = (group: LiveGroup): void => {
    unlist(group);
    const { sharedAs, last, isPlaced } = group;
    if (sharedAs === undefined || !isPlaced) return;
    const place = placeOf(sharedAs, last);
    const other = last === undefined ? undefined : places.get(place);
    if (other) {
      const [larger, smaller] = other.seats.size > group.seats.size ? [other, group] : [group, other];
      larger.absorb(smaller);
      list(larger);
    } else {
      places.set(place, group);
      if (group.isLive && !live.has(sharedAs)) live.set(sharedAs, group);
      listed.set(group, { place, sharedAs });
    }
  };
  const options: LiveGroupOptions = { slowAfterMs, changed: list, reseat: (seat, after) => groups.seat(seat, after) };
  const groups: LiveGroups = {
    seat(seat, after) {
      const { sharedAs, beginsWithPresent } = seat.opened;
      if (sharedAs !== undefined) {
        const begun = beginsWithPresent ? undefined : live.get(sharedAs);
        const found = after === undefined ? begun : places.get(placeOf(sharedAs, after));
        if (found) return found.take(seat);
      }
      list(openLiveGroup(seat, after, options));
    },
  };
  return groups;
}

function placeOf(sharedAs: string, last: string | undefined): string {
  return `${sharedAs} ${last ?? ''}`;
}
