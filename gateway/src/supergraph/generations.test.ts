import { describe, expect, it } from '@jest/globals';
import type { Logger } from '@lapor/kit/log';
import { buildSchema, parse, validate } from 'graphql';
import type { Engine } from '../engine.js';
import { createCommonSource } from './common-source.js';
import { toGatewayInterface, toLane } from './gateway-interface.js';
import type { Generation } from './generation.js';
import { createGenerations } from './generations.js';
import { createKnownOperations } from './known-operations.js';
import { createServing } from './serving.js';

const SILENT = { info: () => undefined, error: () => undefined } as unknown as Logger;

/** A generation whose engine answers with its name, when it is let. */
function servingOf(name: string, sdl = 'type Query { a: Int }') {
  const apiSchema = buildSchema(sdl);
  const state = { freed: false, gate: Promise.resolve() };
  const generation = {
    id: name,
    apiSchema,
    known: createKnownOperations(1_000, createCommonSource(apiSchema)),
    faultsOf: (document) => validate(apiSchema, document),
  } as Partial<Generation> as Generation;
  const answer = async () => {
    await state.gate;
    return { data: { name, whileFreed: state.freed } };
  };
  const engine = { execute: answer, write: answer } as Partial<Engine> as Engine;
  const serving = createServing({
    generation,
    engine,
    free: async () => {
      state.freed = true;
    },
  });
  return { serving, state, apiSchema };
}

describe('a generation', () => {
  it('is freed once, when it is retired and the last has let go of it, in whatever order', async () => {
    const [idle, held] = [servingOf('idle'), servingOf('held')];
    idle.serving.hold();
    idle.serving.release();
    expect(idle.state.freed).toBe(false);
    await idle.serving.retire();
    expect(idle.state.freed).toBe(true);
    expect(idle.serving.hold()).toBe(false);

    held.serving.hold();
    held.serving.hold();
    const retired = held.serving.retire();
    held.serving.release();
    expect(held.serving.hold()).toBe(true);
    held.serving.release();
    expect(held.state.freed).toBe(false);
    held.serving.release();
    await retired;
    expect(held.state.freed).toBe(true);
  });

  it('tells whoever watches of its takeover, also when it was before they began to', () => {
    const [former, next] = [servingOf('former').serving, servingOf('next').serving];
    const generations = createGenerations(former, SILENT);
    const told: string[] = [];
    const stop = generations.watch(former.generation, ({ generation }) => told.push(`early ${generation.id}`));
    generations.takeOver(next);
    generations.watch(former.generation, ({ generation }) => told.push(`late ${generation.id}`));
    stop();
    generations.takeOver(servingOf('last').serving);
    expect(told).toEqual(['early next', 'late next', 'late last']);
  });
});

describe('an operation', () => {
  const run = async (generations: ReturnType<typeof createGenerations>, schema: object, query = '{ a }') => {
    const { executor } = await toGatewayInterface(generations).load({ apollo: {} as never });
    return executor!({ document: parse(query), source: query, request: { query }, context: {}, schema } as never);
  };

  it('runs on the generation that it was validated with, which lives as long', async () => {
    const [former, next] = [servingOf('former'), servingOf('next')];
    const generations = createGenerations(former.serving, SILENT);
    const gate = Promise.withResolvers<void>();
    former.state.gate = gate.promise;
    const first = run(generations, former.apiSchema);
    await Promise.resolve();
    generations.takeOver(next.serving);
    // It was validated before the takeover and begins after it, while something else keeps the former generation.
    const second = run(generations, former.apiSchema);
    await Promise.resolve();
    gate.resolve();
    expect(await Promise.all([first, second, run(generations, next.apiSchema)])).toEqual([
      { data: { name: 'former', whileFreed: false } },
      { data: { name: 'former', whileFreed: false } },
      { data: { name: 'next', whileFreed: false } },
    ]);
    await generations.stop();
    expect([former.state.freed, next.state.freed]).toEqual([true, true]);
  });

  it('whose generation was freed before it began is validated anew and runs on the present one', async () => {
    const [former, next] = [servingOf('former', 'type Query { a: Int b: Int }'), servingOf('next')];
    const generations = createGenerations(former.serving, SILENT);
    generations.takeOver(next.serving);
    await former.serving.retire();
    expect(await run(generations, former.apiSchema)).toEqual({ data: { name: 'next', whileFreed: false } });
    const { errors } = await run(generations, former.apiSchema, '{ b }');
    expect(errors).toMatchObject([
      { message: expect.stringContaining('Cannot query field "b"'), extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ]);
  });

  it('that is known has a lane of its own on the present generation, and loses nothing when that goes before it begins', async () => {
    const [former, next, other] = [servingOf('former'), servingOf('next'), servingOf('other', 'type Query { b: Int }')];
    const generations = createGenerations(former.serving, SILENT);
    const lane = toLane(generations);
    await run(generations, former.apiSchema);
    const early = lane.find('{ a }', null);
    expect(await early?.({}, {} as never)).toEqual({ data: { name: 'former', whileFreed: false } });
    generations.takeOver(next.serving);
    expect(lane.find('{ a }', null)).toBeUndefined();
    await former.serving.retire();
    expect(await early?.({}, {} as never)).toEqual({ data: { name: 'next', whileFreed: false } });
    generations.takeOver(other.serving);
    expect(await early?.({}, {} as never)).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
  });
});
