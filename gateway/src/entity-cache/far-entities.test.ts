import { describe, expect, it } from '@jest/globals';
import { createFarEntities } from './far-entities.js';
import type { Redis } from './redis.js';

const AGENCY = { subgraph: 'agencies', types: ['Agency'] };

/** A Redis in memory that can be away, and whose commands can be held up. */
function fakeRedis() {
  const kept = new Map<string, string>();
  const calls: (() => void)[] = [];
  const state = { ready: true, held: Promise.resolve() };
  const shared = { kept, state };
  const open = (): Redis => ({
    isReady: () => state.ready,
    onReady: (call) => calls.push(call),
    async getMany(keys) {
      return state.ready ? keys.map((key) => kept.get(key) ?? null) : undefined;
    },
    async set(key, value) {
      await state.held;
      if (state.ready) kept.set(key, value);
      return state.ready;
    },
    async setIfAbsent(key, value) {
      if (!kept.has(key)) kept.set(key, value);
      return true;
    },
    stop: async () => undefined,
  });
  const back = () => {
    state.ready = true;
    for (const call of calls) call();
  };
  return { ...shared, open, back };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

async function setUp() {
  const redis = fakeRedis();
  const [one, other] = [createFarEntities(redis.open()), createFarEntities(redis.open())];
  const { stamp } = (await one.find([], AGENCY))!;
  one.keep('of D-18.72', 'text', stamp, 1_000);
  await settle();
  const read = async (far = other) => (await far.find(['of D-18.72'], AGENCY))?.texts[0];
  return { redis, one, other, stamp, read };
}

describe('entities elsewhere', () => {
  it('are found by every gateway', async () => {
    const { read, redis } = await setUp();
    expect(await read()).toBe('text');
    expect([...redis.kept.keys()].join()).not.toContain('D-18.72');
  });

  it('are void for all as soon as one has heard of a change, and what was fetched before is not kept', async () => {
    const { one, other, read, stamp } = await setUp();
    one.void('agencies', ['Region']);
    await settle();
    expect(await read()).toBe('text');
    one.void('agencies', ['Agency']);
    await settle();
    expect(await read()).toBeUndefined();
    // Another has fetched it before the change, and hears of the change later.
    other.keep('of D-18.72', 'old', stamp, 1_000);
    await settle();
    expect([await read(one), await read(other)]).toEqual([undefined, undefined]);
    one.keep('of D-18.72', 'new', (await one.find([], AGENCY))!.stamp, 1_000);
    await settle();
    expect(await read()).toBe('new');
    one.void('agencies', 'all');
    await settle();
    expect(await read()).toBeUndefined();
  });

  it('are not asked for while a change could not be told, and are void when it can', async () => {
    const { one, redis, read } = await setUp();
    redis.state.ready = false;
    one.void('agencies', ['Agency']);
    await settle();
    expect(await read(one)).toBeUndefined();
    redis.back();
    await settle();
    expect(await read()).toBeUndefined();
    expect(await one.find([], AGENCY)).toBeDefined();
  });

  it('are not given while a change is being told', async () => {
    const { one, redis, read } = await setUp();
    const held = Promise.withResolvers<void>();
    redis.state.held = held.promise;
    one.void('agencies', ['Agency']);
    expect(await read(one)).toBeUndefined();
    held.resolve();
    await settle();
    await settle();
    expect(await one.find(['of D-18.72'], AGENCY)).toMatchObject({ texts: [undefined] });
  });

  it('are void when the tokens were thrown away', async () => {
    const { redis, read } = await setUp();
    for (const key of [...redis.kept.keys()].filter((name) => name.includes('token'))) redis.kept.delete(key);
    expect(await read()).toBeUndefined();
  });
});
