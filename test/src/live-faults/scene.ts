import { registerClient } from '../environment/api-clients.js';
import { tokenKeyOf } from '../environment/forged-token.js';
import { onboard } from '../environment/officers.js';
import type { TestSystem } from '../environment/system.js';
import { createRandom, type Random } from '../federation/random.js';
import type { FollowerOptions } from './follower.js';
import { createLives, type Life, type Lives } from './lives.js';
import { mixFollowers } from './mix.js';
import { keepReportStates } from './report-states.js';
import { deskStream } from './streams.js';
import { createViewers } from './viewers.js';

/** Everybody who takes part, before anything happens. */
export interface Scene {
  readonly lives: Lives;
  /** Published reports that are followed one by one, and live as long as the run. */
  readonly followed: Life[];
  readonly followers: readonly FollowerOptions[];
  /** The account of an officer who is to lose the office, and follows the first agency's desk. */
  readonly leaverId: string;
}

export const FIRST_AGENCY = 'D-18.72';
const UNIT = 'D-18.72-DLH';
const SECOND_AGENCY = 'D-32.71';
const OTHER_AGENCIES = `
  select code from agency_projection where code ~ '^D-\\d\\d\\.\\d\\d$' and active and code <> all($1) order by code limit 4`;
const FOLLOWED = 12;
const LEAVERS = 3;

export async function openScene(system: TestSystem, { clients, seed }: { clients: number; seed: number }, random: Random): Promise<Scene> {
  await keepReportStates(system);
  const { gatewayUrl } = system;
  const viewers = createViewers(tokenKeyOf(system));
  const others = await system.rows<{ code: string }>('reports', OTHER_AGENCIES, [[FIRST_AGENCY, SECOND_AGENCY]]);
  const agencyCodes = [FIRST_AGENCY, SECOND_AGENCY, ...others.map(({ code }) => code)];
  const lives = createLives({ gatewayUrl, viewers, agencyCodes, unitCode: UNIT, random: createRandom(seed + 1) });
  const clientIds = [
    await registerClient(system, 'sistem-uji', ['reports:read']),
    await registerClient(system, 'sistem-uji-identitas', ['reports:read', 'reports:identity']),
  ] as const;
  const followed = await Promise.all(Array.from({ length: FOLLOWED }, () => lives.begin()));
  const mix = mixFollowers({ gatewayUrl, viewers, agencyCodes, clientIds, lives: followed, random, count: clients - LEAVERS });
  const { id: leaverId } = await onboard(system, 'petugas-berhenti', 'LIAISON_OFFICER', FIRST_AGENCY);
  const leaver = { ...viewers.officer('LIAISON_OFFICER', FIRST_AGENCY, leaverId), stream: deskStream(FIRST_AGENCY) };
  const leavers = mix
    .slice(0, LEAVERS)
    .map(({ transport, name }) => ({ ...leaver, gatewayUrl, transport, name: `${name}, who is to leave` }));
  return { lives, followed, followers: [...leavers, ...mix], leaverId };
}
