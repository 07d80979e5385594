import { newId, newOpaqueId } from '@lapor/kit/ids';
import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import type { ExternalIdentity } from '@lapor/schema/officer-identity';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import { findLink, findLinks, insertLink, lockIdentity, type OfficerIdentity } from '../database/officer-identity.store.js';
import { lockDataKey } from '../database/person.store.js';
import { checkExternalIdentity } from '../domain/identity-link/external-identity.js';
import { identityLinkAggregate, identityLinkEvent } from '../events/identity-link-events.js';
import { identityDigests, sealIdentity } from '../vault/officer-identity.js';
import type { AccountServices } from './account-services.js';
import { officerToLink } from './officer-to-link.js';
import { onAccount } from './on-account.js';

/** Which officer is to be known by which identity. */
export interface IdentityLinkForm extends ExternalIdentity {
  readonly officerId: string;
}

/** Thrown to take everything of a transaction back, and caught by who began it. */
class AlreadyLinked extends Error {
  override readonly name = 'AlreadyLinked';
  constructor(readonly link: OfficerIdentity) {
    super();
  }
}

/** One for each of their agencies, and more than anybody needs. */
const MAX_LINKS = 10;

type LinkServices = Pick<AccountServices, 'database' | 'vault' | 'tokens' | 'now'>;

/**
 * Links an identity at an agency's own sign-in to an officer's account: whoever shows it there acts here as this officer,
 * by what the registry says of them. Linked once more it stays as it is, and nothing is told.
 * @throws {RefusalError} what `officerToLink` throws; INPUT_INVALID; IDENTITY_TAKEN when it is another officer's;
 * IDENTITY_LIMIT.
 */
export async function linkOfficerIdentity(services: LinkServices, subject: Subject, form: IdentityLinkForm): Promise<OfficerIdentity> {
  const by = await officerToLink(services, subject, form.officerId);
  const checked = checkExternalIdentity(form, services.tokens.issuer);
  assertAllowed(checked);
  const { identity } = checked;
  const { officerId } = form;
  const digests = identityDigests(services.vault.index, identity);
  const present = await findLink(services.database, digests);
  if (present) return ownOrTaken(present, officerId);

  const linkId = newOpaqueId();
  const payload = { linkId, issuer: identity.issuer };
  const linking = onAccount(services, { accountId: officerId, type: 'OfficerIdentityLinked', by, payload }, async (manager, linkedAt) => {
    const dataKey = await lockDataKey(manager, officerId);
    if (!dataKey) throw new RefusalError('OFFICER_UNKNOWN');
    await lockIdentity(manager, digests);
    const meanwhile = await findLink(manager, digests);
    if (meanwhile) throw new AlreadyLinked(meanwhile);
    if ((await findLinks(manager, [officerId])).length >= MAX_LINKS) throw new RefusalError('IDENTITY_LIMIT');
    const event = identityLinkEvent('linked', { linkId, by }, { id: newId(), now: linkedAt });
    await appendEvents(manager, identityLinkAggregate(linkId), [event]);
    const link = { id: linkId, accountId: officerId, issuer: identity.issuer, linkedAt };
    const sealed = sealIdentity(await services.vault.encryption.unwrap(officerId, dataKey), linkId, identity);
    await insertLink(manager, { ...link, keyId: services.vault.index[0].id, digest: digests[0], sealed });
    return link;
  });
  return linking.catch((error: unknown) => {
    if (error instanceof AlreadyLinked) return ownOrTaken(error.link, officerId);
    throw error;
  });
}

function ownOrTaken(link: OfficerIdentity, officerId: string): OfficerIdentity {
  if (link.accountId !== officerId) throw new RefusalError('IDENTITY_TAKEN');
  return link;
}
