import { describe, expect, it } from '@jest/globals';
import { CACHE_CONTROL_DEFINITION } from '@lapor/schema/cache-hints';
import { createPolledSource } from './polled-source.js';

const SDL = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible"])
  ${CACHE_CONTROL_DEFINITION}
  type Query { thing: Thing }
  type Thing @key(fields: "id") @cacheControl(maxAge: 7) { id: ID! }`;

describe('a supergraph that is polled', () => {
  it('holds what the subgraphs say of caching', async () => {
    const found = Promise.withResolvers<string>();
    const source = createPolledSource({
      first: 'the first',
      subgraphs: [{ name: 'one', url: 'http://one.test/graphql' }],
      everyMs: 60_000,
      refused: (refusal) => found.reject(refusal),
    });
    const { cleanup } = await source.initialize({
      update: found.resolve,
      healthCheck: async () => undefined,
      getDataSource: () => ({ process: async () => ({ data: { _service: { sdl: SDL } } }) }),
    });
    expect(await found.promise).toContain('@join__directive(graphs: [ONE], name: "cacheControl", args: {maxAge: 7})');
    await cleanup?.();
  });
});
