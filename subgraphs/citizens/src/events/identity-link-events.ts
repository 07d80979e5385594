import type { EventActor } from '@lapor/schema/events';
import { IDENTITY_LINKED, IDENTITY_UNLINKED } from '@lapor/schema/identity-link-events';
import type { Aggregate, EventDraft } from '@lapor/subgraph-kit/event-log/event';

/** A link between an officer and an identity elsewhere, under its own id. */
export function identityLinkAggregate(linkId: string): Aggregate {
  return { type: 'identityLink', id: linkId };
}

/**
 * A link was made or taken away, for the gateways: it names the link and neither the officer nor the identity. Whose it is
 * stands in the account's own history, which is given to nobody.
 */
export function identityLinkEvent(
  kind: 'linked' | 'unlinked',
  { linkId, by }: { readonly linkId: string; readonly by: EventActor },
  { id, now }: { readonly id: string; readonly now: Date },
): EventDraft {
  const type = kind === 'linked' ? IDENTITY_LINKED : IDENTITY_UNLINKED;
  return { id, type, occurredAt: now, actor: by, payload: { linkId }, topics: ['tokens'] };
}
