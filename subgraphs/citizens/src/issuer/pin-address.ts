import type { IncomingMessage } from 'node:http';

/**
 * Has the provider see its own address in every request, whatever the client or a proxy says. It builds from it what it
 * publishes, where it sends browsers, whether cookies are for TLS alone, and for whom a signed assertion must be: with a
 * name from the request, what a system has signed for another server could be shown here (RFC 7523, 3; RFC 9700, 2.5).
 */
export function pinAddress(issuer: string): (request: IncomingMessage) => IncomingMessage {
  const { host, protocol } = new URL(issuer);
  return (request) => {
    for (const name of Object.keys(request.headers)) if (name.startsWith('x-forwarded-')) delete request.headers[name];
    request.headers.host = host;
    request.headers['x-forwarded-proto'] = protocol.slice(0, -1);
    return request;
  };
}
