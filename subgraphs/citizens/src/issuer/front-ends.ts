import { readFileSync } from 'node:fs';
import type { ClientMetadata } from 'oidc-provider';
import { z } from 'zod';

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Where a browser may be sent with a code: `https`, a scheme of the app's own (RFC 8252, 7.1), or this machine (7.3). */
const returnAddress = z.string().refine((text) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.hash !== '' || url.username !== '') return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' ? LOOPBACK.has(url.hostname) : url.protocol.includes('.');
}, 'expected https://…, a scheme with a dot in it, or http://127.0.0.1, without a fragment');

const frontEnd = z.strictObject({
  /** What the front end calls itself in its requests. */
  clientId: z.string().regex(/^[a-z\d][a-z\d.-]{2,62}$/, 'expected 3 to 63 small letters, digits, dots and hyphens'),
  /** What people read on the page of sign-in. */
  name: z.string().min(1).max(80),
  /** An app on somebody's own device may return to any port of it. */
  kind: z.enum(['web', 'native']),
  redirectUris: z.array(returnAddress).min(1),
  /** Where a browser may be sent when somebody has signed out. */
  signedOutUris: z.array(returnAddress).default([]),
});
export type FrontEnd = Readonly<z.output<typeof frontEnd>>;

const frontEndList = z
  .array(frontEnd)
  .refine((entries) => new Set(entries.map(({ clientId }) => clientId)).size === entries.length, 'each clientId may stand there once');

/** The front ends in a file of JSON; problems name the entry and the field. */
export const frontEndsFile = z.string().transform((path, context): readonly FrontEnd[] => {
  const read = readJson(path);
  const parsed = read.ok ? frontEndList.safeParse(read.value) : null;
  if (parsed?.success) return parsed.data;
  if (!read.ok) context.addIssue({ code: 'custom', message: read.problem });
  for (const { path: at, message } of parsed?.error.issues ?? [])
    context.addIssue({ code: 'custom', message: `${at.join('.') || 'the file'}: ${message}` });
  return z.NEVER;
});

function readJson(path: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string } {
  try {
    return { ok: true, value: JSON.parse(readFileSync(path, 'utf8')) };
  } catch (error) {
    return { ok: false, problem: `the file cannot be read (${(error as NodeJS.ErrnoException).code ?? 'it is no JSON'})` };
  }
}

/** A front end as the provider knows clients: public, because nothing can be kept secret in a browser or an app. */
export function toClientMetadata({ clientId, name, kind, redirectUris, signedOutUris }: FrontEnd): ClientMetadata {
  return {
    client_id: clientId,
    client_name: name,
    application_type: kind,
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: redirectUris,
    post_logout_redirect_uris: signedOutUris,
  };
}

/** The origin of an address; null for an app's own scheme, which has none. */
export function originOf(uri: string): string | null {
  const { origin } = new URL(uri);
  return origin === 'null' ? null : origin;
}

/** Where a form may lead to, as a policy of the page names it: the origin, or the app's own scheme (CSP 3, 2.3.1). */
export function formTargetOf(uri: string): string {
  return originOf(uri) ?? new URL(uri).protocol;
}
