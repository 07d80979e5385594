import type { ApiScope } from '@lapor/schema/identity';
import { ACT, TODAY } from './decrees.js';
import { forgeToken, type TokenKey } from './forged-token.js';
import type { TestSystem } from './system.js';

const REGISTER = 'mutation ($input: RegisterApiClientInput!) { registerApiClient(input: $input) { id } }';

/** Has the national desk register a system of the city of Metro; gives its id. */
export async function registerClient(system: TestSystem, name: string, scopes: readonly ApiScope[]): Promise<string> {
  const input = {
    ...ACT,
    ownerCode: 'D-18.72',
    name,
    validFrom: TODAY,
    purpose: 'Pengujian akses sistem kota.',
    contact: 'api@metrokota.go.id',
    scopes: scopes.map((scope) => scope.toUpperCase().replace(':', '_')),
    perMinute: 60,
    perDay: 1_000,
  };
  const admin = await system.as('admin-nasional');
  return (await admin.get<{ registerApiClient: { id: string } }>(REGISTER, { input })).registerApiClient.id;
}

/** A client's access token, as its issuer makes it. */
export function clientToken(key: TokenKey, id: string, scopes: readonly ApiScope[], claims: Record<string, unknown> = {}): string {
  return forgeToken(key, {
    claims: { sub: id, client_id: id, kind: 'apiClient', agency_code: 'D-18.72', scope: scopes.join(' '), ...claims },
  });
}
