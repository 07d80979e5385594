import { afterEach, describe, expect, it } from '@jest/globals';
import { startTestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';
import { compose, startReloadingGateway } from './reloading-gateway.js';
import { startSmallSubgraph } from './small-subgraph.js';

let running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const { stop } of running.reverse()) await stop();
  running = [];
});
const keep = <Part extends { stop(): Promise<void> }>(part: Part): Part => {
  running.push(part);
  return part;
};

const stopOne = async (part: { stop(): Promise<void> }) => {
  running = running.filter((other) => other !== part);
  await part.stop();
};

const SETTINGS = { SUPERGRAPH_POLL_MS: '100' };

describe('a gateway that polls its subgraphs', () => {
  it('begins with the file while one is away, says so, and takes what they compose to as soon as it can', async () => {
    const one = keep(await startSmallSubgraph('one', 'type Query { a: Int b: Int }', { Query: { a: () => 1, b: () => 2 } }));
    const away = await startSmallSubgraph('two', 'type Query { c: Int }', { Query: { c: () => 3 } });
    const port = Number(new URL(away.url).port);
    await away.stop();
    const gateway = keep(
      await startReloadingGateway(compose({ ...one, sdl: one.sdl.replace('b: Int', '') }), {
        settings: { ...SETTINGS, SUBGRAPH_URLS: `two=${away.url}` },
      }),
    );
    const { reason } = await until('the absence is told', async () => (await gateway.supergraph()).refused);
    expect(reason).toBe('A subgraph has not given its schema.');
    expect(await gateway.health()).not.toContain(`${port}`);
    expect(await gateway.get('{ a }')).toEqual({ a: 1 });
    expect((await gateway.ask('{ b }')).codes).toEqual(['GRAPHQL_VALIDATION_FAILED']);

    let back = keep(await startSmallSubgraph('two', 'type Query { c: Int }', { Query: { c: () => 3 } }, port));
    await until('the polled supergraph serves', async () => (await gateway.ask('{ c }')).codes.length === 0);
    expect(await gateway.get('{ a b c }')).toEqual({ a: 1, b: 2, c: 3 });
    expect((await gateway.supergraph()).refused).toBeUndefined();

    await stopOne(back);
    await until('the absence is told', async () => (await gateway.supergraph()).refused);
    back = keep(await startSmallSubgraph('two', 'type Query { c: Int }', { Query: { c: () => 3 } }, port));
    await until('all is well again', async () => !(await gateway.supergraph()).refused);

    await stopOne(back);
    keep(await startSmallSubgraph('two', 'type Query { a: String }', { Query: { a: () => 'other' } }, port));
    await until('what does not compose is refused', async () => (await gateway.supergraph()).refused?.reason.includes('compose'));
    expect((await gateway.supergraph()).refused?.reason).toBe('The subgraphs do not compose.');
    expect(await gateway.get('{ a b }')).toEqual({ a: 1, b: 2 });
    expect(gateway.lines.findLast(({ message }) => message.includes('is refused'))?.why).toContain('Query.a');
  });

  it('reads the three subgraphs of the system, each of which asks for its signature', async () => {
    const system = keep(await startTestSystem({ overrides: { gateway: { SUPERGRAPH_POLL_MS: '500' } } }));
    const line = await until('the polled supergraph serves', () => system.lines.find((text) => text.includes('a new supergraph serves')));
    expect(JSON.parse(line)).toMatchObject({ subgraphs: ['agencies', 'citizens', 'reports'] });
    const { data, errors } = await system.anyone.ask(
      '{ publicReports(first: 1) { nodes { trackingId } } agencies(first: 1) { nodes { name } } }',
    );
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ agencies: { nodes: [{ name: expect.any(String) }] } });
  });
});
