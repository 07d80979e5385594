import type { ClientQuota } from '@lapor/schema/api-client-event';
import type { ApiScope } from '@lapor/schema/identity';
import { ACT, TODAY } from './decrees.js';
import { forgeToken, type TokenKey } from './forged-token.js';
import type { OpenSystem } from './open-system.js';

const REGISTER = 'mutation ($input: RegisterApiClientInput!) { registerApiClient(input: $input) { id } }';
const CHANGE = 'mutation ($input: ChangeApiClientInput!) { changeApiClient(input: $input) { id } }';
/** What a registration says that no test is about. */
const FORM = { ...ACT, purpose: 'Pengujian akses sistem kota.', contact: 'api@metrokota.go.id' };

/** As many requests as no test sends that is about something else. */
const PLENTY: ClientQuota = { perMinute: 100_000, perDay: 1_000_000 };

/** Has the national desk register a system of the city of Metro, or of another agency; gives its id. */
export async function registerClient(
  system: OpenSystem,
  name: string,
  scopes: readonly ApiScope[],
  quota: ClientQuota = PLENTY,
  ownerCode = 'D-18.72',
): Promise<string> {
  const input = { ...FORM, ownerCode, name, validFrom: TODAY, scopes: scopes.map(asEnumValue), ...quota };
  const admin = await system.as('admin-nasional');
  return (await admin.get<{ registerApiClient: { id: string } }>(REGISTER, { input })).registerApiClient.id;
}

/** Changes what a client may do, and leaves it as many requests as it needs. */
export function changeScopes(system: OpenSystem, id: string, scopes: readonly ApiScope[]): Promise<void> {
  return changeQuota(system, id, scopes, PLENTY);
}

/** Changes how many requests a client may send. */
export async function changeQuota(system: OpenSystem, id: string, scopes: readonly ApiScope[], quota: ClientQuota): Promise<void> {
  const admin = await system.as('admin-nasional');
  await admin.get(CHANGE, { input: { ...FORM, id, scopes: scopes.map(asEnumValue), ...quota } });
}

function asEnumValue(scope: ApiScope): string {
  return scope.toUpperCase().replace(':', '_');
}

/** A client's access token, as its issuer makes it. */
export function clientToken(key: TokenKey, id: string, scopes: readonly ApiScope[], claims: Record<string, unknown> = {}): string {
  const { perMinute: per_minute, perDay: per_day } = PLENTY;
  const quota = { per_minute, per_day };
  return forgeToken(key, {
    claims: { sub: id, client_id: id, kind: 'apiClient', agency_code: 'D-18.72', scope: scopes.join(' '), quota, ...claims },
  });
}
