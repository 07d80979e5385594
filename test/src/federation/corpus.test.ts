import { buildSubgraphSchema } from '@apollo/subgraph';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PLANNERS } from '@lapor/gateway/planning/planner-name';
import { ANONYMOUS } from '@lapor/schema/identity';
import { parse, validate } from 'graphql';
import { ABSTRACT_TYPES } from './corpus/abstract-types.js';
import { CIRCLES } from './corpus/circles.js';
import type { Corpus } from './corpus/corpus.js';
import { CLIENT_DIRECTIVES } from './corpus/directives.js';
import { DISTRIBUTED } from './corpus/distributed.js';
import { ENTITY_CALLS, SHARED_NODE } from './corpus/entity-calls.js';
import { EXTERNALS, MYSTERIOUS_EXTERNAL } from './corpus/externals.js';
import { HIDDEN } from './corpus/hidden.js';
import { INDIRECT } from './corpus/indirect.js';
import { GUARDED_INTERFACES, INTERFACE_OBJECTS, UNREACHABLE_INTERFACES } from './corpus/interface-objects.js';
import { KEYS } from './corpus/keys.js';
import { MUTATIONS } from './corpus/mutations.js';
import { BOTH_VERSIONS, JOIN_0_1, JOIN_0_2, JOIN_INCOMPLETE, OF_FEDERATION_1 } from './corpus/old-supergraphs.js';
import { OVERRIDES } from './corpus/overrides.js';
import { PROVIDES } from './corpus/provides.js';
import { REQUIRES } from './corpus/requires.js';
import { REQUIRES_ABSTRACT } from './corpus/requires-abstract.js';
import { ROOTS } from './corpus/roots.js';
import { type GuardedGateway, startGuardedGateway } from './guarded-gateway.js';
import { type StubSubgraph, serveSubgraph } from './stub-subgraph.js';

/** Every feature of Federation 2 over real subgraphs; the answers are those of the specifications. */
const CORPORA: Readonly<Record<string, Corpus>> = {
  'abstract types of which subgraphs know other members': ABSTRACT_TYPES,
  'interfaces that lead back to themselves': CIRCLES,
  'directives of clients': CLIENT_DIRECTIVES,
  'types that are spread over subgraphs': DISTRIBUTED,
  'ways through subgraphs in between': INDIRECT,
  'entities by lists, and objects without keys': ENTITY_CALLS,
  'external fields of both versions': EXTERNALS,
  'an external field that nothing says where it is from': MYSTERIOUS_EXTERNAL,
  'what clients do not see': HIDDEN,
  '@interfaceObject': INTERFACE_OBJECTS,
  'interfaces that nothing implements where they are met': UNREACHABLE_INTERFACES,
  'interfaces that are not for everybody': GUARDED_INTERFACES,
  keys: KEYS,
  mutations: MUTATIONS,
  '@override': OVERRIDES,
  '@provides': PROVIDES,
  '@requires': REQUIRES,
  '@requires through unions and interfaces': REQUIRES_ABSTRACT,
  'a root field that each can answer in part': SHARED_NODE,
  'subgraphs of Federation 1': OF_FEDERATION_1,
  'a subgraph of each version': BOTH_VERSIONS,
  'a supergraph of Federation 1 (join 0.1)': JOIN_0_1,
  'a supergraph of join 0.2': JOIN_0_2,
  'a supergraph that does not say who has which member and value': JOIN_INCOMPLETE,
  'roots, type names, conditions and aliases': ROOTS,
};

const PLANNED = PLANNERS.flatMap((planner) => Object.keys(CORPORA).map((what) => ({ planner, what })));

describe.each(PLANNED)('$what (planned by $planner)', ({ planner, what }) => {
  const { subgraphs, edit, cases } = CORPORA[what] as Corpus;
  const stubs = new Map<string, StubSubgraph>();
  let gateway: GuardedGateway;
  beforeAll(async () => {
    const sdl = Object.fromEntries(Object.entries(subgraphs).map(([name, subgraph]) => [name, subgraph.sdl]));
    gateway = await startGuardedGateway(sdl, {
      planner,
      ...(edit && { edit }),
      async start(name, text) {
        const resolvers = (subgraphs[name]?.resolvers ?? {}) as never;
        const stub = await serveSubgraph(buildSubgraphSchema([{ typeDefs: parse(text), resolvers }]));
        stubs.set(name, stub);
        return stub;
      },
    });
  });
  afterAll(() => gateway.stop());

  it.each(Object.keys(cases))('%s', async (name) => {
    const { query, variables = {}, data, errors = [], calls, callsByHive = calls } = cases[name] as Corpus['cases'][string];
    expect(validate(gateway.apiSchema, parse(query))).toEqual([]);
    const answer = await gateway.ask(ANONYMOUS, query, variables);
    // The order counts too.
    expect(JSON.stringify(answer.data)).toBe(JSON.stringify(data));
    expect(answer.errors.toSorted()).toEqual(errors);
    if (!calls) return;
    const asked = [...stubs].map(([subgraph, stub]) => [subgraph, stub.asked.length] as const).filter(([, count]) => count > 0);
    expect(Object.fromEntries(asked)).toEqual(planner === 'hive' ? callsByHive : calls);
  });
});
