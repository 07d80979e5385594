import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { createCommonSource } from './common-source.js';
import type { Generation } from './generation.js';
import { createKnownOperations } from './known-operations.js';
import type { UsedOperation } from './prepare.js';
import { warmUp } from './warm-up.js';

const used = (text: string): UsedOperation => ({
  source: { document: parse(text), documentHash: text, operationName: null, letters: text.length },
  refused: [],
  overridden: [],
});

/** A generation that takes note of what it is warmed with; the time that each takes is made up. */
function generationOf(sdl: string, inUse: readonly string[] = [], warm: (text: string) => Promise<void> = async () => undefined) {
  const schema = buildSchema(sdl);
  const warmed: string[] = [];
  const known = createKnownOperations(1_000, createCommonSource(schema));
  for (const text of inUse) known.learn({ text, operationName: null }, parse(text));
  const generation = {
    faultsOf: (document) => validate(schema, document),
    known,
    inUse: (max) => inUse.slice(0, max).map(used),
    async warm({ source }) {
      await warm(source.documentHash);
      warmed.push(source.documentHash);
    },
  } as Partial<Generation> as Generation;
  return { generation, warmed };
}

const SDL = 'type Query { a: Int b: Int c: Int }';
const LIMITS = { maxOperations: 10, maxMs: 60_000 };

describe('before a takeover', () => {
  it('what is in use is planned, except what is not valid any more', async () => {
    const [present, next] = [generationOf(SDL, ['{ a }', '{ b }', '{ c }']), generationOf('type Query { a: Int c: Int }')];
    expect(await warmUp(next.generation, present.generation, LIMITS)).toBe(2);
    expect(next.warmed).toEqual(['{ a }', '{ c }']);
    expect(next.generation.known.recent(10).map(({ text }) => text)).toEqual(['{ a }', '{ c }']);
  });

  it('an operation that cannot be planned holds up none of the others', async () => {
    const present = generationOf(SDL, ['{ a }', '{ b }']);
    const next = generationOf(SDL, [], async (text) => {
      if (text === '{ a }') throw new Error('too complex');
    });
    expect(await warmUp(next.generation, present.generation, LIMITS)).toBe(1);
    expect(next.warmed).toEqual(['{ b }']);
  });

  it('no more is planned than was allowed, in number', async () => {
    const [present, next] = [generationOf(SDL, ['{ a }', '{ b }', '{ c }']), generationOf(SDL)];
    expect(await warmUp(next.generation, present.generation, { ...LIMITS, maxOperations: 2 })).toBe(2);
    expect(next.warmed).toEqual(['{ a }', '{ b }']);
  });

  it('no more is planned than was allowed, in time', async () => {
    const present = generationOf(SDL, ['{ a }', '{ b }', '{ c }']);
    const next = generationOf(SDL, [], async () => {
      const begun = performance.now();
      while (performance.now() - begun < 30);
    });
    expect(await warmUp(next.generation, present.generation, { ...LIMITS, maxMs: 20 })).toBe(1);
  });
});
