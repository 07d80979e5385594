import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import { type AskForOfficer, createAskForOfficer } from './auth/ask-for-officer.js';
import { type Authenticate, createAuthenticate } from './auth/authenticate.js';
import { keepRights } from './auth/keep-rights.js';
import { createKeySet } from './auth/key-set.js';
import type { KnownRights } from './auth/known-rights.js';
import { createLinkedOfficers } from './auth/linked-officers.js';
import { checkSsoIssuers } from './auth/sso-issuers.js';
import { ownIssuer } from './auth/trusted-issuer.js';
import type { GatewayConfig } from './config.js';

/** Who asks, and what has become of them since their token was issued. */
export interface Principals extends Running {
  readonly authenticate: Authenticate;
  readonly rights: KnownRights;
}

/**
 * Wires what knows of principals. Resolves when the feeds of rights have been heard, or have not answered in time.
 * @param addresses subgraph → where it serves.
 * @throws {ConfigError} when an agency's own sign-in claims what it must not.
 */
export async function startPrincipals(config: GatewayConfig, addresses: ReadonlyMap<string, string>, log: Logger): Promise<Principals> {
  const { TRUSTED_ISSUERS: own, SSO_ISSUERS_FILE: sso, TOKEN_LIFETIME_SECONDS: tokenLifetimeSeconds, IDENTITY_SIGNING_KEYS: keys } = config;
  checkSsoIssuers(sso, { own: own.map(([issuer]) => issuer), tokenLifetimeSeconds });
  const rights = await keepRights({ addresses, keys, tokenLifetimeSeconds, log });
  const issuers = [...own.map(([issuer, jwksUri]) => ownIssuer(issuer, jwksUri, tokenLifetimeSeconds)), ...sso];
  const trusted = issuers.map((issuer) => ({ issuer, keys: createKeySet({ ...issuer, refreshMs: config.ISSUER_KEYS_REFRESH_MS, log }) }));
  const officers = createLinkedOfficers({
    ask: askCitizens(config, addresses),
    links: rights.links,
    refreshMs: config.SSO_OFFICERS_REFRESH_MS,
    keptMs: tokenLifetimeSeconds * 1000,
    log,
  });
  return {
    authenticate: createAuthenticate({
      trusted,
      officers,
      defaultQuota: { perMinute: config.CLIENT_REQUESTS_PER_MINUTE, perDay: config.CLIENT_REQUESTS_PER_DAY },
      revise: rights.revise,
    }),
    rights,
    async stop() {
      await Promise.all([rights.stop(), ...trusted.map((each) => each.keys.stop())]);
    },
  };
}

function askCitizens({ IDENTITY_SIGNING_KEYS: keys }: GatewayConfig, addresses: ReadonlyMap<string, string>): AskForOfficer {
  const [url, key] = [addresses.get('citizens'), keys.citizens];
  if (url && key) return createAskForOfficer(new URL(url).origin, key);
  return () => Promise.reject(new Error('there is no subgraph citizens'));
}
