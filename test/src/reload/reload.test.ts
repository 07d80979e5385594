import { rm, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { until, within } from '../environment/until.js';
import { compose, type ReloadingGateway, startReloadingGateway } from './reloading-gateway.js';
import { type Resolvers, type SmallSubgraph, signingKeys, startSmallSubgraph } from './small-subgraph.js';

const FREED = 'a former supergraph is freed';

let running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const { stop } of running.reverse()) await stop();
  running = [];
});

async function subgraph(types: string, resolvers: Resolvers, name = 'one'): Promise<SmallSubgraph> {
  const started = await startSmallSubgraph(name, types, resolvers);
  running.push(started);
  return started;
}

async function gatewayOf(...subgraphs: readonly SmallSubgraph[]): Promise<ReloadingGateway> {
  const started = await startReloadingGateway(compose(...subgraphs));
  running.push(started);
  return started;
}

const says = (text: string) => subgraph('type Query { text: String }', { Query: { text: () => text } });
const freedOf = ({ lines }: ReloadingGateway) => lines.filter(({ message }) => message === FREED);

describe('a new supergraph', () => {
  it('serves what comes after it, while a request in flight ends on the one before, which is freed then', async () => {
    const [entered, release] = [Promise.withResolvers<void>(), Promise.withResolvers<string>()];
    const former = await subgraph('type Query { text: String }', {
      Query: {
        text: () => {
          entered.resolve();
          return release.promise;
        },
      },
    });
    const next = await says('next');
    const gateway = await gatewayOf(former);
    const first = await gateway.supergraph();
    const inFlight = gateway.ask('{ text }');
    await within('the request', entered.promise);

    await gateway.reload(compose(next));
    expect(await gateway.get('{ text }')).toEqual({ text: 'next' });
    expect(freedOf(gateway)).toEqual([]);
    release.resolve('former');
    expect(await inFlight).toMatchObject({ status: 200, data: { text: 'former' }, errors: [] });
    await until('the former one is freed', () => freedOf(gateway).length > 0);
    expect(freedOf(gateway)).toEqual([{ message: FREED, supergraph: first.id }]);
  });

  it('is found however the file is written', async () => {
    const [former, next] = [await says('former'), await says('next')];
    const gateway = await gatewayOf(former);
    const { id } = await gateway.supergraph();
    await writeFile(gateway.file, compose(next));
    await until('the file that was written over is found', async () => (await gateway.supergraph()).id !== id);
    await rm(gateway.file);
    await writeFile(gateway.file, compose(former));
    await until('the file that was removed and made anew is found', async () => (await gateway.supergraph()).id === id);
    expect(await gateway.get('{ text }')).toEqual({ text: 'former' });
  });

  it('brings its fields and its guards in one moment', async () => {
    const open = await subgraph('type Query { text: String more: String }', { Query: { text: () => 'open', more: () => 'more' } });
    const guarded = { ...open, sdl: open.sdl.replace('text: String', 'text: String @authenticated') };
    const small = { ...open, sdl: open.sdl.replace('more: String', '') };
    const gateway = await gatewayOf(small);
    expect((await gateway.ask('{ more }')).codes).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    await gateway.reload(compose(open));
    expect(await gateway.get('{ text more }')).toEqual({ text: 'open', more: 'more' });
    await gateway.reload(compose(guarded));
    expect(await gateway.ask('{ text more }')).toMatchObject({ data: { text: null, more: 'more' }, codes: ['UNAUTHENTICATED'] });
    await gateway.reload(compose(open));
    expect(await gateway.get('{ text more }')).toEqual({ text: 'open', more: 'more' });
  });

  it('has the plans of what is in use before it serves', async () => {
    const one = await subgraph('type Query { a: Int b: Int c: Int @authenticated }', { Query: { a: () => 1, b: () => 2, c: () => 3 } });
    const gateway = await gatewayOf(one);
    for (const query of ['{ a }', '{ b }', '{ a c }', '{ a }']) await gateway.ask(query);
    await gateway.reload(`${compose({ ...one, sdl: one.sdl.replace('b: Int', '') })}`);
    expect(gateway.lines.find(({ message }) => message === 'a new supergraph serves')).toMatchObject({ warmed: 2 });
  });
});

