import { API_SCOPES } from '@lapor/schema/identity';
import { decodeJwt } from 'jose';
import { clientToken, registerClient } from '../environment/api-clients.js';
import { forgeToken, tokenKeyOf } from '../environment/forged-token.js';
import { createGraphClient, type GraphClient } from '../environment/graph-client.js';
import type { OpenSystem, Username } from '../environment/open-system.js';

/** Who may come to a door: every kind of principal, every role, and an agency that is none of their business. */
export const PRINCIPALS = [
  'anybody',
  'reporter',
  'other citizen',
  'liaison',
  'leader',
  'developer',
  'administrator',
  'other administrator',
  'overseer',
  'national administrator',
  'system with all scopes',
  'system without a scope',
] as const;
export type PrincipalName = (typeof PRINCIPALS)[number];

const ACCOUNTS: Readonly<Partial<Record<PrincipalName, Username>>> = {
  reporter: 'warga',
  'other citizen': 'warga2',
  liaison: 'petugas-metro',
  leader: 'pimpinan-metro',
  developer: 'pengembang-metro',
  administrator: 'admin-metro',
  'other administrator': 'admin-bogor',
  overseer: 'pengawas-ombudsman',
  'national administrator': 'admin-nasional',
};

/** A client for each. Tokens of accounts are made without a session, so that ending all sessions ends none of them. */
export async function openPrincipals(system: OpenSystem): Promise<Readonly<Record<PrincipalName, GraphClient>>> {
  const key = tokenKeyOf(system);
  const holding = (token: string) => createGraphClient(system.gatewayUrl, token);
  const id = await registerClient(system, 'matriks', [...API_SCOPES]);
  const clients = PRINCIPALS.map(async (name): Promise<[PrincipalName, GraphClient]> => {
    const account = ACCOUNTS[name];
    if (account) {
      const { sid: _, iat: __, exp: ___, ...claims } = decodeJwt((await system.as(account)).token!);
      return [name, holding(forgeToken(key, { claims }))];
    }
    if (name === 'anybody') return [name, system.anyone];
    return [name, holding(clientToken(key, id, name === 'system with all scopes' ? API_SCOPES : []))];
  });
  return Object.fromEntries(await Promise.all(clients)) as Record<PrincipalName, GraphClient>;
}
