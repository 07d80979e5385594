import { setTimeout as delay } from 'node:timers/promises';
import { run } from '../environment/officers.js';
import type { TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';
import { createRandom } from '../federation/random.js';
import { isAllTold, letTimeRunOut } from './clocks.js';
import { type DisturbanceOptions, disturb } from './disturbances.js';
import { type Follower, type FollowerOptions, startFollower } from './follower.js';
import { residentMb } from './footprint.js';
import type { Revoked } from './judge.js';
import { readTruth } from './report-states.js';
import { FIRST_AGENCY, openScene } from './scene.js';
import { createStriker, type Kills, planStrikes, type Victim } from './strikes.js';
import { judgeAll, leftOpen, reasonsOf } from './verdict.js';
import { startWriting } from './writing.js';

export interface LiveFaultsOptions {
  readonly events: number;
  readonly clients: number;
  readonly kills: Kills;
  readonly seed: number;
  /** How many reports are on their way at one time. */
  readonly writers: number;
  readonly disturbances: DisturbanceOptions;
  readonly print: (line: string) => void;
}

export interface LiveFaultsOutcome {
  readonly faults: readonly string[];
  readonly events: number;
  /** Over all clients. */
  readonly given: number;
  /** Of these, last words of a report that went out of somebody's sight. */
  readonly lastWords: number;
  /** Codes with which clients were sent away. */
  readonly reasons: ReadonlyMap<string, number>;
}

/** One in five comes later, and reads everything before it. */
const COMES_LATER = 0.2;
/** Shares of the events after which one followed report each is made confidential. */
const CLOSINGS = [0.25, 0.35, 0.45, 0.55, 0.65, 0.75];
const REVOCATION_GRACE_MS = 3_000;
const TURN_MS = 250;
const COUNT = `select count(*)::int as count from event_log where aggregate_type = 'report'`;

/**
 * Followers of every kind, over every transport, with different rights, follow real reports whose commands are sent
 * through the gateway (clocks run out by the product's own scheduler), while processes are killed and clients cut,
 * slowed down and restarted. At the end what each was given is compared with what it had a right to, read from the log
 * and from what PostgreSQL itself kept of each report, by plain SQL and the domain's functions of visibility.
 */
export async function runLiveFaults(system: TestSystem, options: LiveFaultsOptions): Promise<LiveFaultsOutcome> {
  const { seed, print, events } = options;
  const random = createRandom(seed);
  const scene = await openScene(system, options, random);
  const resident = (name: 'gateway' | 'reports') => `${name} ${residentMb(system.children[name].pid())?.toFixed(0)} MB`;
  const show = (when: string) => print(`${when}: ${resident('gateway')}, ${resident('reports')} resident`);
  show('before the first client');

  const followers: Follower[] = [];
  const start = (all: readonly FollowerOptions[]) => followers.push(...all.map(startFollower));
  const plan: { readonly atEvent: number; readonly act: () => unknown }[] = [];
  for (const follower of scene.followers) {
    if (random.chance(COMES_LATER)) plan.push({ atEvent: random.below(events), act: () => start([follower]) });
    else start([follower]);
  }
  const began = Date.now();
  let written = 0;
  const striker = createStriker(system);
  const kill = (victim: Victim) => {
    print(`${((Date.now() - began) / 1000).toFixed(1)} s, ${written} events: ${victim} is killed`);
    striker.strike(victim);
  };
  for (const { victim, atEvent } of planStrikes(options.kills, events, random)) plan.push({ atEvent, act: () => kill(victim) });
  const writing = startWriting(scene.lives, scene.followed, options.writers, random);
  for (const share of CLOSINGS) plan.push({ atEvent: events * share, act: () => writing.closeOne() });
  let revoked: Revoked | undefined;
  const revoke = async () => {
    // Whoever is down cannot know at once; the promise is for a system that stands.
    await striker.settled();
    const admin = await until('the administrator is let in', () => system.as('admin-metro'));
    await until('the office is taken', () => run(admin, 'deactivateOfficer', { officerId: scene.leaverId, reason: 'MOVED' }));
    revoked = { at: Date.now(), graceMs: REVOCATION_GRACE_MS };
  };
  plan.push({ atEvent: events * 0.5, act: revoke });
  for (const share of [0.25, 0.5, 0.75]) plan.push({ atEvent: events * share, act: () => show(`after ${written} events`) });
  const disturbing = disturb(() => followers, options.disturbances, createRandom(seed + 2));

  print(`seed ${seed}`);
  while (written < events) {
    await delay(TURN_MS);
    written = await system
      .rows<{ count: number }>('reports', COUNT)
      .then(([row]) => row!.count)
      .catch(() => written);
    const due = plan.filter(({ atEvent }) => atEvent <= written);
    for (const each of due) {
      plan.splice(plan.indexOf(each), 1);
      await each.act();
    }
    await letTimeRunOut(system, FIRST_AGENCY);
  }
  disturbing.stop();
  print(`${written} events in ${((Date.now() - began) / 1000).toFixed(0)} s, clients: ${JSON.stringify(disturbing.counts)}`);
  await writing.stop();
  await striker.settled();
  for (const { act } of plan) await act();

  await until('the clocks are told', () => isAllTold(system));
  const truth = await until('the log can be read', () => readTruth(system));
  const isLeaver = ({ subject }: Follower) => 'id' in subject && subject.id === scene.leaverId;
  const wrong = await judgeAll(followers, truth, (follower) => (isLeaver(follower) ? revoked : undefined));
  show('at the end');
  await Promise.all(followers.map((follower) => follower.close()));
  const refused = scene.lives.unexpected.map((what) => `a command was refused: ${what}`);
  const faults = [...wrong, ...refused, ...(await leftOpen(system))];
  show('after the last client');
  const given = followers.flatMap((follower) => follower.given);
  const lastWords = given.filter(({ reportId }) => reportId === undefined).length;
  return { faults, events: truth.events.length, given: given.length, lastWords, reasons: reasonsOf(followers) };
}
