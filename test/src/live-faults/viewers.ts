import { randomUUID } from 'node:crypto';
import type { ApiScope, Membership, Role, Subject } from '@lapor/schema/identity';
import { clientToken } from '../environment/api-clients.js';
import { forgeToken, type TokenKey } from '../environment/forged-token.js';

/** Somebody with a token that outlives the run. */
export interface Viewer {
  readonly subject: Subject;
  readonly token: string | undefined;
}

export const ANYBODY: Viewer = { subject: { kind: 'anonymous' }, token: undefined };
const LASTS_S = 6 * 3_600;

/** Makes viewers as the issuer would name them: reports looks at what the token says, and nobody else knows them. */
export function createViewers(key: TokenKey) {
  const exp = () => Math.floor(Date.now() / 1000) + LASTS_S;
  return {
    /** @param id of an account that exists, where something is to happen to it. */
    officer(role: Role, agencyCode: string, id: string = randomUUID()): Viewer {
      const memberships = [{ role, agencyCode } satisfies Membership];
      const token = forgeToken(key, { claims: { sub: id, kind: 'officer', memberships, exp: exp() } });
      return { subject: { kind: 'officer', id, memberships }, token };
    },
    citizen(): Viewer {
      const id = randomUUID();
      return { subject: { kind: 'citizen', id }, token: forgeToken(key, { claims: { sub: id, kind: 'citizen', exp: exp() } }) };
    },
    /** @param id of a registered client. */
    client(id: string, agencyCode: string, scopes: readonly ApiScope[]): Viewer {
      const token = clientToken(key, id, scopes, { agency_code: agencyCode, exp: exp() });
      return { subject: { kind: 'apiClient', id, agencyCode, scopes }, token };
    },
  };
}
export type Viewers = ReturnType<typeof createViewers>;
