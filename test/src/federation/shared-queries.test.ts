import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openJourney } from '../environment/journey.js';
import type { Username } from '../environment/open-system.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

/** Asked by one and the same caller at one moment. */
const MANY = 20;
const OWN = '{ me { id } myReports(first: 50) { nodes { id } } }';
const PUBLIC = '{ agencies(first: 20) { nodes { code name parent { code name } } } }';

describe('queries that many ask at one moment', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem({ overrides: { gateway: { SHARE_QUERIES: 'true' } } });
  });
  afterAll(() => system?.stop());
  const textsOf = async (query: string, callers: readonly (Username | null)[]) => {
    const clients = await Promise.all(callers.map((name) => (name ? system.as(name) : system.anyone)));
    return (await Promise.all(clients.map((client) => client.ask(query)))).map(({ text }) => text);
  };
  it('give each caller their own', async () => {
    const report = await openJourney(system).citizen('warga').files();
    const callers = Array.from({ length: MANY }, (_, index) => (['warga', 'warga2', 'petugas-metro', null] as const)[index % 4] ?? null);
    const texts = await textsOf(OWN, callers);
    const alone = new Map<Username | null, string>();
    for (const caller of new Set(callers)) alone.set(caller, (await textsOf(OWN, [caller]))[0] as string);
    expect(new Set(alone.values()).size).toBe(4);
    expect(texts).toEqual(callers.map((caller) => alone.get(caller)));
    texts.forEach((text, index) => {
      expect(text.includes(report.id)).toBe(callers[index] === 'warga');
    });
  });

  it('give everybody who is nobody the same whole answer', async () => {
    const [expected] = await textsOf(PUBLIC, [null]);
    expect(
      await textsOf(
        PUBLIC,
        Array.from({ length: MANY }, () => null),
      ),
    ).toEqual(Array.from({ length: MANY }, () => expected));
  });

  it('never show a caller less than they have done already', async () => {
    const warga = await system.as('warga2');
    const asking = { on: true };
    const others = Array.from({ length: 4 }, async () => {
      while (asking.on) await warga.ask(OWN);
    });
    for (let turn = 0; turn < 10; turn += 1) {
      const { id } = await openJourney(system).citizen('warga2').files();
      expect((await warga.ask(OWN)).text).toContain(id);
    }
    asking.on = false;
    await Promise.all(others);
  });
});