describe('a supergraph that cannot be served', () => {
  const SECRET_WORD = 'tempat-rahasia';
  it.each<[string, (present: string) => string, string]>([
    ['no SDL', () => `this is ${SECRET_WORD} {`, 'The text is no composed supergraph that this gateway can serve.'],
    ['empty', () => '', 'The text is no composed supergraph that this gateway can serve.'],
    [
      'not composed',
      () => `type Query { text: String } # ${SECRET_WORD}`,
      'The text is no composed supergraph that this gateway can serve.',
    ],
    [
      'cut off in the middle',
      (present) => present.slice(0, present.length / 2),
      'The text is no composed supergraph that this gateway can serve.',
    ],
    [
      'in need of a feature that is not known',
      (present) => present.replace('schema\n', `schema @link(url: "https://x.test/${SECRET_WORD}/v1.0", for: SECURITY)\n`),
      'The text is no composed supergraph that this gateway can serve.',
    ],
    [
      'without an address',
      (present) => present.replace(/url: "http:[^"]+"/, `url: "${SECRET_WORD}"`),
      'A subgraph has no address that can be used.',
    ],
    [
      'with a subgraph that no key belongs to',
      (present) => present.replaceAll('"one"', `"${SECRET_WORD}"`),
      'There is a subgraph that no identities can be signed for.',
    ],
  ])('because it is %s is refused; the present one goes on serving', async (_what, spoil, reason) => {
    const gateway = await gatewayOf(await says('present'));
    const present = compose(await says('present'));
    const { id } = await gateway.supergraph();
    expect(spoil(present)).not.toBe(present);
    await gateway.replace(spoil(present));
    const { refused } = await until('it is refused', async () => {
      const now = await gateway.supergraph();
      return now.refused && now;
    });
    expect(refused?.reason).toBe(reason);
    expect(await gateway.health()).not.toMatch(new RegExp(`${SECRET_WORD}|127\\.0\\.0\\.1|${gateway.file}`));
    expect(gateway.lines.at(-1)).toMatchObject({ message: expect.stringContaining('is refused'), why: expect.stringMatching(/\w+/) });
    expect(await gateway.supergraph()).toMatchObject({ id });
    expect(await gateway.get('{ text }')).toEqual({ text: 'present' });

    await gateway.reload(present);
    expect((await gateway.supergraph()).refused).toBeUndefined();
  });

  it('because the file is gone is told once, and forgotten when it is back', async () => {
    const one = await says('present');
    const gateway = await gatewayOf(one);
    await rm(gateway.file);
    await until('it is told', async () => (await gateway.supergraph()).refused);
    expect((await gateway.supergraph()).refused?.reason).toBe('The supergraph file cannot be read.');
    expect(await gateway.get('{ text }')).toEqual({ text: 'present' });
    await gateway.replace(compose(one));
    await until('it is forgotten', async () => !(await gateway.supergraph()).refused);
    expect(gateway.lines.filter(({ message }) => message.includes('is refused'))).toHaveLength(1);
  });

  it('does not start a gateway, which says why', async () => {
    const one = await says('never');
    await expect(startReloadingGateway('nonsense')).rejects.toThrow(/cannot be served.*npm run schema/);
    await expect(startReloadingGateway(compose({ ...one, name: 'three' }))).rejects.toThrow(/three.*IDENTITY_SIGNING_KEYS/);
    await expect(startReloadingGateway(compose({ ...one, url: 'nowhere' }))).rejects.toThrow(/one.*SUBGRAPH_URLS/);
  });

  it('because whoever tells of rights has moved, or was not there before, is refused', async () => {
    const KEYS = { IDENTITY_SIGNING_KEYS: signingKeys('one', 'agencies') };
    const one = await says('present');
    const agencies = await subgraph('type Query { text: String }', { Query: { text: () => 'present' } }, 'agencies');
    const elsewhere = { ...agencies, url: 'http://127.0.0.1:9/graphql' };
    const cases: [SmallSubgraph, SmallSubgraph][] = [
      [agencies, elsewhere],
      [one, agencies],
    ];
    for (const [before, after] of cases) {
      const gateway = await startReloadingGateway(compose(before), { settings: KEYS });
      running.push(gateway);
      await gateway.replace(compose(after));
      await until('it is refused', async () => (await gateway.supergraph()).refused?.reason.includes('has moved'));
      expect(await gateway.get('{ text }')).toEqual({ text: 'present' });
    }
  });
});
