import { isDeepStrictEqual } from 'node:util';
import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { OfficerEntry } from '@lapor/schema/officer';
import { findOfficer } from '../database/officer.queries.js';
import { checkSize } from '../domain/officer/appointment.js';
import { coverFor, followCover } from '../domain/officer/leave.js';
import type { RegistryChange } from './change-registry.js';

/** A change of an officer that may be on leave. */
export interface Cover {
  readonly before: OfficerEntry | null;
  readonly after: OfficerEntry;
  readonly callerId: string;
  readonly today: string;
  /** Whether the leave itself was decided now; any other change gives a deputy nothing. */
  readonly anew: boolean;
}

/**
 * Brings the former and the present deputy in line with the absent officer's entry, each with an event of their own.
 * Throws FORBIDDEN when the caller would gain by it, or MEMBERSHIP_LIMIT.
 */
export async function coverLeave({ manager, put }: RegistryChange, { before, after, callerId, today, anew }: Cover): Promise<void> {
  const ids = new Set([before?.leave?.deputyId, after.leave?.deputyId].filter((id) => id !== undefined));
  for (const id of ids) {
    const deputy = await findOfficer(manager, id);
    if (!deputy) throw new Error(`the deputy ${id} is not in the registry`);
    const standing = anew ? coverFor(after, deputy, today) : followCover(after, deputy, today);
    const [gains, loses] = [hasMore(standing, deputy), hasMore(deputy, standing)];
    if (!gains && !loses) continue;
    if (gains && id === callerId) throw new RefusalError('FORBIDDEN');
    if (gains) assertAllowed(checkSize(standing));
    await put(gains ? 'OfficerAppointed' : 'MembershipEnded', standing);
  }
}

function hasMore({ memberships }: OfficerEntry, other: OfficerEntry): boolean {
  return memberships.some((membership) => !other.memberships.some((held) => isDeepStrictEqual(held, membership)));
}
