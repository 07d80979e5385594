import { expect } from '@jest/globals';
import { beginningOf } from '../environment/events.js';
import type { Answer } from '../environment/graph-client.js';
import type { LiveStream } from '../environment/live-client.js';
import { until } from '../environment/until.js';
import type { Random } from '../federation/random.js';
import { type Actor, BOGOR, METRO } from './actors.js';
import type { Lives } from './life.js';
import { selectionOf } from './operations.js';
import type { World } from './world.js';

const REPORT = selectionOf('Report', 3);
const LISTED = `{ nodes ${selectionOf('Report', 1)} }`;
const READ = `query ($id: ID!) { report(id: $id) ${REPORT} verifyHistory(reportId: $id) { ok } }`;
const BY_CODE = `query ($code: String!) { reportByAccessCode(code: $code) ${REPORT} }`;
const FOLLOW = `subscription ($reportId: ID!, $after: String) { event: reportEvents(reportId: $reportId, after: $after) ${selectionOf('ReportEvent', 2)} }`;
const LISTS: readonly (readonly [query: string, variables?: Record<string, unknown>])[] = [
  [`{ publicReports(first: 20) ${LISTED} }`],
  [`{ myReports(first: 20) ${LISTED} }`],
  ...[METRO, BOGOR].flatMap((agencyCode): readonly (readonly [string, Record<string, unknown>])[] => [
    [`query ($agencyCode: String!) { deskQueue(agencyCode: $agencyCode, first: 20) ${LISTED} }`, { agencyCode }],
    [`query ($agencyCode: String) { reports(agencyCode: $agencyCode, first: 20) ${LISTED} }`, { agencyCode }],
  ]),
];

interface Following {
  readonly actor: Actor;
  readonly reportId: string;
  readonly stream: LiveStream;
}
const followed = new WeakMap<Lives, Following[]>();

/** Some viewers look at some report between two steps, and now and then one of them stays and follows it. */
export async function lookAround(lives: Lives, random: Random): Promise<void> {
  const actors = everybody(lives);
  for (const actor of [random.pick(actors), random.pick(actors)]) await read(lives, actor, random.pick(lives.ids));
  if (random.chance(0.15)) await follow(lives, random.pick(actors), random.pick(lives.ids));
}

/** Everybody looks at everything: each report, the lists, the door of the access code, and what came to who followed. */
export async function lookAtAll(lives: Lives): Promise<void> {
  const { world, ids, reporters, codes, present } = lives;
  for (const actor of everybody(lives)) {
    for (const id of ids) await read(lives, actor, id);
    for (const [query, variables] of LISTS) world.expectClean(await actor.client.ask(query, variables), actor);
  }
  for (const id of ids) {
    const reporter = reporters.get(id);
    // Who filed it sees what they wrote; else nobody's not seeing it would say anything.
    if (reporter) expect((await read(lives, reporter, id)).text).toMatch(/kenari/);
    await readByCode(world, codes.get(id)!, {
      name: 'the holder of the code',
      client: world.system.anyone,
      id: present.get(id)!.reporterId,
      memberships: [],
    });
  }
  await readFollowed(lives);
}

function everybody({ world, reporters }: Lives): readonly Actor[] {
  return [...world.actors, ...[...reporters.values()].filter((reporter) => reporter !== null)];
}

async function read({ world }: Lives, actor: Actor, id: string): Promise<Answer<unknown>> {
  const answer = await actor.client.ask(READ, { id });
  world.expectClean(answer, actor);
  return answer;
}

/** The code opens what its reporter sees, without a reference to an account. */
async function readByCode(world: World, code: string, holder: Actor): Promise<void> {
  const answer = await world.system.anyone.ask(BY_CODE, { code });
  expect(answer.codes).toEqual([]);
  expect(answer.text).toMatch(/kenari/);
  world.expectClean(answer, holder);
  expect(answer.text).not.toContain(holder.id);
  expect(world.canaries.find(answer.text).filter(({ part }) => part === 'identity')).toEqual([]);
}

async function follow(lives: Lives, actor: Actor, reportId: string): Promise<void> {
  const stream = (await lives.world.live(actor)).stream(FOLLOW, { reportId, after: beginningOf.report(reportId) });
  followed.set(lives, [...(followed.get(lives) ?? []), { actor, reportId, stream }]);
}

/**
 * What came to followers is judged by the state of the report that each event was handed out with. Outsiders are not
 * told its version: what they got must have been theirs in some state of it.
 */
async function readFollowed(lives: Lives): Promise<void> {
  const { world } = lives;
  const { archive, tally, system } = world;
  const national = world.actors.find(({ name }) => name === 'the national desk')!;
  for (const id of lives.ids) {
    await follow(lives, national, id);
    const [last] = await system.rows<{ id: string }>(
      'reports',
      'select event_id as id from event_log where aggregate_id = $1 order by sequence desc limit 1',
      [id],
    );
    const { stream } = followed.get(lives)!.at(-1)!;
    const seen: string[] = [];
    await until('the national desk has followed the whole life', async () => {
      for (const { data, errors } of await stream.drain()) {
        world.expectClean({ data, errors: errors ?? [] }, national);
        seen.push((data!.event as { id: string }).id);
      }
      return seen.includes(last!.id);
    });
  }
  for (const { actor, stream } of followed.get(lives) ?? []) {
    for (const { data, errors } of await stream.drain()) {
      tally.events += 1;
      const version = (data?.event as { report: { version: number | null } | null } | undefined)?.report?.version;
      const statesOf = (id: string) => (version === undefined ? [] : version === null ? archive.every(id) : archive.at(id, version));
      world.expectClean({ data, errors: errors ?? [] }, actor, statesOf);
    }
    stream.stop();
  }
  followed.delete(lives);
}
