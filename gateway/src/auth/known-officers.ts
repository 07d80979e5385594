import { RefusalError } from '@lapor/kit/refusal';
import type { Membership } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { currentMemberships, isSameOffice, type OfficerEntry } from '@lapor/schema/officer';
import { type KnownRights, UNWATCHED } from './known-rights.js';
import type { Principal } from './principal.js';
import { remember } from './remember.js';
import { createWatchers } from './watchers.js';

/** What the registry has told of officers lately, and what it makes of their tokens. */
export interface KnownOfficers extends KnownRights {
  /** Takes note of an officer's entry as it is from now on. */
  learn(officer: OfficerEntry): void;
}

/** More than the country has officers (46,000), so that none is forgotten before the tokens that came before it end. */
const MAX_OFFICERS = 100_000;

export function createKnownOfficers(now: () => Date): KnownOfficers {
  const officers = new Map<string, OfficerEntry>();
  const watchers = createWatchers();
  const stillHeld = (officer: OfficerEntry, memberships: readonly Membership[]) => {
    const current = currentMemberships(officer, latestDateInIndonesia(now()));
    return memberships.filter((membership) => current.some((held) => isSameOffice(held, membership)));
  };
  const hasLost = (officer: OfficerEntry, { subject }: Principal) =>
    subject.kind === 'officer' && (!officer.active || stillHeld(officer, subject.memberships).length < subject.memberships.length);
  return {
    learn(officer) {
      remember(officers, officer.id, officer, MAX_OFFICERS);
      watchers.tell(officer.id, (principal) => hasLost(officer, principal));
    },
    revise(principal) {
      const { subject } = principal;
      const officer = subject.kind === 'officer' ? officers.get(subject.id) : undefined;
      if (subject.kind !== 'officer' || !officer) return principal;
      if (!officer.active) throw new RefusalError('TOKEN_REVOKED');
      const memberships = stillHeld(officer, subject.memberships);
      // As long as nothing is lost it stays the same object: what was signed for it can be used again (forward.ts).
      return memberships.length === subject.memberships.length ? principal : { ...principal, subject: { ...subject, memberships } };
    },
    watch(principal, lost) {
      if (principal.subject.kind !== 'officer') return UNWATCHED;
      const { id } = principal.subject;
      const officer = officers.get(id);
      return watchers.add(id, principal, lost, (watching) => officer !== undefined && hasLost(officer, watching));
    },
  };
}
