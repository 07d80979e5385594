import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Answer } from '../environment/graph-client.js';
import { createRandom, type Random } from '../federation/random.js';
import { type Actor, METRO } from './actors.js';
import { inputFor, spoil } from './inputs.js';
import { likelyStep } from './likely.js';
import { MUTATIONS, type Mutation } from './operations.js';
import type { Snapshot } from './oracle.js';
import { lookAround, lookAtAll } from './viewers.js';
import { count, type World } from './world.js';

/** A few reports that live together, and how far they have come. */
export interface Lives {
  readonly world: World;
  /** By the report's id; null where an office filed for somebody without an account. */
  readonly reporters: ReadonlyMap<string, Actor | null>;
  readonly codes: Map<string, string>;
  readonly ids: readonly string[];
  /** How often a report's publication ended. */
  readonly retracted: Map<string, number>;
  present: ReadonlyMap<string, Snapshot>;
  print: string;
  requestId: string;
  last: Attempt | null;
}

interface Attempt {
  readonly actor: Actor;
  readonly mutation: Mutation;
  readonly input: Record<string, unknown>;
}

interface Answering {
  readonly answer: { readonly id?: string; readonly accessCode?: string | null; readonly requestId?: string };
}
type Answered = Answer<Answering>;

/** Filings begin a life; the others are what happens in it. */
const COMMANDS = MUTATIONS.filter(({ name }) => !name.startsWith('fileReport'));
const BY_NAME = new Map(MUTATIONS.map((mutation) => [mutation.name, mutation]));

/** Files reports, does to them what the numbers say, and looks at everything afterwards. Fails on the first broken rule. */
export async function live(world: World, filings: readonly number[], steps: readonly number[]): Promise<void> {
  const lives = await begin(world, filings);
  for (const seed of steps) await step(lives, createRandom(seed));
  await lookAtAll(lives);
  await world.look.expectSound(lives.ids);
  const told = await world.system.rows<{ id: string; count: number }>(
    'reports',
    `select aggregate_id as id, count(*)::integer as count from event_log where type = 'ReportRetracted' and aggregate_id = any ($1) group by 1`,
    [lives.ids],
  );
  expect(new Map(told.map((row) => [row.id, row.count]))).toEqual(lives.retracted);
}

async function begin(world: World, filings: readonly number[]): Promise<Lives> {
  const reporters = new Map<string, Actor | null>();
  const codes = new Map<string, string>();
  for (const seed of filings) {
    const random = createRandom(seed);
    const office = random.chance(0.15)
      ? world.actors.find(({ memberships: [first] }) => first?.role === 'AGENCY_ADMIN' && first.agencyCode === METRO)!
      : null;
    const reporter = office ? null : await world.register();
    const mutation = BY_NAME.get(office ? 'fileReportOnBehalf' : 'fileReport')!;
    const reference = { reportId: '', version: 0, otherId: '', requestId: '' };
    const input: Record<string, unknown> = {
      ...inputFor(mutation, random, world.canaries, reference),
      anonymous: random.chance(0.35),
      confidential: random.chance(0.25),
      ...(office ? { targetAgencyCode: METRO } : {}),
    };
    const { data, text } = await (office ?? reporter!).client.ask<Answering>(mutation.query, { input });
    const { id, accessCode } = data?.answer ?? {};
    if (!id || !accessCode) throw new Error(`a report could not be filed: ${text}`);
    world.canaries.bind(id);
    const repeated = await (office ?? reporter!).client.ask<Answering>(mutation.query, { input });
    expect(repeated.data?.answer).toMatchObject({ id, accessCode: null });
    world.codes.add(accessCode);
    codes.set(id, accessCode);
    reporters.set(id, reporter);
  }
  const ids = [...reporters.keys()];
  const lives: Lives = {
    world,
    reporters,
    codes,
    ids,
    retracted: new Map(),
    present: new Map(),
    print: '',
    requestId: randomUUID(),
    last: null,
  };
  await refresh(lives);
  return lives;
}

async function refresh(lives: Lives): Promise<void> {
  // The database calls a reporter by another name in every report; who filed it is known here.
  const snapshots = (await lives.world.look.snapshots(lives.ids)).map((snapshot) => ({
    ...snapshot,
    reporterId: lives.reporters.get(snapshot.id)?.id ?? snapshot.reporterId,
  }));
  for (const snapshot of snapshots) {
    if (!lives.present.get(snapshot.id)?.published || snapshot.published) continue;
    lives.retracted.set(snapshot.id, (lives.retracted.get(snapshot.id) ?? 0) + 1);
    lives.world.tally.retractions += 1;
  }
  lives.world.archive.record(snapshots);
  lives.present = new Map(snapshots.map((snapshot) => [snapshot.id, snapshot]));
  lives.print = await lives.world.look.fingerprint();
}

