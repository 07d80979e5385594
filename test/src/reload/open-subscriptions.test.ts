import { EventEmitter, on } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LiveConnection } from '../environment/live-client.js';
import { until } from '../environment/until.js';
import { compose, type ReloadingGateway, startReloadingGateway } from './reloading-gateway.js';
import { type SmallSubgraph, startSmallSubgraph } from './small-subgraph.js';

const TICKS = `type Query { one: Int }
  type Subscription { ticks: Tick }
  type Tick { n: Int other: Int item: Item }
  type Item @key(fields: "id", resolvable: false) { id: ID! }`;
const ITEMS = 'type Item @key(fields: "id") { id: ID! name: String title: String }';
const QUERY = 'subscription { ticks { n item { name } } }';

let source: EventEmitter;
let opened: number;
let ticks: SmallSubgraph;
let items: SmallSubgraph;
let gateway: ReloadingGateway;
let connections: LiveConnection[];

beforeEach(async () => {
  source = new EventEmitter();
  opened = 0;
  connections = [];
  const subscribe = () => {
    opened += 1;
    return on(source, 'tick');
  };
  const resolve = ([n]: [number]) => ({ n, other: -n, item: { id: `${n}` } });
  ticks = await startSmallSubgraph('one', TICKS, { Subscription: { ticks: { subscribe, resolve } } });
  items = await startSmallSubgraph('two', ITEMS, {
    Item: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      name: ({ id }: { id: string }) => `item ${id}`,
      title: ({ id }: { id: string }) => `title ${id}`,
    },
  });
  gateway = await startReloadingGateway(compose(ticks, items));
});

afterEach(async () => {
  for (const connection of connections) await connection.close();
  await gateway.stop();
  await ticks.stop();
  await items.stop();
});

const changed = (subgraph: SmallSubgraph, from: string, to: string): SmallSubgraph => {
  const sdl = subgraph.sdl.replace(from, to);
  expect(sdl).not.toBe(subgraph.sdl);
  return { ...subgraph, sdl };
};
const tick = (n: number) => source.emit('tick', n);
const answer = (n: number) => ({ data: { ticks: { n, item: { name: `item ${n}` } } } });

async function follow(query = QUERY) {
  const connection = await gateway.live();
  connections.push(connection);
  const stream = connection.stream(query);
  await until('the stream is open', () => source.listenerCount('tick') > 0);
  return { stream, next: async () => (await stream.take(1))[0] };
}

describe('an open subscription', () => {
  it('goes on when a new supergraph still asks the same, and keeps nothing of the former one', async () => {
    const { next } = await follow();
    tick(1);
    expect(await next()).toEqual(answer(1));
    await gateway.reload(compose(changed(ticks, 'other: Int', 'other: Int more: Int'), items));
    await until('the former one is freed', () => gateway.lines.some(({ message }) => message === 'a former supergraph is freed'));
    tick(2);
    expect(await next()).toEqual(answer(2));
    await gateway.reload(compose(ticks, items));
    tick(3);
    tick(4);
    expect([await next(), await next()]).toEqual([answer(3), answer(4)]);
    expect(opened).toBe(1);
  });

  it('gives nothing more that is guarded from the takeover on; who comes again is given the rest', async () => {
    const query = 'subscription { ticks { item { title name } } }';
    const { next } = await follow(query);
    tick(1);
    expect(await next()).toEqual({ data: { ticks: { item: { title: 'title 1', name: 'item 1' } } } });
    const guarded = changed(items, 'title: String', 'title: String @authenticated');
    await gateway.reload(compose(ticks, guarded));
    tick(2);
    expect(await next()).toMatchObject({ errors: [{ extensions: { code: 'SUPERGRAPH_CHANGED' } }] });

    await until('the stream is closed', () => source.listenerCount('tick') === 0);
    const again = await follow(query);
    const withoutTitle = (n: number) => ({
      data: { ticks: { item: { title: null, name: `item ${n}` } } },
      errors: [{ path: ['ticks', 'item', 'title'], extensions: { code: 'UNAUTHENTICATED' } }],
    });
    tick(3);
    expect(await again.next()).toMatchObject(withoutTitle(3));
    await gateway.reload(compose(changed(ticks, 'other: Int', ''), guarded));
    tick(4);
    expect(await again.next()).toMatchObject(withoutTitle(4));
    expect(opened).toBe(2);
  });

  it.each<[string, () => string]>([
    ['a field is gone', () => compose(changed(ticks, 'n: Int', ''), items)],
    ['a field of another subgraph is gone', () => compose(ticks, changed(items, 'name: String', 'label: String'))],
    ['the stream is guarded', () => compose(changed(ticks, 'ticks: Tick', 'ticks: Tick @authenticated'), items)],
    ['what is asked first is guarded', () => compose(changed(ticks, 'n: Int', 'n: Int @authenticated'), items)],
    ['the subgraph has moved', () => compose({ ...ticks, url: ticks.url.replace('127.0.0.1', 'localhost') }, items)],
  ])('ends with a code when %s, also while nothing happens on it', async (_what, next) => {
    const { stream } = await follow();
    await gateway.reload(next());
    expect(await stream.take(1)).toMatchObject([{ errors: [{ extensions: { code: 'SUPERGRAPH_CHANGED', retryable: true } }] }]);
    await stream.ended;
    await until('the stream is closed', () => source.listenerCount('tick') === 0);
  });

  it('ends for those alone whom it cannot serve any more', async () => {
    const [all, some] = [await follow(), await follow('subscription { ticks { other } }')];
    await until('both are open', () => source.listenerCount('tick') === 2);
    await gateway.reload(compose(changed(ticks, 'other: Int', ''), items));
    expect(await some.next()).toMatchObject({ errors: [{ extensions: { code: 'SUPERGRAPH_CHANGED' } }] });
    tick(1);
    expect(await all.next()).toEqual(answer(1));
  });

  it('moves on through many supergraphs that come one upon another', async () => {
    const { next } = await follow();
    for (let number = 0; number < 5; number += 1) await gateway.replace(`${compose(ticks, items)}\n# ${number}`);
    await gateway.reload(`${compose(ticks, items)}\n# last`);
    tick(1);
    expect(await next()).toEqual(answer(1));
    expect(opened).toBe(1);
  });
});
