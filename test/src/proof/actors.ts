import { randomUUID } from 'node:crypto';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Membership, Role } from '@lapor/schema/identity';
import { forgeToken, tokenKeyOf } from '../environment/forged-token.js';
import { createGraphClient, type GraphClient } from '../environment/graph-client.js';
import type { OpenSystem } from '../environment/open-system.js';

/** Somebody who acts and looks: a citizen by their pseudonym, an officer by account and memberships, or nobody known. */
export interface Actor {
  readonly name: string;
  readonly client: GraphClient;
  /** A citizen's pseudonym or an officer's account; null for who shows no token. */
  readonly id: string | null;
  readonly memberships: readonly Membership[];
}

export const METRO = 'D-18.72';
export const METRO_UNIT = 'D-18.72-DLH';
export const BOGOR = 'D-32.71';

const OFFICERS: readonly (readonly [name: string, role: Role, agencyCode: string])[] = [
  ['the national desk', 'NATIONAL_ADMIN', NATIONAL_DESK],
  ['a second national administrator', 'NATIONAL_ADMIN', NATIONAL_DESK],
  ['a national administrator of no such desk', 'NATIONAL_ADMIN', METRO],
  ['the ministry above the national desk', 'AGENCY_ADMIN', 'K-PANRB'],
  ['the administrator of Metro', 'AGENCY_ADMIN', METRO],
  ['the officer of Metro', 'LIAISON_OFFICER', METRO],
  ['the mayor of Metro', 'AGENCY_LEADER', METRO],
  ['the officer of a unit of Metro', 'LIAISON_OFFICER', METRO_UNIT],
  ['the head of a unit of Metro', 'AGENCY_LEADER', METRO_UNIT],
  ['the administrator of Bogor', 'AGENCY_ADMIN', BOGOR],
  ['the officer of Bogor', 'LIAISON_OFFICER', BOGOR],
  ['the mayor of Bogor', 'AGENCY_LEADER', BOGOR],
  ['the Ombudsman', 'OVERSEER', 'L-ORI'],
  ['the Ministry of Home Affairs', 'OVERSEER', 'K-DAGRI'],
  ['the inspectorate of Bogor', 'OVERSEER', BOGOR],
  ['the Presidential Staff', 'OVERSEER', 'L-KSP'],
  ['a developer of Metro', 'API_CLIENT_DEV', METRO],
];

/** Every role, at every place that makes a difference, beside somebody unknown and a citizen who has filed nothing. */
export function openActors(system: OpenSystem): readonly Actor[] {
  const key = tokenKeyOf(system);
  const exp = Math.floor(Date.now() / 1000) + 7_200;
  const stranger = randomUUID();
  const officers = OFFICERS.map(([name, role, agencyCode]): Actor => {
    const id = randomUUID();
    const memberships = [{ role, agencyCode }];
    const token = forgeToken(key, { claims: { sub: id, kind: 'officer', memberships, exp } });
    return { name, id, memberships, client: createGraphClient(system.gatewayUrl, token) };
  });
  const token = forgeToken(key, { claims: { sub: stranger, exp } });
  return [
    { name: 'somebody unknown', id: null, memberships: [], client: system.anyone },
    { name: 'another citizen', id: stranger, memberships: [], client: createGraphClient(system.gatewayUrl, token) },
    ...officers,
  ];
}
