import { beginningInIndonesia, latestDateInIndonesia } from '@lapor/schema/input/date';
import { currentMemberships, nextLoss } from '@lapor/schema/officer';
import type { LinkedOfficer } from '@lapor/schema/officer-identity';
import type { Principal } from './principal.js';

/**
 * An officer who has signed in at their own agency: what they may do is what the registry says today, and nothing that the
 * token says. It ends on the day on which one of the memberships is lost by the calendar, as our own tokens do.
 */
export function officerPrincipal(
  { linkId, officerId, entry }: LinkedOfficer,
  { issuedAt, endsAt }: { readonly issuedAt: number; readonly endsAt: number },
  now: Date,
): Principal {
  const today = latestDateInIndonesia(now);
  const loss = entry && nextLoss(entry, today);
  return {
    subject: { kind: 'officer', id: officerId, memberships: entry ? currentMemberships(entry, today) : [] },
    sessionExp: loss ? Math.min(endsAt, beginningInIndonesia(loss).getTime() / 1000) : endsAt,
    issuedAt,
    linkId,
  };
}
