import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import { readBody, respondJson, respondRefusal } from '@lapor/kit/http/respond';
import { verifyIdentity } from '@lapor/kit/identity';
import { IDENTITY_HEADER } from '@lapor/schema/identity';
import { OFFICER_IDENTITY_PATH, officerIdentityOperation, readExternalIdentity } from '@lapor/schema/officer-identity';
import type { Route } from '@lapor/subgraph-kit/http/serve';
import type { AccountServices } from '../actions/account-services.js';
import { resolveOfficerIdentity } from '../actions/resolve-officer-identity.js';

export interface OfficerIdentityOptions {
  /** This subgraph's name. */
  readonly name: string;
  readonly identityKeys: readonly IdentityKey[];
  readonly services: Pick<AccountServices, 'database' | 'vault'>;
}

const GATEWAY = 'gateway';
const MAX_BODY_BYTES = 4_096;

/**
 * `POST /officer-identity` with `{ issuer, subject }`: which officer it is, for the gateway itself and for nobody it speaks
 * for. The signed identity is bound to the whole question, so it cannot be sent with another one.
 */
export function serveOfficerIdentity({ name, identityKeys, services }: OfficerIdentityOptions): Route {
  const gatewayKeys = identityKeys.filter(({ issuer }) => issuer === GATEWAY);
  return {
    path: OFFICER_IDENTITY_PATH,
    async handle(request, response) {
      if (request.method !== 'POST') return respondRefusal(response, 'GATEWAY_IDENTITY_REQUIRED');
      const raw = await readBody(request, MAX_BODY_BYTES);
      if (raw === null) return respondRefusal(response, 'REQUEST_TOO_LARGE');
      const body = raw.toString();
      const token = request.headers[IDENTITY_HEADER];
      const claims = verifyIdentity(gatewayKeys, typeof token === 'string' ? token : undefined, {
        audience: name,
        operation: officerIdentityOperation(body),
        now: Date.now(),
      });
      if (claims?.sub.kind !== 'system' || claims.sub.name !== GATEWAY) return respondRefusal(response, 'GATEWAY_IDENTITY_REQUIRED');
      const identity = readExternalIdentity(parse(body));
      if (!identity) return respondRefusal(response, 'INPUT_INVALID');
      respondJson(response, 200, { officer: await resolveOfficerIdentity(services, identity) });
    },
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
