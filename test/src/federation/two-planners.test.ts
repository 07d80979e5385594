import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PLANNERS } from '@lapor/gateway/planning/planner-name';
import { ANONYMOUS, SUBGRAPHS } from '@lapor/schema/identity';
import { parse, validate } from 'graphql';
import { SEED } from '../environment/config.js';
import { generateOperation } from './generate-operation.js';
import { type GuardedAnswer, type GuardedGateway, startGuardedGateway } from './guarded-gateway.js';
import { createRandom } from './random.js';
import { startStubSubgraph } from './stub-subgraph.js';
import { withoutGuards } from './without-guards.js';

const QUERIES = 80;
const MUTATIONS = 20;

const SDL = Object.fromEntries(
  SUBGRAPHS.map((name) => [
    name,
    withoutGuards(readFileSync(new URL(`../../../schema/subgraphs/${name}.graphql`, import.meta.url), 'utf8')),
  ]),
);

describe('the two planners over our own supergraph', () => {
  const gateways: GuardedGateway[] = [];
  beforeAll(async () => {
    const start = (_: string, sdl: string) => startStubSubgraph(sdl, { nulls: 80, errors: 0 });
    for (const planner of PLANNERS) gateways.push(await startGuardedGateway(SDL, { planner, start }));
  });
  afterAll(async () => {
    for (const gateway of gateways) await gateway.stop();
  });

  it.each([
    ['query', QUERIES],
    ['mutation', MUTATIONS],
  ] as const)(
    `give the same answers to generated operations (%s, seed ${SEED})`,
    async (kind, count) => {
      const [apollo, hive] = gateways as [GuardedGateway, GuardedGateway];
      const before = hive.standIns.length;
      for (let index = 0; index < count; index += 1) {
        const { query, variables } = generateOperation(apollo.apiSchema, createRandom(SEED + index * 7_919), kind);
        expect(validate(apollo.apiSchema, parse(query))).toEqual([]);
        const [first, second] = [await apollo.ask(ANONYMOUS, query, variables), await hive.ask(ANONYMOUS, query, variables)];
        expect({ index, query, variables, ...answerOf(second) }).toEqual({ index, query, variables, ...answerOf(first) });
      }
      // Each reason is told once; were there many, the one planner would have been compared with itself.
      expect(hive.standIns.length - before).toBeLessThan(count / 5);
      expect(apollo.standIns).toEqual([]);
    },
    180_000,
  );
});

/** Which of several values that must not be null ends the whole answer depends on the order in which subgraphs are asked. */
function answerOf({ data, errors }: GuardedAnswer) {
  return { data, errors: data === null ? errors.length > 0 : [...errors].sort() };
}
