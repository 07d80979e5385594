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

/** Issues an access token in the form of RFC 9068, signed with Ed25519. It holds no personal data and ends at `notAfter` at the latest. */
export async function issueAccessToken(
  { issuer, lifetimeSeconds, key }: TokenIssuer,
  subject: Extract<Subject, { readonly kind: 'citizen' | 'officer' }>,
  { id, now, sid, notAfter }: { readonly id: string; readonly now: Date; readonly sid: string; readonly notAfter?: Date },
): Promise<AccessToken> {
  const issuedAt = Math.floor(now.getTime() / 1000);
  const expires = Math.min(issuedAt + lifetimeSeconds, Math.floor((notAfter?.getTime() ?? Number.POSITIVE_INFINITY) / 1000));
  const claims = subject.kind === 'officer' ? { memberships: subject.memberships } : { sealed_secret: subject.sealedSecret };
  const token = await new SignJWT({ client_id: CLIENT_ID, kind: subject.kind, sid, ...claims })
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
