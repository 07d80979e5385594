import { newId } from '@lapor/kit/ids';
import { type AccessToken, type ClientCredentials, errors, type KoaContextWithOIDC } from 'oidc-provider';
import { hasCredential } from '../database/client-credential.store.js';
import { useSessionOfGrant } from '../database/session.store.js';
import { subjectClaims } from '../tokens/access-token.js';
import { type SignedInAccount, toDate } from './accounts.js';
import { findActingClient } from './api-clients.js';
import type { IssuerOptions } from './issuer-options.js';

type Options = Pick<IssuerOptions, 'services' | 'sessionLifetimeSeconds'>;

/** What the gateway reads in an access token, beside what every token of RFC 9068 holds. */
export async function tokenClaims(
  options: Options,
  context: KoaContextWithOIDC,
  token: AccessToken | ClientCredentials,
): Promise<Record<string, unknown>> {
  return token.kind === 'AccessToken' ? personClaims(options, context, token as AccessToken) : clientClaims(options, token);
}

async function personClaims({ services, sessionLifetimeSeconds }: Options, context: KoaContextWithOIDC, token: AccessToken) {
  const account = context.oidc.entities.Account as SignedInAccount | undefined;
  const { grantId, clientId } = token;
  if (!account || !grantId || !clientId) throw new Error('a token of a person without an account or a grant');
  const startedAt = services.now();
  const expiresAt = new Date(startedAt.getTime() + sessionLifetimeSeconds * 1_000);
  const { RefreshToken, AuthorizationCode } = context.oidc.entities;
  const signedInAt = toDate((RefreshToken ?? AuthorizationCode)?.authTime);
  const session = { id: newId(), accountId: account.record.id, clientId, grantId, startedAt, expiresAt, signedInAt };
  const sid = await useSessionOfGrant(services.database, session);
  // Ended while this token was on its way.
  if (!sid) throw new errors.InvalidGrant('the session has ended');
  return { ...subjectClaims(account.acting.subject), sid };
}

async function clientClaims({ services }: Options, { clientId }: { readonly clientId?: string | undefined }) {
  const entry = clientId === undefined ? null : await findActingClient(services, clientId);
  // Suspended, or its credential taken, while this token was on its way.
  if (!entry || !(await hasCredential(services.database, entry.id, services.now())))
    throw new errors.InvalidClient('the client may not act');
  const { ownerCode, perMinute, perDay } = entry;
  return { kind: 'apiClient', agency_code: ownerCode, quota: { per_minute: perMinute, per_day: perDay } };
}

/** How long an access token lasts, in seconds: as all tokens do, and not beyond the day on which an officer loses a right. */
export function tokenLifetime({ services }: Pick<Options, 'services'>, context: KoaContextWithOIDC): number {
  const { lifetimeSeconds } = services.tokens;
  const { notAfter } = (context.oidc.entities.Account as SignedInAccount | undefined)?.acting ?? {};
  const left = notAfter ? Math.floor((notAfter.getTime() - services.now().getTime()) / 1_000) : lifetimeSeconds;
  return Math.max(1, Math.min(lifetimeSeconds, left));
}
