import type { IncomingMessage } from 'node:http';

/**
 * Whether a WebSocket handshake comes from a page that may open one (OWASP ASVS 5.0, 4.4.2): browsers always say where
 * a page comes from, and it must be this host or a configured origin. Programs send no origin.
 */
export function isOriginAllowed(request: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  return allowed.includes(origin) || (URL.canParse(origin) && new URL(origin).host === host);
}
