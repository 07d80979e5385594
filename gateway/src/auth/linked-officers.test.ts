import { describe, expect, it } from '@jest/globals';
import { createLog } from '@lapor/kit/log';
import type { LinkedOfficer } from '@lapor/schema/officer-identity';
import { createKnownLinks } from './known-links.js';
import { createLinkedOfficers } from './linked-officers.js';

const REFRESH_MS = 30_000;
const KEPT_MS = 3_600_000;
const identity = { issuer: 'https://sso.test', subject: '1987' };
const officer = (linkId = 'link'): LinkedOfficer => ({ linkId, officerId: 'o', entry: null });
const withCode = (code: string) => expect.objectContaining({ extensions: expect.objectContaining({ code }) });
const [UNLINKED, UNAVAILABLE] = [withCode('IDENTITY_UNLINKED'), withCode('SUBGRAPH_UNAVAILABLE')];

function setUp(maxIdentities?: number) {
  const links = createKnownLinks();
  const world = { now: 0, asked: 0, answer: async (): Promise<LinkedOfficer | null> => officer() };
  const officers = createLinkedOfficers({
    ask: () => {
      world.asked += 1;
      return world.answer();
    },
    links,
    refreshMs: REFRESH_MS,
    keptMs: KEPT_MS,
    ...(maxIdentities === undefined ? {} : { maxIdentities }),
    log: createLog('test', 'silent'),
    clock: () => world.now,
  });
  return { world, links, officers };
}

describe('officers behind identities', () => {
  it('are asked for once by all who wait, and anew after a while', async () => {
    const { world, officers } = setUp();
    const found = await Promise.all(Array.from({ length: 20 }, () => officers.find(identity)));
    expect([new Set(found).size, world.asked]).toEqual([1, 1]);
    world.now = REFRESH_MS - 1;
    await officers.find(identity);
    expect(world.asked).toBe(1);
    world.now = REFRESH_MS;
    await officers.find(identity);
    expect(world.asked).toBe(2);
  });

  it('are kept apart by issuer and by subject', async () => {
    const { world, officers } = setUp();
    await officers.find(identity);
    await officers.find({ ...identity, issuer: 'https://sso.test/other' });
    await officers.find({ ...identity, subject: '1988' });
    expect(world.asked).toBe(3);
  });

  it('who are nobody are remembered as that until some link is made', async () => {
    const { world, links, officers } = setUp();
    world.answer = async () => null;
    for (let times = 0; times < 3; times += 1) await expect(officers.find(identity)).rejects.toEqual(UNLINKED);
    expect(world.asked).toBe(1);
    world.answer = async () => officer();
    links.learn({ kind: 'linked', linkId: 'link' });
    expect(await officers.find(identity)).toEqual(officer());
  });

  it('who were asked for before a link was made, and answered after it, are asked for again', async () => {
    const { world, links, officers } = setUp();
    const slow = Promise.withResolvers<null>();
    world.answer = () => slow.promise;
    const waiting = officers.find(identity);
    links.learn({ kind: 'linked', linkId: 'link' });
    slow.resolve(null);
    await expect(waiting).rejects.toEqual(UNLINKED);
    world.answer = async () => officer();
    expect(await officers.find(identity)).toEqual(officer());
  });

  it('lose their link at once, and have a new one at once', async () => {
    const { world, links, officers } = setUp();
    await officers.find(identity);
    world.answer = async () => null;
    links.learn({ kind: 'unlinked', linkId: 'link' });
    await expect(officers.find(identity)).rejects.toEqual(UNLINKED);
    world.answer = async () => officer('another');
    links.learn({ kind: 'linked', linkId: 'another' });
    expect(await officers.find(identity)).toEqual(officer('another'));
  });

  it('whose link ends while the answer is on its way are nobody', async () => {
    const { world, links, officers } = setUp();
    const slow = Promise.withResolvers<LinkedOfficer>();
    world.answer = () => slow.promise;
    const waiting = officers.find(identity);
    links.learn({ kind: 'unlinked', linkId: 'link' });
    slow.resolve(officer());
    await expect(waiting).rejects.toEqual(UNLINKED);
  });

  it('go on while citizens is away, for as long as the news are remembered, and are asked for now and then', async () => {
    const { world, links, officers } = setUp();
    await officers.find(identity);
    world.answer = () => Promise.reject(new Error('away'));
    world.now = REFRESH_MS;
    expect(await officers.find(identity)).toEqual(officer());
    expect(await officers.find(identity)).toEqual(officer());
    expect(world.asked).toBe(2);
    world.now += 5_000;
    expect(await officers.find(identity)).toEqual(officer());
    expect(world.asked).toBe(3);
    await expect(officers.find({ ...identity, subject: 'new' })).rejects.toEqual(UNAVAILABLE);
    links.learn({ kind: 'unlinked', linkId: 'link' });
    await expect(officers.find(identity)).rejects.toEqual(UNAVAILABLE);
  });

  it('do not go on for ever', async () => {
    const { world, officers } = setUp();
    await officers.find(identity);
    world.answer = () => Promise.reject(new Error('away'));
    world.now = KEPT_MS;
    await expect(officers.find(identity)).rejects.toEqual(UNAVAILABLE);
  });

  it('are so many at most', async () => {
    const { world, officers } = setUp(2);
    for (const subject of ['a', 'b', 'c', 'a']) await officers.find({ ...identity, subject });
    expect(world.asked).toBe(4);
  });
});
