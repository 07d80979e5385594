import type { LoggedEvent } from './events.js';

/** An identity at an agency's own sign-in was linked to an officer's account. */
export const IDENTITY_LINKED = 'IdentityLinked';
/** Such a link was taken away: every token that rests on it ends at once. */
export const IDENTITY_UNLINKED = 'IdentityUnlinked';

/**
 * What citizens tells of links between identities at agencies' own sign-ins and officers' accounts. A link is named by an
 * id of its own, which is never given twice: neither the officer nor the identity can be told from it.
 */
export interface IdentityLinkEvent {
  readonly kind: 'linked' | 'unlinked';
  readonly linkId: string;
}

/**
 * What an event of citizens says of a link; null for an event about something else.
 * @throws {Error} for a broken payload: a follower stops at its place, is heard of, and skips nothing.
 */
export function readIdentityLinkEvent({ id, type, payload }: LoggedEvent): IdentityLinkEvent | null {
  if (type !== IDENTITY_LINKED && type !== IDENTITY_UNLINKED) return null;
  const { linkId } = payload;
  if (typeof linkId !== 'string' || linkId === '') throw new Error(`the event ${id} does not say which link it is about`);
  return { kind: type === IDENTITY_LINKED ? 'linked' : 'unlinked', linkId };
}
