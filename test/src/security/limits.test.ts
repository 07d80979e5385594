import { beforeAll, describe, expect, it } from '@jest/globals';
import { ERRORS } from '@lapor/schema/errors';
import { post } from '../environment/graph-client.js';
import type { OpenSystem } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';

/** The gateway's defaults. */
const MAX_DEPTH = 15;
const MAX_FIELDS = 1_000;

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
/** `agency { parent { … { code } } }`, as deep as asked. */
const nested = (depth: number) => `{ agency(code: "K-PANRB") { ${'parent { '.repeat(depth - 2)}code${' }'.repeat(depth - 2)} } }`;
const nestedByFragments = (depth: number) =>
  `{ agency(code: "K-PANRB") { ...F2 } }
   ${numbers(depth - 2)
     .map((index) => `fragment F${index + 2} on Agency { parent { ...F${index + 3} } }`)
     .join('\n')}
   fragment F${depth} on Agency { code }`;
const wide = (fields: number) =>
  `{ ${numbers(fields)
    .map((index) => `f${index}: __typename`)
    .join(' ')} }`;
/** Each fragment spreads the next one twice: few lines, 2^levels fields. */
const doubling = (levels: number) =>
  `{ agency(code: "K-PANRB") { ...D0 } }
   ${numbers(levels)
     .map((index) => `fragment D${index} on Agency { ...D${index + 1} ...D${index + 1} }`)
     .join('\n')}
   fragment D${levels} on Agency { code }`;

/** 548 bytes that ask for a hundred objects below each of a hundred objects, four times over. */
function nestedPages(levels: number): string {
  const fragments = numbers(levels).map(
    (level) =>
      `fragment A${level + 1} on Agency { parent { children(first: 100) { n0: nodes { ...A${level} } n1: nodes { ...A${level} } } } }`,
  );
  return `{ agencies(first: 100) { nodes { ...A${levels} } } } fragment A0 on Agency { code } ${fragments.join(' ')}`;
}
function chained(fragments: number): string {
  return `{ ...C0 } ${numbers(fragments)
    .map((index) => `fragment C${index} on Query { ...C${index + 1} }`)
    .join(' ')} fragment C${fragments} on Query { __typename }`;
}

const ATTACKS: readonly [string, string, 'OPERATION_TOO_DEEP' | 'OPERATION_TOO_LARGE'][] = [
  ['is nested too deeply', nested(MAX_DEPTH + 1), 'OPERATION_TOO_DEEP'],
  ['is nested too deeply by fragments', nestedByFragments(MAX_DEPTH + 1), 'OPERATION_TOO_DEEP'],
  [
    'is nested too deeply in inline fragments',
    nested(MAX_DEPTH + 1)
      .replaceAll('parent {', 'parent { ... on Agency {')
      .replace(/}$/, '}'.repeat(MAX_DEPTH)),
    'OPERATION_TOO_DEEP',
  ],
  ['has too many fields', wide(MAX_FIELDS + 1), 'OPERATION_TOO_LARGE'],
  ['has too many fields by fragments that multiply', doubling(10), 'OPERATION_TOO_LARGE'],
  ['has more fields than can be counted one by one', doubling(60), 'OPERATION_TOO_LARGE'],
  ['multiplies nested pages', nestedPages(4), 'OPERATION_TOO_LARGE'],
  ['nests inline fragments without fields', `{ ${'... { '.repeat(1_500)}__typename${' }'.repeat(1_500)} }`, 'OPERATION_TOO_DEEP'],
  ['chains hundreds of fragments', chained(300), 'OPERATION_TOO_LARGE'],
  ['hides the big operation behind a small one', `query Small { __typename } query Big ${wide(MAX_FIELDS + 1)}`, 'OPERATION_TOO_LARGE'],
];

describe('an operation', () => {
  let system: OpenSystem;
  beforeAll(async () => {
    system = await sharedSystem();
  });

  const overHttp = async (query: string) => (await system.anyone.ask(query)).errors;
  const overWebSocket = async (query: string) => {
    const live = await system.live();
    const [result] = await live.stream(query).take(1);
    await live.close();
    return result!.errors ?? [];
  };

  it.each(ATTACKS)('that %s is refused over HTTP', async (_what, query, code) => {
    const answer = await system.anyone.ask(query);
    expect(answer).toMatchObject({ status: 400, codes: [code], errors: [{ message: ERRORS[code].message }] });
    expect(answer.data).toBeUndefined();
  });

  it.each(ATTACKS)('that %s is refused over WebSocket', async (_what, query, code) => {
    expect(await overWebSocket(query)).toMatchObject([{ message: ERRORS[code].message, extensions: { code } }]);
  });

  it('as a subscription is under the same limits', async () => {
    const query = `subscription { deskEvents(agencyCode: "D-18.72") ${wide(MAX_FIELDS)} }`;
    expect((await overWebSocket(query)).map(({ extensions }) => extensions.code)).toEqual(['OPERATION_TOO_LARGE']);
  });

  it.each([
    ['as deep as allowed', nested(MAX_DEPTH)],
    ['as deep as allowed by fragments', nestedByFragments(MAX_DEPTH)],
    ['as large as allowed', wide(MAX_FIELDS)],
  ])('that is %s is answered over HTTP and WebSocket', async (_what, query) => {
    expect(await overHttp(query)).toEqual([]);
    expect(await overWebSocket(query)).toEqual([]);
  });

  it('with a fragment that contains itself is refused and harms nobody', async () => {
    const query = '{ agency(code: "K-PANRB") { ...A } } fragment A on Agency { parent { ...B } } fragment B on Agency { parent { ...A } }';
    expect((await overHttp(query)).length).toBeGreaterThan(0);
    expect((await overWebSocket(query)).length).toBeGreaterThan(0);
    expect(await overHttp('{ __typename }')).toEqual([]);
  });

  it.each(['query', 'mutation', 'subscription'])('with fragments that multiply what is not there is refused at once (%s)', async (kind) => {
    const type = `${kind[0]!.toUpperCase()}${kind.slice(1)}`;
    const fragments = numbers(60).map((index) => `fragment N${index} on ${type} { ...N${index + 1} ...N${index + 1} }`);
    const query = `${kind} { ...N0 } ${fragments.join(' ')}`;
    expect((await overHttp(query)).length).toBeGreaterThan(0);
    expect((await overWebSocket(query)).length).toBeGreaterThan(0);
    expect(await overHttp('{ __typename }')).toEqual([]);
  });

  it('in a body that is too large is not read to its end', async () => {
    const answer = await post(`${system.gatewayUrl}/graphql`, { query: `{ __typename } #${'x'.repeat(1_100_000)}` });
    expect(answer).toMatchObject({ status: 413, codes: ['REQUEST_TOO_LARGE'] });
  });
});
