import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Random } from '../federation/random.js';
import { byEventStream } from './by-event-stream.js';
import { byMultipart } from './by-multipart.js';
import { bySingleConnection } from './by-single-connection.js';
import { bySocket } from './by-socket.js';
import type { FollowerOptions } from './follower.js';
import type { Life } from './lives.js';
import { deskStream, escalationStream, reportStream, type Stream, subtreeStream } from './streams.js';
import type { Transport } from './transport.js';
import { ANYBODY, type Viewer, type Viewers } from './viewers.js';

export interface MixOptions {
  readonly gatewayUrl: string;
  readonly viewers: Viewers;
  readonly agencyCodes: readonly string[];
  /** Ids of two registered clients of the first agency, the second of which may read who reported. */
  readonly clientIds: readonly [string, string];
  /** Published reports to follow one by one. */
  readonly lives: readonly Life[];
  readonly random: Random;
  readonly count: number;
}

/** Of ten followers four come over a WebSocket, three over Server-Sent Events, two over multipart, one in single connection mode. */
const TRANSPORTS: readonly (readonly [string, Transport])[] = [
  ['socket', bySocket],
  ['events', byEventStream],
  ['multipart', byMultipart],
  ['socket', bySocket],
  ['events', byEventStream],
  ['single', bySingleConnection],
  ['socket', bySocket],
  ['multipart', byMultipart],
  ['events', byEventStream],
  ['socket', bySocket],
];

/** Followers with different rights, many of whom share a stream with others. */
export function mixFollowers({
  gatewayUrl,
  viewers,
  agencyCodes,
  clientIds,
  lives,
  random,
  count,
}: MixOptions): readonly FollowerOptions[] {
  const [first = '', ...others] = agencyCodes;
  const system = viewers.client(clientIds[0], first, ['reports:read']);
  const knowing = viewers.client(clientIds[1], first, ['reports:read', 'reports:identity']);
  const officer = viewers.officer('LIAISON_OFFICER', first);
  const second = viewers.officer('AGENCY_ADMIN', first);
  const leader = viewers.officer('AGENCY_LEADER', first);
  const national = viewers.officer('NATIONAL_ADMIN', NATIONAL_DESK);
  const overseer = viewers.officer('OVERSEER', 'L-ORI');
  const stranger = viewers.citizen();
  const other = new Map(others.map((code) => [code, viewers.officer('LIAISON_OFFICER', code)]));
  const pickOther = () => random.pick([...other]);
  type Choice = readonly [number, string, () => readonly [Viewer, Stream]];
  const choices: readonly Choice[] = [
    [22, 'system at the desk', () => [system, deskStream(first)]],
    [8, 'system at the desk, with names', () => [system, deskStream(first, true)]],
    [8, 'officer at the desk', () => [officer, deskStream(first)]],
    [5, 'system that may name reporters at the desk', () => [knowing, deskStream(first)]],
    [12, 'officer at another desk', () => ((all) => [all[1], deskStream(all[0])])(pickOther())],
    [4, 'national administrator', () => [national, deskStream(NATIONAL_DESK)]],
    [4, 'administrator over the tree', () => [second, subtreeStream(first)]],
    [3, 'overseer over the tree', () => [overseer, subtreeStream(first)]],
    [3, 'leader over the tree', () => [leader, subtreeStream(first)]],
    [3, 'system over the tree', () => [system, subtreeStream(first)]],
    [3, 'escalations to officers', () => [officer, escalationStream('LIAISON_OFFICER', first)]],
    [3, 'escalations to the leader', () => [leader, escalationStream('AGENCY_LEADER', first)]],
    [10, 'anybody at one report', () => [ANYBODY, reportStream(random.pick(lives).report.id)]],
    [4, 'a stranger at one report', () => [stranger, reportStream(random.pick(lives).report.id)]],
    [4, 'the reporter', () => ((life) => [life.owner, reportStream(life.report.id)])(random.pick(lives))],
    [4, 'an officer at one report', () => [officer, reportStream(random.pick(lives).report.id)]],
  ];
  const total = choices.reduce((sum, [weight]) => sum + weight, 0);
  return Array.from({ length: count }, (_, number) => {
    // Evenly over the choices, so that also a few followers are of every kind.
    const [, what, make] = choices[placeOf(((number + 0.5) / count) * total, choices)]!;
    const [{ subject, token }, stream] = make();
    const [how, transport] = TRANSPORTS[number % TRANSPORTS.length]!;
    return { name: `${number} ${what} by ${how}`, gatewayUrl, subject, token, stream, transport };
  });
}

/** Which of several weighted choices a place among all of their weights falls to. */
function placeOf(place: number, choices: readonly (readonly [number, ...unknown[]])[]): number {
  let end = 0;
  return choices.findIndex(([weight]) => {
    end += weight;
    return place < end;
  });
}
