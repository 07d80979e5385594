import { describe, expect, it } from '@jest/globals';
import { deferRules } from '@lapor/gateway/deferred/defer-rules';
import { parse, specifiedRules, validate } from 'graphql';
import { IS_LONG, SEED } from '../environment/config.js';
import { type DeferredGateway, FORMATS, startDeferredGateway } from './deferred-gateway.js';
import { generateGraph } from './generate-graph.js';
import { generateOperation } from './generate-operation.js';
import type { MergedAnswer } from './parts.js';
import { createRandom } from './random.js';
import { startRawSubgraph } from './raw-subgraph.js';
import { withDefers } from './with-defers.js';

const GRAPHS = 4;
const OPERATIONS = IS_LONG ? 400 : 120;

const seeds = Array.from({ length: GRAPHS }, (_, index) => SEED + index * 104_729);

describe('the parts of made-up operations', () => {
  it.each(seeds)('are together the answer at once, and nothing is lost but to an error (seed %i)', async (seed) => {
    const graph = generateGraph(createRandom(seed));
    const gateway = await startDeferredGateway(graph.sdl, { start: (name) => startRawSubgraph(graph.subgraphs[name]!) });
    try {
      await compareAll(gateway, seed);
    } finally {
      await gateway.stop();
    }
  });
});

/** Where a deferred fragment has taken a null upon itself, what stands around it is there; at once it would be null too. */
function compare(whole: MergedAnswer, parts: MergedAnswer): void {
  if (whole.errors.length === 0) expect({ data: parts.data, errors: parts.errors }).toEqual({ data: whole.data, errors: [] });
  else
    expect({ failed: parts.errors.length > 0, contradicts: contradicts(whole.data, parts.data) }).toEqual({
      failed: true,
      contradicts: false,
    });
}

/** Whether two answers have different values at one place; null, and what is not there, agrees with everything. */
function contradicts(left: unknown, right: unknown): boolean {
  if (left === null || right === null || left === undefined || right === undefined) return false;
  if (typeof left !== 'object' || typeof right !== 'object') return left !== right;
  if (Array.isArray(left) !== Array.isArray(right)) return true;
  return Object.keys(left).some((key) => contradicts((left as never)[key], (right as never)[key]));
}

async function compareAll(gateway: DeferredGateway, seed: number): Promise<void> {
  const seen = { sound: 0, inParts: 0 };
  for (let index = 0; index < OPERATIONS; index += 1) {
    const random = createRandom(seed + index * 7_919);
    const { query, variables } = withDefers(generateOperation(gateway.apiSchema, random, 'query', 'any'), random);
    if (validate(gateway.apiSchema, parse(query), [...specifiedRules, ...deferRules]).length > 0) continue;
    const whole = await gateway.atOnce(query, variables);
    for (const format of FORMATS) {
      try {
        const answer = await gateway.inParts(query, format, variables);
        compare(whole, answer);
        if (answer.parts.length > 1) seen.inParts += 1;
        if (answer.parts.length > 1 && whole.errors.length === 0) seen.sound += 1;
      } catch (error) {
        throw new Error(`${format}, operation ${index} of seed ${seed}: ${query} ${JSON.stringify(variables)}`, { cause: error });
      }
    }
  }
  expect(seen.inParts).toBeGreaterThan(OPERATIONS / 20);
  expect(seen.sound).toBeGreaterThan(OPERATIONS / 30);
}
