import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SUBGRAPHS } from '@lapor/schema/identity';
import { parse, validate } from 'graphql';
import { IS_LONG, SEED } from '../environment/config.js';
import { generateOperation } from './generate-operation.js';
import { nulledPlaces } from './nulled-places.js';
import { createRandom } from './random.js';
import { type Answer, startTwoGateways, type TwoGateways } from './two-gateways.js';
import { withoutGuards } from './without-guards.js';

/** Other operations with every run; `npm run proof` compares twice as many. */
const PER_RUN = IS_LONG ? 400 : 200;

const SDL = Object.fromEntries(
  SUBGRAPHS.map((name) => [
    name,
    withoutGuards(readFileSync(new URL(`../../../schema/subgraphs/${name}.graphql`, import.meta.url), 'utf8')),
  ]),
);

describe.each([
  ['sound subgraphs', { nulls: 0, errors: 0 }],
  ['subgraphs that leave out values', { nulls: 120, errors: 0 }],
  ['subgraphs that fail here and there', { nulls: 60, errors: 40 }],
])('our gateway beside plain ApolloGateway over %s', (name, faults) => {
  let gateways: TwoGateways;
  beforeAll(async () => {
    gateways = await startTwoGateways(SDL, faults);
  });
  afterAll(() => gateways.stop());

  it.each(['query', 'mutation'] as const)(
    `gives the same data and the same error places for generated operations (%s, seed ${SEED})`,
    async (kind) => {
      let withErrors = 0;
      let asText = 0;
      for (let index = 0; index < (kind === 'query' ? PER_RUN : PER_RUN / 4); index += 1) {
        const { query, variables } = generateOperation(gateways.apiSchema, createRandom(SEED + index * 7_919 + name.length), kind);
        const problems = validate(gateways.apiSchema, parse(query));
        if (problems.length > 0) throw new Error(`the generator made an invalid operation: ${problems[0]!.message}\n${query}`);
        const [first, ours] = await Promise.all([gateways.plain(query, variables), gateways.ours(query, variables)]);
        // On a busy machine a connection of the oracle's breaks now and then, and with it its whole answer.
        const plain = first.data === null && ours.data !== null ? await gateways.plain(query, variables) : first;
        expect({ index, query, variables, ...comparable(ours, plain) }).toEqual({ index, query, variables, ...comparable(plain, ours) });
        if (plain.errorPaths.length > 0) withErrors += 1;
        if (kind === 'mutation') continue;
        const forms = await gateways.bothForms(query, variables);
        if (forms) expect({ index, query, variables, answer: forms.written }).toEqual({ index, query, variables, answer: forms.made });
        if (forms) asText += 1;
      }
      // A run in which nothing went wrong would not have compared the places of errors.
      if (faults.errors > 0) expect(withErrors).toBeGreaterThan(0);
      if (kind === 'query') expect(asText).toBeGreaterThan(0);
    },
  );
});

/** Both answers as they must be equal: with each error's own place, or where they differ in that, with the places that are null for it. */
function comparable(answer: Answer, other: Answer) {
  const { data, errorPaths } = answer;
  return { data, errorPaths: isDeepStrictEqual(errorPaths, other.errorPaths) ? errorPaths : nulledPlaces(answer) };
}
