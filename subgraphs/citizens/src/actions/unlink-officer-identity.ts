import { newId } from '@lapor/kit/ids';
import type { Subject } from '@lapor/schema/identity';
import { isUuid } from '@lapor/schema/uuid';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import { findLinks, removeLink } from '../database/officer-identity.store.js';
import { identityLinkAggregate, identityLinkEvent } from '../events/identity-link-events.js';
import type { AccountServices } from './account-services.js';
import { officerToLink } from './officer-to-link.js';
import { onAccount } from './on-account.js';

/** Thrown to take everything of a transaction back, and caught by who began it. */
class AlreadyGone extends Error {
  override readonly name = 'AlreadyGone';
}

/**
 * Takes a link away: from that second on no gateway accepts a token by it. False when the officer has no such link, so
 * that asking twice is harmless.
 * @throws {RefusalError} what `officerToLink` throws.
 */
export async function unlinkOfficerIdentity(
  services: Pick<AccountServices, 'database' | 'now'>,
  subject: Subject,
  { officerId, identityId }: { readonly officerId: string; readonly identityId: string },
): Promise<boolean> {
  const by = await officerToLink(services, subject, officerId);
  const link = isUuid(identityId) && (await findLinks(services.database, [officerId])).find(({ id }) => id === identityId);
  if (!link) return false;
  const payload = { linkId: link.id, issuer: link.issuer };
  try {
    await onAccount(services, { accountId: officerId, type: 'OfficerIdentityUnlinked', by, payload }, async (manager, now) => {
      const event = identityLinkEvent('unlinked', { linkId: link.id, by }, { id: newId(), now });
      await appendEvents(manager, identityLinkAggregate(link.id), [event]);
      if (!(await removeLink(manager, officerId, link.id))) throw new AlreadyGone();
    });
    return true;
  } catch (error) {
    if (error instanceof AlreadyGone) return false;
    throw error;
  }
}
