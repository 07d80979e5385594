import { RefusalError } from '@lapor/kit/refusal';
import type { Membership } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { currentMemberships, isSameOffice, type OfficerEntry } from '@lapor/schema/officer';
import type { Principal } from './principal.js';

/** What the registry has told of officers lately, and what it makes of their tokens. */
export interface KnownOfficers {
  /** Takes note of an officer's entry as it is from now on. */
  learn(officer: OfficerEntry): void;
  /**
   * The principal with those of the token's memberships that still hold. A token is never given more than it says.
   * Throws TOKEN_REVOKED for an officer who is deactivated.
   */
  revise(principal: Principal): Principal;
  /**
   * Calls back once when the principal loses a membership or is deactivated, at once when it has. Returns how to call
   * it off.
   */
  watch(principal: Principal, lost: () => void): () => void;
}

/** More than the country has officers (46,000), so that none is forgotten before the tokens that came before it end. */
const MAX_OFFICERS = 100_000;

interface Watcher {
  readonly memberships: readonly Membership[];
  readonly lost: () => void;
}

export function createKnownOfficers(now: () => Date): KnownOfficers {
  const officers = new Map<string, OfficerEntry>();
  const watchers = new Map<string, Set<Watcher>>();
  const stillHeld = (officer: OfficerEntry, memberships: readonly Membership[]) => {
    const current = currentMemberships(officer, latestDateInIndonesia(now()));
    return memberships.filter((membership) => current.some((held) => isSameOffice(held, membership)));
  };
  const hasLost = (officer: OfficerEntry, memberships: readonly Membership[]) =>
    !officer.active || stillHeld(officer, memberships).length < memberships.length;
  return {
    learn(officer) {
      officers.delete(officer.id);
      officers.set(officer.id, officer);
      if (officers.size > MAX_OFFICERS) officers.delete(officers.keys().next().value as string);
      for (const watcher of [...(watchers.get(officer.id) ?? [])]) if (hasLost(officer, watcher.memberships)) watcher.lost();
    },
    revise(principal) {
      const { subject } = principal;
      const officer = subject.kind === 'officer' ? officers.get(subject.id) : undefined;
      if (subject.kind !== 'officer' || !officer) return principal;
      if (!officer.active) throw new RefusalError('TOKEN_REVOKED');
      return { ...principal, subject: { ...subject, memberships: stillHeld(officer, subject.memberships) } };
    },
    watch({ subject }, lost) {
      if (subject.kind !== 'officer') return () => undefined;
      const { id, memberships } = subject;
      const set = watchers.get(id) ?? new Set<Watcher>();
      const stop = () => {
        set.delete(watcher);
        if (set.size === 0 && watchers.get(id) === set) watchers.delete(id);
      };
      const watcher: Watcher = {
        memberships,
        lost() {
          stop();
          lost();
        },
      };
      watchers.set(id, set.add(watcher));
      const officer = officers.get(id);
      if (officer && hasLost(officer, memberships)) watcher.lost();
      return stop;
    },
  };
}
