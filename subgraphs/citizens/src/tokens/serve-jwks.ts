import { SAFE_HEADERS } from '@lapor/kit/http/respond';
import type { Route } from '@lapor/subgraph-kit/http/serve';
import type { PublicJwk } from './signing-key.js';

const MAX_AGE_SECONDS = 60;

/** `GET /.well-known/jwks.json`: the public keys that verify our tokens (RFC 7517, section 5). Open to everyone. */
export function serveJwks(keys: readonly PublicJwk[]): Route {
  const body = JSON.stringify({ keys });
  const headers = {
    ...SAFE_HEADERS,
    'cache-control': `public, max-age=${MAX_AGE_SECONDS}`,
    'content-type': 'application/jwk-set+json',
    'content-length': Buffer.byteLength(body),
  };
  return {
    path: '/.well-known/jwks.json',
    handle(request, response) {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.writeHead(405, { ...SAFE_HEADERS, allow: 'GET, HEAD' }).end();
        return;
      }
      response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
    },
  };
}
