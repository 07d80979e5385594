import { SAFE_HEADERS } from '@lapor/kit/http/respond';
import type { Route } from '@lapor/subgraph-kit/http/serve';
import { handleInteraction } from './interaction.js';
import { ISSUER_PATH, type IssuerOptions } from './issuer-options.js';
import { pinAddress } from './pin-address.js';
import { createProvider } from './provider.js';

/**
 * The issuer's addresses: discovery (OpenID Connect Discovery 1.0, RFC 8414), and everything below `/oidc`. They are open
 * to everybody, unlike the rest of the process.
 */
export function serveIssuer(options: IssuerOptions): readonly Route[] {
  const provider = createProvider(options);
  const answer = provider.callback();
  const interact = handleInteraction(provider, options);
  const pin = pinAddress(options.services.tokens.issuer);
  const handle: Route['handle'] = (request, response) => {
    pin(request);
    for (const [name, value] of Object.entries(SAFE_HEADERS)) response.setHeader(name, value);
    return answer(request, response);
  };
  return [
    { path: '/.well-known/openid-configuration', handle },
    { path: '/.well-known/oauth-authorization-server', handle },
    { path: `${ISSUER_PATH}/interaction/`, below: true, handle: (request, response) => interact(pin(request), response) },
    { path: `${ISSUER_PATH}/`, below: true, handle },
  ];
}
