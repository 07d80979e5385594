import type Provider from 'oidc-provider';
import type { Grant, KoaContextWithOIDC } from 'oidc-provider';

/**
 * What somebody has opened at one front end: the one that this browser holds already, or a new one. It grants the sign-in
 * and nothing else; scopes are for systems, and what people may do, the subgraphs decide.
 */
export async function grantOf(provider: Provider, { oidc }: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { client, session } = oidc;
  if (!client || !session?.accountId) return undefined;
  const { clientId } = client;
  const held = session.grantIdFor(clientId);
  const known = held === undefined ? undefined : await provider.Grant.find(held);
  if (known?.accountId === session.accountId) return known;
  const grant = new provider.Grant({ clientId, accountId: session.accountId });
  grant.addOIDCScope('openid');
  await grant.save();
  return grant;
}
