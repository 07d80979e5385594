import { setTimeout as delay } from 'node:timers/promises';
import type { TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';
import { type Due, duesOf } from './entitlement.js';
import type { Follower } from './follower.js';
import { connectionsOf } from './footprint.js';
import { hasCaughtUp, judge, type Revoked } from './judge.js';
import type { Truth } from './report-states.js';

const CATCH_UP_MS = 120_000;
/** Whatever comes in this time behind the last that is owed comes too much. */
const SURPLUS_MS = 500;

/** Waits until everybody has what is owed, or nothing more comes, and judges. */
export async function judgeAll(
  followers: readonly Follower[],
  truth: Truth,
  revokedOf: (follower: Follower) => Revoked | undefined,
): Promise<readonly string[]> {
  const known = new Map<string, readonly Due[]>();
  const duesFor = ({ subject, stream }: Follower) => {
    const key = JSON.stringify([subject, stream.kind, stream.of, stream.role]);
    const dues = known.get(key) ?? duesOf(truth, subject, stream);
    known.set(key, dues);
    return dues;
  };
  const all = () => followers.every((follower) => hasCaughtUp(follower, duesFor(follower)));
  await until('everybody has caught up', all, CATCH_UP_MS).catch(() => undefined);
  await delay(SURPLUS_MS);
  return followers.flatMap((follower) => {
    const wrong = judge(follower, duesFor(follower), revokedOf(follower));
    return wrong.length === 0 ? [] : [`${follower.name}: ${wrong.length} faults, first ${wrong.slice(0, 3).join('; ')}`];
  });
}

/** How often clients were sent away or refused, by what they were told. */
export function reasonsOf(followers: readonly Follower[]): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  for (const { reasons } of followers) for (const [reason, count] of reasons) all.set(reason, (all.get(reason) ?? 0) + count);
  return all;
}

/** Behind the last client nothing is open any more: not to the gateway, and not from the gateway to reports. */
export async function leftOpen({ children, ports }: TestSystem): Promise<readonly string[]> {
  const open = () => {
    const connections = connectionsOf(children.gateway.pid()!);
    return { clients: connections.on(ports.gateway), upstreams: connections.to(ports.reports) };
  };
  return until('nothing is open any more', () => {
    const { clients, upstreams } = open();
    return clients + upstreams === 0;
  }).then(
    () => [],
    () => [`left open: ${JSON.stringify(open())}`],
  );
}
