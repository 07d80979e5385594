import { describe, expect, it } from '@jest/globals';
import { PLANNERS } from '@lapor/gateway/planning/planner-name';
import { ANONYMOUS } from '@lapor/schema/identity';
import { graphql, parse, validate } from 'graphql';
import { SEED } from '../environment/config.js';
import { generateGraph } from './generate-graph.js';
import { generateOperation } from './generate-operation.js';
import { startGuardedGateway } from './guarded-gateway.js';
import { createRandom } from './random.js';
import { startRawSubgraph } from './raw-subgraph.js';

const GRAPHS = 3;
const OPERATIONS = 100;

describe.each(PLANNERS)('answers over made-up supergraphs (planned by %s)', (planner) => {
  it.each(Array.from({ length: GRAPHS }, (_, index) => SEED + index * 104_729))(
    "are graphql-js' own over the whole graph in one schema (seed %i)",
    async (seed) => {
      const graph = generateGraph(createRandom(seed));
      const gateway = await startGuardedGateway(graph.sdl, { planner, start: (name) => startRawSubgraph(graph.subgraphs[name]!) });
      try {
        let compared = 0;
        for (let index = 0; index < OPERATIONS; index += 1) {
          const { query, variables } = generateOperation(gateway.apiSchema, createRandom(seed + index * 7_919), 'query', 'any');
          if (validate(gateway.apiSchema, parse(query)).length > 0) continue;
          const whole = await graphql({ schema: gateway.apiSchema, source: query, variableValues: variables, rootValue: graph.root });
          const ours = await gateway.ask(ANONYMOUS, query, variables);
          const place = { seed, index, query, variables };
          expect({ ...place, data: JSON.stringify(ours.data) }).toEqual({ ...place, data: JSON.stringify(whole.data) });
          expect({ ...place, errors: placesOf(ours.raw) }).toEqual({ ...place, errors: placesOf(whole.errors ?? []) });
          compared += 1;
        }
        expect(compared).toBeGreaterThan(OPERATIONS / 5);
      } finally {
        await gateway.stop();
      }
    },
  );
});

function placesOf(errors: readonly { readonly path?: readonly (string | number)[] | undefined }[]): readonly (string | undefined)[] {
  return errors.map(({ path }) => path?.join('.')).sort();
}
