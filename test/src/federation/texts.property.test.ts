import { describe, expect, it } from '@jest/globals';
import { IS_LONG, SEED } from '../environment/config.js';
import { createRandom, type Random } from './random.js';
import { comparable, openTextGraph, type Tamper } from './text-graph.js';

const RUNS = IS_LONG ? 20_000 : 1_500;
/** More than an operation is tried with when texts are of no use. */
const PER_GRAPH = 15;

const VALUES = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  2 ** 31,
  1e21,
  '',
  'text',
  'RECEIVED',
  'A-1',
  'é"\\\n',
  [],
  [null],
  {},
  { __typename: 'Agency' },
  { code: 'A-2' },
];

/** Changes one thing somewhere in a JSON value. */
function changed(random: Random, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.1)) return random.pick(VALUES);
  if (Array.isArray(value)) {
    if (value.length === 0 || random.chance(0.15)) return random.chance(0.5) ? [...value, ...value.slice(0, 1)] : value.slice(1);
    const index = random.below(value.length);
    return value.map((element, at) => (at === index ? changed(random, element) : element));
  }
  const entries = Object.entries(value);
  const index = random.below(entries.length);
  if (entries.length === 0 || random.chance(0.05)) return { ...value, more: 1 };
  if (random.chance(0.05)) return Object.fromEntries(entries.filter((_, at) => at !== index));
  if (random.chance(0.05)) return Object.fromEntries(entries.reverse());
  return Object.fromEntries(entries.map(([key, inner], at) => [key, at === index ? changed(random, inner) : inner]));
}

/** Octets changed, left out, put in or repeated. */
function damaged(random: Random, body: Buffer): Buffer {
  const at = random.below(body.length);
  const to = Math.min(body.length, at + 1 + random.below(12));
  const between = random.pick([
    Buffer.from([random.below(256)]),
    Buffer.from(random.pick(['"', '\\', ',', '{', '}', '[', ']', ':', 'null', ' ', '0', '-', '.', 'e5', '\\u00e9'])),
    Buffer.alloc(0),
    body.subarray(at, to),
  ]);
  return Buffer.concat([body.subarray(0, at), between, body.subarray(random.chance(0.5) ? at : to)]);
}

describe('whatever subgraphs send', () => {
  it(`an answer as text is the answer that is made of objects (seed ${SEED})`, async () => {
    let asText = 0;
    let different = 0;
    for (let run = 0; run < RUNS; run += PER_GRAPH) {
      const graph = await openTextGraph();
      for (let turn = run; turn < run + PER_GRAPH; turn += 1) {
        const random = createRandom(SEED + turn * 7_919);
        const tamper: Tamper = (body) => {
          if (!random.chance(0.4)) return body;
          return random.chance(0.6) ? Buffer.from(JSON.stringify(changed(random, JSON.parse(body.toString())))) : damaged(random, body);
        };
        const { text, isText, made } = await graph.ask({ short: random.chance(0.5) }, tamper);
        expect({ turn, ...comparable(text) }).toEqual({ turn, ...comparable(made) });
        if (isText) asText += 1;
        else different += 1;
      }
    }
    // Neither may be the rule: then little would have been compared.
    expect(asText).toBeGreaterThan(RUNS / 20);
    expect(different).toBeGreaterThan(RUNS / 20);
  });
});
