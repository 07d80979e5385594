/** Of the connection, not of the message (RFC 9110, 7.6.1), and what says how long a message is. Passed on, they cut messages in two. */
const OF_THE_CONNECTION = [
  'connection',
  'proxy-connection',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'http2-settings',
  'content-length',
  'expect',
];
/** Of the bytes of one body, which no other body has. */
const OF_THE_BODY = /^(content-|accept-ranges$|etag$|last-modified$|digest$|repr-digest$|range$|if-)/;
/** What says who somebody is, or lets them in. */
const OF_IDENTITY =
  /^(authorization|proxy-auth|authentication-|www-authenticate$|cookie2?$|set-cookie2$|lapor-|x-api-key$|x-auth|x-user|x-remote-|remote-|x-real-ip$|forwarded$|x-forwarded-|via$)/;
/** What the gateway says itself, and what tells a browser whom to trust and where to go. */
const OF_THE_GATEWAY =
  /^(date$|server$|vary$|host$|accept$|accept-encoding$|apollo-|x-apollo-|x-content-type-options$|referrer-policy$|x-frame-options$|ratelimit|retry-after$|access-control-|cross-origin-|content-security-policy|permissions-policy$|strict-transport-security$|alt-svc$|clear-site-data$|location$|refresh$|link$|nel$|report-to$|reporting-endpoints$|sourcemap$|service-worker-)/;

/** Why a header is never passed on, whichever way, by whatever rule; undefined for one that may be. */
export function whyNeverPassed(header: string): string | undefined {
  if (!/^[!#$%&'*+.^_`|~0-9a-z-]{1,100}$/.test(header)) return 'is no name of a header (RFC 9110, 5.1)';
  if (OF_THE_CONNECTION.includes(header)) return 'belongs to one connection and is never passed on';
  if (OF_IDENTITY.test(header)) return 'says who somebody is and is never passed on';
  if (OF_THE_BODY.test(header)) return 'belongs to one body and is never passed on';
  if (OF_THE_GATEWAY.test(header)) return "is the gateway's own to say and is never passed on";
  return undefined;
}

/**
 * Whether a value can stand in a header without ending it (RFC 9110, 5.5), and is of a size that is taken. What is no ASCII
 * is not: Node.js may write it as other bytes than it has read.
 */
export function isPassable(value: string, maxLength: number): boolean {
  return value.length <= maxLength && /^[\t\x20-\x7e]*$/.test(value);
}
