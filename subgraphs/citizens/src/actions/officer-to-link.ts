import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { EventActor } from '@lapor/schema/events';
import type { Subject } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { isUuid } from '@lapor/schema/uuid';
import { findAccounts } from '../database/account.queries.js';
import { decideLinkAuthority } from '../domain/identity-link/link-authority.js';
import type { AccountServices } from './account-services.js';

/**
 * Whether somebody may link an officer to identities elsewhere, and as what they do it. Who may not is told so whether
 * there is such an officer or not.
 * @throws {RefusalError} UNAUTHENTICATED, FORBIDDEN; for national administrators OFFICER_UNKNOWN.
 */
export async function officerToLink(
  { database, now }: Pick<AccountServices, 'database' | 'now'>,
  subject: Subject,
  officerId: string,
): Promise<EventActor> {
  const found = isUuid(officerId) ? await findAccounts(database, [{ kind: 'officer', id: officerId, memberships: [] }]) : [];
  const account = found.find(({ kind, person }) => kind === 'OFFICER' && person !== null);
  const decision = decideLinkAuthority(subject, officerId, account?.officer ?? null, latestDateInIndonesia(now()));
  assertAllowed(decision);
  if (!account) throw new RefusalError('OFFICER_UNKNOWN');
  const { role, agencyCode } = decision.by;
  return { kind: 'OFFICER', role, agencyCode };
}
