import type { Subject } from '@lapor/schema/identity';
import { SignJWT } from 'jose';
import type { SigningKey } from './signing-key.js';

/** The one who accepts these tokens. */
export const TOKEN_AUDIENCE = 'lapor-gateway';
/** RFC 9068 wants the client named: the graph's own sign-in, beside the front ends of the issuer. */
export const CLIENT_ID = 'lapor-graphql';

export interface TokenIssuer {
  /** The claim `iss`. */
  readonly issuer: string;
  readonly lifetimeSeconds: number;
  readonly key: SigningKey;
}

export interface AccessToken {
  readonly token: string;
  readonly expiresAt: Date;
}

type SignedIn = Extract<Subject, { readonly kind: 'citizen' | 'officer' }>;

/** What a token says of whose it is, beside the subject's id. */
export function subjectClaims(subject: SignedIn): Record<string, unknown> {
  const { kind } = subject;
  return subject.kind === 'officer' ? { kind, memberships: subject.memberships } : { kind, sealed_secret: subject.sealedSecret };
}

/** Issues an access token in the form of RFC 9068, signed with Ed25519. It holds no personal data and ends at `notAfter` at the latest. */
export async function issueAccessToken(
  { issuer, lifetimeSeconds, key }: TokenIssuer,
  subject: SignedIn,
  { id, now, sid, notAfter }: { readonly id: string; readonly now: Date; readonly sid: string; readonly notAfter?: Date },
): Promise<AccessToken> {
  const issuedAt = Math.floor(now.getTime() / 1000);
  const expires = Math.min(issuedAt + lifetimeSeconds, Math.floor((notAfter?.getTime() ?? Number.POSITIVE_INFINITY) / 1000));
  const token = await new SignJWT({ client_id: CLIENT_ID, sid, ...subjectClaims(subject) })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: key.publicJwk.kid })
    .setIssuer(issuer)
    .setAudience(TOKEN_AUDIENCE)
    .setSubject(subject.id)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expires)
    .setJti(id)
    .sign(key.privateKey);
  return { token, expiresAt: new Date(expires * 1000) };
}