/** One thing that happens: a command, a wrong one, the last one once more, or two at the same moment. */
async function step(lives: Lives, random: Random): Promise<void> {
  const report = lives.present.get(random.pick(lives.ids))!;
  const mode = random.below(100);
  if (mode < 8 && lives.last) await attempt(lives, [lives.last]);
  else if (mode < 18) await attempt(lives, [choose(lives, random, report), choose(lives, random, report)]);
  else if (mode < 30) {
    const chosen = choose(lives, random, report);
    await attempt(lives, [{ ...chosen, input: spoil(chosen.mutation, random, chosen.input) }]);
  } else await attempt(lives, [choose(lives, random, report)]);
  await lookAround(lives, random);
}

function choose(lives: Lives, random: Random, report: Snapshot): Attempt {
  const { world, reporters, ids, requestId } = lives;
  const actors = [...world.actors, ...[...reporters.values()].filter((reporter) => reporter !== null)];
  const likely = random.chance(0.8) ? likelyStep(random, report, reporters.get(report.id) ?? null, actors) : null;
  const mutation = (likely && BY_NAME.get(likely.mutation)) ?? random.pick(COMMANDS);
  const actor = likely?.actor ?? random.pick(actors);
  const otherId = random.pick(ids.filter((id) => id !== report.id));
  const reference = { reportId: report.id, version: report.version, otherId, requestId };
  return { actor, mutation, input: inputFor(mutation, random, world.canaries, reference) };
}

/** Commands at the same moment. Whatever is refused changes nothing, whatever is done raises a version by one at most. */
async function attempt(lives: Lives, attempts: readonly Attempt[]): Promise<void> {
  const { world } = lives;
  const { present: before, print } = lives;
  const answers: readonly Answered[] = await Promise.all(
    attempts.map(({ actor, mutation, input }) => actor.client.ask<Answering>(mutation.query, mutation.input ? { input } : input)),
  );
  await refresh(lives);
  for (const [index, answer] of answers.entries()) {
    const { actor, mutation } = attempts[index]!;
    note(lives, attempts[index]!, answer);
    if (answer.errors.length > 0) expect(answer.data ?? null).toBeNull();
    // Who is told an identity on request is told it here and nowhere else.
    const revealed = mutation.name === 'revealIdentity' ? withoutRevealed(answer) : answer;
    world.expectClean(revealed, actor, (id) => [before.get(id) ?? [], lives.present.get(id) ?? world.archive.latest(id)].flat());
    expectNoCode(world, answer.text, mutation.name);
  }
  const done = answers.filter(({ errors }) => errors.length === 0).length;
  if (done === 0) expect(lives.print).toBe(print);
  for (const [id, { version }] of lives.present) {
    const risen = version - before.get(id)!.version;
    expect(risen).toBeGreaterThanOrEqual(0);
    expect(risen).toBeLessThanOrEqual(done);
  }
  const [first] = attempts;
  // Sent once more it is answered or refused, and changes nothing either way.
  if (attempts.length === 1 && first === lives.last && first?.input.idempotencyKey) expect(lives.print).toBe(print);
  const versioned = attempts.filter(({ input }) => 'expectedVersion' in input && input.reportId === first?.input.reportId);
  // Of two on the same version one wins; a command that leaves the version alone (asking for a reveal) stands beside it.
  const contested = versioned.length === 2 ? String(first?.input.reportId) : '';
  const rise = (lives.present.get(contested)?.version ?? 0) - (before.get(contested)?.version ?? 0);
  if (before.has(contested)) expect(rise).toBeLessThanOrEqual(1);
  lives.last = attempts.length === 1 && done === 1 ? first! : null;
}

function note(lives: Lives, { mutation, input }: Attempt, { codes, data }: Answered): void {
  const { tally, codes: given } = lives.world;
  for (const code of codes) count(tally.refused, code);
  if (codes.length > 0) return;
  count(tally.done, mutation.name);
  if (data?.answer.requestId) lives.requestId = data.answer.requestId;
  if (!data?.answer.accessCode) return;
  given.add(data.answer.accessCode);
  lives.codes.set(input.reportId as string, data.answer.accessCode);
}

function withoutRevealed(answer: Answered): Answered {
  return { ...answer, data: answer.data && { answer: { ...answer.data.answer, revealedReporter: null } as never } };
}

/** A code stands in the answer that gives it out, and never in another. */
function expectNoCode({ codes }: World, text: string, mutation: string): void {
  if (['fileReport', 'fileReportOnBehalf', 'renewAccessCode'].includes(mutation)) return;
  expect([...codes].filter((code) => text.includes(code))).toEqual([]);
}
