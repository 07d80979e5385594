import { API_SCOPES } from '@lapor/schema/identity';
import type Provider from 'oidc-provider';
import { type Configuration, errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import { TOKEN_AUDIENCE } from '../tokens/access-token.js';
import { findSignedIn } from './accounts.js';
import { issuerAdapter } from './adapter.js';
import { originOf, toClientMetadata } from './front-ends.js';
import { grantOf } from './grant.js';
import { GRAPH_RESOURCE, ISSUER_PATH, type IssuerOptions, interactionPath } from './issuer-options.js';
import { showError, showSignedOut, showSignOut } from './message-pages.js';
import { tokenClaims, tokenLifetime } from './token-claims.js';

/** A code is for the next moment, a form for a quarter of an hour. */
const CODE_SECONDS = 60;
const FORM_SECONDS = 15 * 60;
const CLOCK_SKEW_SECONDS = 5;
/** How long what a system signs to show itself may last; for so long it is remembered as used. */
const ASSERTION_SECONDS = 5 * 60;
const ALGORITHM = 'EdDSA';
const COOKIE = { httpOnly: true, sameSite: 'lax', signed: true } as const;
const ROUTES = {
  authorization: `${ISSUER_PATH}/authorize`,
  end_session: `${ISSUER_PATH}/sign-out`,
  jwks: '/.well-known/jwks.json',
  revocation: `${ISSUER_PATH}/revoke`,
  token: `${ISSUER_PATH}/token`,
};

/** What the provider is told. `provider` is itself, once it is there. */
export function configurationOf(options: IssuerOptions, provider: () => Provider): Configuration {
  const { services, frontEnds, cookieKeys } = options;
  const { privateKey, publicJwk } = services.tokens.key;
  return {
    adapter: issuerAdapter(services),
    clients: frontEnds.map(toClientMetadata),
    clientAuthMethods: ['none', 'client_secret_basic', 'private_key_jwt'],
    clientBasedCORS: (_context, origin, { redirectUris = [] }) => redirectUris.some((uri) => originOf(uri) === origin),
    clientDefaults: { id_token_signed_response_alg: ALGORITHM },
    clockTolerance: CLOCK_SKEW_SECONDS,
    assertJwtClientAuthClaimsAndHeader: async (_context, { exp }) => {
      if (Number(exp) > services.now().getTime() / 1_000 + ASSERTION_SECONDS) throw new errors.InvalidClientAuth('lasts too long');
    },
    claims: { openid: ['sub'] },
    cookies: { keys: [...cookieKeys], long: COOKIE, short: COOKIE },
    // RFC 9864 calls EdDSA over this curve Ed25519; clients use either name.
    enabledJWA: { clientAuthSigningAlgValues: [ALGORITHM, 'Ed25519', 'ES256', 'RS256'] },
    // Signing out of a browser ends what was opened in it.
    expiresWithSession: async () => true,
    features: featuresOf(options),
    findAccount: (context, sub, token) => findSignedIn(services, sub, signedInAt(context, token)),
    formats: {
      customizers: {
        async jwt(context, token, jwt) {
          Object.assign(jwt.payload, await tokenClaims(options, context, token));
          return undefined;
        },
      },
    },
    interactions: { policy: signInOnly(), url: (_context, { uid }) => interactionPath(uid) },
    issueRefreshToken: async (_context, client) => client.grantTypeAllowed('refresh_token'),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), ...publicJwk } as never] },
    loadExistingGrant: (context) => grantOf(provider(), context),
    pkce: { required: () => true },
    renderError: async (context, { error }) => showError(context, error),
    responseTypes: ['code'],
    rotateRefreshToken: true,
    routes: ROUTES,
    scopes: ['openid', ...API_SCOPES],
    ttl: lifetimesOf(options),
  };
}

/** When the password was shown for a code or a refresh token; without one, for the sign-in of this browser. */
function signedInAt({ oidc }: KoaContextWithOIDC, token: object | undefined): number | undefined {
  return token === undefined ? oidc.session?.loginTs : (token as { readonly authTime?: number }).authTime;
}

/**
 * Our own front ends ask nobody for leave to act for them; whoever uses them is asked for the password alone. So is a
 * browser whose sign-in was ended elsewhere.
 */
function signInOnly(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  const ended = new interactionPolicy.Check('sign_in_ended', 'the sign-in has ended', 'login_required', ({ oidc }) =>
    oidc.session?.accountId !== undefined && oidc.account === undefined
      ? interactionPolicy.Check.REQUEST_PROMPT
      : interactionPolicy.Check.NO_NEED_TO_PROMPT,
  );
  policy.get('login')?.checks.add(ended);
  return policy;
}

function featuresOf({ services }: IssuerOptions): Configuration['features'] {
  const { key, lifetimeSeconds } = services.tokens;
  return {
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    userinfo: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    clientCredentials: { enabled: true },
    revocation: { enabled: true, allowedPolicy: async (_context, client, token) => token.clientId === client.clientId },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: async (context, form) => showSignOut(context, form),
      postLogoutSuccessSource: async (context) => showSignedOut(context),
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: async () => GRAPH_RESOURCE,
      useGrantedResource: async () => true,
      async getResourceServerInfo(_context, resource) {
        if (resource !== GRAPH_RESOURCE) throw new errors.InvalidTarget();
        return {
          scope: API_SCOPES.join(' '),
          audience: TOKEN_AUDIENCE,
          accessTokenTTL: lifetimeSeconds,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: ALGORITHM, kid: key.publicJwk.kid } },
        };
      },
    },
  };
}

function lifetimesOf(options: IssuerOptions): Configuration['ttl'] {
  const { services, sessionLifetimeSeconds } = options;
  const { lifetimeSeconds } = services.tokens;
  return {
    AccessToken: (context) => tokenLifetime(options, context),
    AuthorizationCode: CODE_SECONDS,
    ClientCredentials: lifetimeSeconds,
    Grant: sessionLifetimeSeconds,
    IdToken: lifetimeSeconds,
    Interaction: FORM_SECONDS,
    // However often it is exchanged, the last one ends when the first would have.
    RefreshToken: (context) => context.oidc.entities.RotatedRefreshToken?.remainingTTL ?? sessionLifetimeSeconds,
    Session: sessionLifetimeSeconds,
  };
}
