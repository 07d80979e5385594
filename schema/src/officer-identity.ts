import { type OfficerEntry, readOfficerEntry } from './officer.js';

/** Where citizens tells the gateway which officer an identity belongs to. */
export const OFFICER_IDENTITY_PATH = '/officer-identity';

/** Who somebody is at an agency's own sign-in (OpenID Connect Core 1.0, 5.7: issuer and subject together, nothing else). */
export interface ExternalIdentity {
  readonly issuer: string;
  /** May be an employee number: it stands in no address, no table, no event and no log. */
  readonly subject: string;
}

/** Bounds of an issuer's name and a subject, in UTF-16 units (OpenID Connect Core 1.0, 2: a subject has at most 255 characters). */
export const MAX_ISSUER_LENGTH = 255;
export const MAX_SUBJECT_LENGTH = 255;

/** The officer behind an identity, as citizens knows them at this moment. */
export interface LinkedOfficer {
  /** The link by its own id; an event tells when it ends. */
  readonly linkId: string;
  readonly officerId: string;
  /** What the registry says; null while it says nothing. */
  readonly entry: OfficerEntry | null;
}

/** Whether a text can be a subject at all: something, not too long, nothing that cannot be seen. It is compared to the letter. */
export function isSubject(text: unknown): text is string {
  if (typeof text !== 'string' || text.length === 0 || text.length > MAX_SUBJECT_LENGTH) return false;
  return text.isWellFormed() && text.trim() === text && !/\p{Cc}/u.test(text);
}

/** What the gateway signs when it asks: the question stands in the body, so that no address and no log of addresses holds it. */
export function officerIdentityOperation(body: string): string {
  return `POST ${OFFICER_IDENTITY_PATH} ${body}`;
}

/** Reads a question; null when it is none. */
export function readExternalIdentity(value: unknown): ExternalIdentity | null {
  const { issuer, subject } = (value ?? {}) as Partial<Record<keyof ExternalIdentity, unknown>>;
  if (typeof issuer !== 'string' || issuer === '' || issuer.length > MAX_ISSUER_LENGTH) return null;
  return isSubject(subject) ? { issuer, subject } : null;
}

/**
 * Reads an answer: null when the identity is nobody's.
 * @throws {Error} when it is no answer: what cannot be read must not be taken for "nobody".
 */
export function readLinkedOfficer(value: unknown): LinkedOfficer | null {
  const { officer } = (value ?? {}) as { officer?: unknown };
  if (officer === null) return null;
  const { linkId, officerId, entry } = (officer ?? {}) as Partial<Record<keyof LinkedOfficer, unknown>>;
  if (typeof linkId !== 'string' || typeof officerId !== 'string') throw new Error('the answer holds no officer');
  if (entry === null) return { linkId, officerId, entry };
  const read = readOfficerEntry((entry ?? {}) as Readonly<Record<string, unknown>>);
  if (read?.id !== officerId) throw new Error('the answer holds another officer than it says');
  return { linkId, officerId, entry: read };
}
