import { API_SCOPES } from '@lapor/schema/identity';
import type { AdapterPayload } from 'oidc-provider';

/**
 * What of a front end's request is needed to answer it (OpenID Connect Core 1.0, 3.1.2.1). The rest may hold anything, a
 * hint at who will sign in above all, and is not kept.
 */
const NEEDED = [
  'client_id',
  'code_challenge',
  'code_challenge_method',
  'max_age',
  'nonce',
  'redirect_uri',
  'resource',
  'response_mode',
  'response_type',
  'state',
];
const SCOPES: readonly string[] = ['openid', ...API_SCOPES];

/** A form in progress as it is kept: without what the front end has said about the person. */
export function keptOfForm({ params = {}, prompt, ...payload }: AdapterPayload): AdapterPayload {
  const needed = Object.fromEntries(NEEDED.filter((name) => Object.hasOwn(params, name)).map((name) => [name, params[name]]));
  const scope = String(params.scope ?? '')
    .split(' ')
    .filter((word) => SCOPES.includes(word));
  return {
    ...payload,
    params: { ...needed, ...(scope.length > 0 ? { scope: scope.join(' ') } : {}) },
    ...(prompt ? { prompt: { ...prompt, details: {} } } : {}),
  };
}
