import type { EventEmitter } from 'node:events';
import Provider from 'oidc-provider';
import { secretMatches } from './api-clients.js';
import { configurationOf } from './configuration.js';
import type { IssuerOptions } from './issuer-options.js';

/**
 * The issuer of tokens by OAuth 2.1 and OpenID Connect Core 1.0: codes with PKCE for front ends (S256 only), refresh tokens
 * that are used once, and client credentials for the systems that the registry lists. Everything else is switched off.
 */
export function createProvider(options: IssuerOptions): Provider {
  const { services, log } = options;
  const { issuer } = services.tokens;
  const provider: Provider = new Provider(
    issuer,
    configurationOf(options, () => provider),
  );
  // The scheme is said by `pinAddress`, and by nobody else.
  provider.proxy = true;
  provider.silent = true;
  provider.Client.prototype.compareClientSecret = function compare(shown: string) {
    return secretMatches(services, this.clientId, shown);
  };
  provider.on('server_error', (_context, err) => log.error({ err }, 'the issuer could not answer'));
  // What is thrown outside of the provider's own steps; its types name their events alone.
  (provider as EventEmitter).on('error', (err: unknown) => log.warn({ err }, 'a request to the issuer was broken off'));
  return provider;
}
