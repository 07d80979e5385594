import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import { type AskForOfficer, createAskForOfficer } from './ask-for-officer.js';
import { type Authenticate, createAuthenticate } from './authenticate.js';
import type { KeptRights } from './keep-rights.js';
import { createKeySet } from './key-set.js';
import { createLinkedOfficers } from './linked-officers.js';
import { ownIssuer, type TrustedIssuer } from './trusted-issuer.js';

export interface AcceptTokensOptions {
  /** Our own issuers: `iss` → where the keys are. */
  readonly own: readonly (readonly [string, string])[];
  /** The agencies' own sign-ins. */
  readonly sso: readonly TrustedIssuer[];
  readonly tokenLifetimeSeconds: number;
  readonly keysRefreshMs: number;
  readonly officersRefreshMs: number;
  readonly rights: Pick<KeptRights, 'revise' | 'links'>;
  /** Subgraph → where it serves. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly keys: Readonly<Record<string, IdentityKey>>;
  readonly log: Logger;
}

/** Wires what accepts tokens. */
export function acceptTokens(options: AcceptTokensOptions): { readonly authenticate: Authenticate } & Running {
  const { own, sso, tokenLifetimeSeconds, keysRefreshMs, officersRefreshMs, rights, log } = options;
  const issuers = [...own.map(([issuer, jwksUri]) => ownIssuer(issuer, jwksUri, tokenLifetimeSeconds)), ...sso];
  const trusted = issuers.map((issuer) => {
    const { issuer: name, jwksUri } = issuer;
    return { issuer, keys: createKeySet({ issuer: name, jwksUri, refreshMs: keysRefreshMs, log }) };
  });
  const officers = createLinkedOfficers({
    ask: askCitizens(options),
    links: rights.links,
    refreshMs: officersRefreshMs,
    keptMs: tokenLifetimeSeconds * 1000,
    log,
  });
  return {
    authenticate: createAuthenticate({ trusted, officers, revise: rights.revise }),
    async stop() {
      await Promise.all(trusted.map(({ keys }) => keys.stop()));
    },
  };
}

function askCitizens({ addresses, keys }: AcceptTokensOptions): AskForOfficer {
  const [url, key] = [addresses.get('citizens'), keys.citizens];
  if (url && key) return createAskForOfficer(new URL(url).origin, key);
  return () => Promise.reject(new Error('there is no subgraph citizens'));
}
