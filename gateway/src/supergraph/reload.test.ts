import { describe, expect, it } from '@jest/globals';
import type { Logger } from '@lapor/kit/log';
import { buildSchema } from 'graphql';
import type { Engine } from '../engine.js';
import { createCommonSource } from './common-source.js';
import type { Generation } from './generation.js';
import { createGenerations } from './generations.js';
import { createKnownOperations } from './known-operations.js';
import { createReload } from './reload.js';
import { createServing } from './serving.js';
import { keepStanding } from './standing.js';
import { SupergraphRefused } from './supergraph-refused.js';

/** Reloads of generations that know only their text and when they are ready. */
function setUp() {
  const told: string[] = [];
  const freed: string[] = [];
  const gates = new Map<string, Promise<void>>();
  const apiSchema = buildSchema('type Query { a: Int }');
  const build = (supergraphSdl: string) => {
    if (supergraphSdl === 'nonsense') throw new Error('this is nonsense');
    const generation = {
      id: supergraphSdl,
      supergraphSdl,
      apiSchema,
      subgraphs: [],
      known: createKnownOperations(1_000, createCommonSource(apiSchema)),
      inUse: () => [],
      ready: async () => gates.get(supergraphSdl),
    } as Partial<Generation> as Generation;
    return createServing({ generation, engine: {} as Engine, free: async () => void freed.push(supergraphSdl) });
  };
  const log = {
    info: ({ supergraph }: { supergraph: string }, message: string) => told.push(`${message}: ${supergraph}`),
    error: ({ why }: { why: string }) => told.push(`refused: ${why}`),
  } as unknown as Logger;
  const generations = createGenerations(build('first'), log);
  const standing = keepStanding(generations.current.generation, () => new Date(0));
  const reload = createReload({ generations, build, standing, warming: { maxOperations: 1, maxMs: 1 }, log });
  const settled = async () => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  };
  return { reload, generations, standing, gates, told, freed, settled, now: () => generations.current.generation.id };
}

describe('supergraphs that are offered', () => {
  it('take over one after another; of those that come meanwhile only the last', async () => {
    const { reload, gates, settled, now, freed } = setUp();
    const gate = Promise.withResolvers<void>();
    gates.set('second', gate.promise);
    for (const text of ['second', 'third', 'fourth']) reload.offer(text);
    await settled();
    expect(now()).toBe('first');
    gate.resolve();
    await settled();
    expect([now(), freed]).toEqual(['fourth', ['first', 'second']]);
  });

  it('are let go of when they cannot be planned on or built, which is told once, and changes nothing', async () => {
    const { reload, gates, settled, now, freed, standing, told } = setUp();
    gates.set('large', Promise.reject(new Error('out of memory')));
    for (const text of ['large', 'large', 'nonsense', 'nonsense']) {
      reload.offer(text);
      await settled();
    }
    expect(told).toEqual([expect.stringMatching(/^refused: .*out of memory.*PLAN_HEAP_MB/), 'refused: this is nonsense']);
    expect([now(), freed]).toEqual(['first', ['large', 'large']]);
    expect(standing.read()).toMatchObject({ id: 'first', refused: { reason: expect.stringContaining('no composed supergraph') } });
    reload.offer('first');
    await settled();
    expect(standing.read()).toEqual({ id: 'first', since: '1970-01-01T00:00:00.000Z' });
  });

  it('do not take over any more once the gateway stops', async () => {
    const { reload, gates, settled, now, freed, told } = setUp();
    const gate = Promise.withResolvers<void>();
    gates.set('second', gate.promise);
    reload.offer('second');
    await settled();
    const stopped = reload.stop();
    gate.resolve();
    await stopped;
    reload.offer('third');
    await settled();
    expect([now(), freed, told]).toEqual(['first', ['second'], []]);
  });

  it('may be refused by their source, with no word of it on what everybody reads', () => {
    const { reload, standing, told } = setUp();
    reload.refuse(new SupergraphRefused('unreadable', 'The file /etc/secret cannot be read.'));
    expect(told).toEqual(['refused: The file /etc/secret cannot be read.']);
    expect(standing.read().refused?.reason).toBe('The supergraph file cannot be read.');
  });
});
