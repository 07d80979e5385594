import { expect } from '@jest/globals';
import { ERRORS } from '@lapor/schema/errors';
import { PASSWORD } from '../environment/citizen.js';
import { type Answer, createGraphClient } from '../environment/graph-client.js';
import type { LiveConnection } from '../environment/live-client.js';
import type { TestSystem } from '../environment/system.js';
import { type Actor, openActors } from './actors.js';
import { type Canaries, createCanaries } from './canaries.js';
import { type Look, openLook } from './look.js';
import type { Snapshot } from './oracle.js';
import { type Archive, createArchive, forbiddenIn } from './scan.js';

/** One running system with everybody who acts in it, and what has been seen so far. */
export interface World {
  readonly system: TestSystem;
  readonly look: Look;
  readonly actors: readonly Actor[];
  readonly canaries: Canaries;
  readonly archive: Archive;
  /** All access codes that were given out. */
  readonly codes: Set<string>;
  readonly tally: Tally;
  /** A citizen with a name that is planted too. */
  register(): Promise<Actor>;
  live(actor: Actor): Promise<LiveConnection>;
  /** Fails when an answer gives what it must not, or when its errors say anything but a code of the catalogue. */
  expectClean(answer: Pick<Answer<unknown>, 'data' | 'errors'>, actor: Actor, statesOf?: (reportId: string) => readonly Snapshot[]): void;
  close(): Promise<void>;
}

/** What happened in all runs: a proof in which nothing happened proves nothing. */
export interface Tally {
  readonly done: Map<string, number>;
  readonly refused: Map<string, number>;
  answers: number;
  canariesSeen: number;
  events: number;
  retractions: number;
}

export async function openWorld(system: TestSystem): Promise<World> {
  const look = await openLook(system);
  const canaries = createCanaries();
  const archive = createArchive();
  const connections = new Map<Actor, Promise<LiveConnection>>();
  const tally: Tally = { done: new Map(), refused: new Map(), answers: 0, canariesSeen: 0, events: 0, retractions: 0 };
  return {
    system,
    look,
    canaries,
    archive,
    tally,
    codes: new Set(),
    actors: openActors(system),
    async register() {
      const { word } = canaries.plant('identity', '');
      const input = { fullName: `${word} Pelapor`, email: `${word}@contoh.id`, password: PASSWORD };
      const { register } = await system.anyone.get<{ register: { token: string; account: { citizen: { id: string } } } }>(
        'mutation ($input: RegisterInput!) { register(input: $input) { token account { citizen { id } } } }',
        { input },
      );
      const client = createGraphClient(system.gatewayUrl, register.token);
      return { name: 'the reporter', id: register.account.citizen.id, memberships: [], client };
    },
    live(actor) {
      const connection = connections.get(actor) ?? system.live(actor.client);
      connections.set(actor, connection);
      return connection;
    },
    expectClean({ data, errors }, actor, statesOf = archive.latest) {
      tally.answers += 1;
      const said = JSON.stringify(errors ?? []);
      for (const { extensions } of errors ?? []) {
        expect(Object.keys(ERRORS)).toContain(extensions.code);
        expect({ code: extensions.code, said }).not.toEqual({ code: expect.stringMatching(/^(INTERNAL|OPERATION_|GRAPHQL_)/), said });
      }
      expect(forbiddenIn(said, actor, () => [], { canaries, archive })).toEqual([]);
      const shown = JSON.stringify(data ?? null);
      tally.canariesSeen += canaries.find(shown).length;
      expect(forbiddenIn(shown, actor, statesOf, { canaries, archive })).toEqual([]);
    },
    async close() {
      for (const connection of connections.values()) (await connection).terminate();
      await look.close();
    },
  };
}

export function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
