import { buildSubgraphSchema } from '@apollo/subgraph';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '@lapor/schema/identity';
import { parse } from 'graphql';
import { until } from '../environment/until.js';
import { type GatedSubgraph, gate } from './gated-subgraph.js';
import { type GuardedGateway, startGuardedGateway } from './guarded-gateway.js';
import { serveSubgraph } from './stub-subgraph.js';

const SUBGRAPHS = { slow: 'type Query { slow: Int }', quick: 'type Query { quick: Int }' };
const RESOLVERS = { slow: { Query: { slow: () => 1 } }, quick: { Query: { quick: () => 2 } } };
/** More than there is room for at once. */
const MANY = 60;

describe('requests to a subgraph that does not answer', () => {
  const gates = new Map<string, GatedSubgraph>();
  let gateway: GuardedGateway;
  beforeAll(async () => {
    gateway = await startGuardedGateway(SUBGRAPHS, {
      connections: MANY,
      async start(name, sdl) {
        const resolvers = RESOLVERS[name as keyof typeof SUBGRAPHS];
        const gated = await gate(await serveSubgraph(buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }])));
        gates.set(name, gated);
        return gated;
      },
    });
  });
  afterAll(() => gateway?.stop());

  it('are all begun, and keep no other request waiting', async () => {
    const slow = gates.get('slow');
    const letGo = slow?.hold(/slow/);
    const asked = Array.from({ length: MANY }, () => gateway.ask(ANONYMOUS, '{ slow }'));
    expect((await gateway.ask(ANONYMOUS, '{ quick }')).data).toEqual({ quick: 2 });
    await until('all are on their way', () => slow?.held.length === MANY);
    expect((await gateway.ask(ANONYMOUS, '{ quick }')).data).toEqual({ quick: 2 });
    letGo?.();
    for (const answer of asked) expect((await answer).data).toEqual({ slow: 1 });
  });
});
