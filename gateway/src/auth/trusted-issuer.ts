/** The signature algorithms that are accepted at all; an issuer may be held to fewer. No symmetric one, and never `none`. */
export const ALGORITHMS = ['EdDSA', 'ES256', 'RS256'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** An issuer whose tokens are accepted. Its keys come from the configured address only, never from a token's header. */
export interface TrustedIssuer {
  /** The claim `iss`, to the letter. */
  readonly issuer: string;
  readonly jwksUri: string;
  readonly audiences: readonly string[];
  readonly algorithms: readonly Algorithm[];
  /** What the header's `typ` may be, in lower case and without `application/`. */
  readonly tokenTypes: readonly string[];
  /** A token older than this has ended, whatever it says itself. */
  readonly maxAgeSeconds: number;
  /** How its tokens name somebody. Absent for our own issuer, whose claims say who and what somebody is. */
  readonly mapping?: ClaimMapping;
}

/** How the tokens of an agency's own sign-in name somebody. They never say what their bearer may do here. */
export interface ClaimMapping {
  /** The claim that says who it is. */
  readonly subjectClaim: string;
  /** A claim that must have this value, or hold it among others. */
  readonly requiredClaim?: { readonly name: string; readonly value: string | number | boolean };
}

/** `typ` as it is compared (RFC 7515, 4.1.9): in lower case, and `application/` may be left out. */
export function normaliseType(typ: unknown): string | null {
  return typeof typ === 'string' ? typ.toLowerCase().replace(/^application\//, '') : null;
}

const OUR_AUDIENCE = 'lapor-gateway';
const ACCESS_TOKEN = 'at+jwt';

/** Our own issuer (RFC 9068). */
export function ownIssuer(issuer: string, jwksUri: string, maxAgeSeconds: number): TrustedIssuer {
  return { issuer, jwksUri, audiences: [OUR_AUDIENCE], algorithms: ALGORITHMS, tokenTypes: [ACCESS_TOKEN], maxAgeSeconds };
}
