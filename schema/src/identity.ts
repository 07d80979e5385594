/** Who acts: the originating subject, as the gateway tells it to every subgraph (OWASP ASVS 5.0, 8.3.3). */

/** The header that carries the gateway's signed identity, a JWS in compact form (RFC 7515). */
export const IDENTITY_HEADER = 'lapor-identity';
/** The header that carries the request id through every process and log line. */
export const REQUEST_ID_HEADER = 'lapor-request-id';
/** In subscriptions over WebSocket the identity of each operation travels here, in the payload's `extensions`. */
export const IDENTITY_EXTENSION = 'laporIdentity';

/**
 * In a subscription's `extensions`: the gateway asks to be told behind which event it begins. A subgraph that knows answers
 * with a first message of no data and the cursor in its `extensions` under the same name.
 */
export const BEGINNING_EXTENSION = 'laporBeginning';

export const SUBGRAPHS = ['reports', 'agencies', 'citizens'] as const;
export type SubgraphName = (typeof SUBGRAPHS)[number];

/** The roles of domain.md 1.2 that an officer can hold in an agency. */
export const ROLES = ['NATIONAL_ADMIN', 'AGENCY_ADMIN', 'LIAISON_OFFICER', 'AGENCY_LEADER', 'OVERSEER', 'API_CLIENT_DEV'] as const;
export type Role = (typeof ROLES)[number];

/** An officer's role, and the agency (with everything below it in the tree) where it holds. */
export interface Membership {
  readonly role: Role;
  readonly agencyCode: string;
}

/**
 * What an API client may be granted: to read its agency's reports, to be given their reporters' references, to file reports,
 * to handle them, to have their events sent to it, to read the registry, and to be the channel that brings reports by SMS
 * and the answers to them: whoever is that learns telephone numbers.
 */
export const API_SCOPES = [
  'reports:read',
  'reports:identity',
  'reports:file',
  'reports:handle',
  'webhooks:manage',
  'registry:read',
  'channels:sms',
] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/** A system of one agency that acts for it without a person; with no scope it is nothing more than the public. */
export interface ApiClient {
  readonly kind: 'apiClient';
  readonly id: string;
  readonly agencyCode: string;
  readonly scopes: readonly ApiScope[];
}

/** Somebody who reports, under the pseudonym that the vault has given them. */
export interface Citizen {
  readonly kind: 'citizen';
  readonly id: string;
  /** A secret of the citizen's own, which the vault has sealed for reports. The gateway passes it to no other subgraph. */
  readonly sealedSecret?: string;
}

export type Subject =
  | { readonly kind: 'anonymous' }
  | Citizen
  | { readonly kind: 'officer'; readonly id: string; readonly memberships: readonly Membership[] }
  | ApiClient
  /** Another process of this system, acting for itself (the event feed between subgraphs). */
  | { readonly kind: 'system'; readonly name: string };

export const ANONYMOUS: Subject = { kind: 'anonymous' };

/** The claims of the signed identity. Times are seconds since the epoch (RFC 7519 NumericDate). */
export interface IdentityClaims {
  readonly iss: string;
  /** The one subgraph that may accept it. */
  readonly aud: string;
  readonly iat: number;
  readonly exp: number;
  /** SHA-256 of the operation's text, base64url: an identity cannot be replayed with another operation. */
  readonly op: string;
  readonly sub: Subject;
  /** When the client's own token ends; a subscription must not outlive it. Absent for anonymous requests. */
  readonly sessionExp?: number;
}
