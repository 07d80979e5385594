import { beforeAll, describe, expect, it } from '@jest/globals';
import { PLANNERS } from '@lapor/gateway/planning/planner-name';
import { ANONYMOUS } from '@lapor/schema/identity';
import { startGuardedGateway } from './guarded-gateway.js';
import { type RawSubgraph, startRawSubgraph } from './raw-subgraph.js';
import { comparable, openTextGraph, type Tamper, type TextGraph } from './text-graph.js';

const replaced =
  (from: string | RegExp, to: string, subgraph = 'reports'): Tamper =>
  (body, by) => {
    return by === subgraph ? Buffer.from(body.toString().replace(from, to)) : body;
  };

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const byId = (told: string) => ({
  root: {},
  entity: ({ id }: Record<string, unknown>) => ({ __typename: 'P', id, [told]: `${told} of ${id}` }),
});
const p = (id: string) => ({ __typename: 'P', id });

/** Entities of one type at several places, one of which holds none. */
const SAME_FETCH = {
  sdl: {
    a: `${LINK} type Query { r: R! } type R { v: P w: P x: P y: P } type P @key(fields: "id", resolvable: false) { id: ID! }`,
    b: `${LINK} type P @key(fields: "id") { id: ID! name: String! }`,
    c: `${LINK} type P @key(fields: "id") { id: ID! desc: String! }`,
  },
  subgraphs: { a: { root: { r: { v: p('v'), w: p('w'), x: p('x'), y: null } } }, b: byId('name'), c: byId('desc') } as Record<
    string,
    RawSubgraph
  >,
};

/** Changes a list of entities. */
const edited =
  (edit: (entities: unknown[]) => void): Tamper =>
  (body, by) => {
    if (by !== 'agencies') return body;
    const answer = JSON.parse(body.toString()) as { data: Record<string, unknown[]> };
    edit(Object.values(answer.data)[0] as unknown[]);
    return Buffer.from(JSON.stringify(answer));
  };

/** What an answer is not put together from. */
const NOT_TAKEN: Readonly<Record<string, Tamper>> = {
  'an error beside the data': replaced(/\}$/, ',"errors":[{"message":"no"}]}'),
  'an error alone': () => Buffer.from('{"errors":[{"message":"no"}]}'),
  'no data': () => Buffer.from('{"data":null,"errors":[{"message":"no"}]}'),
  'a null that cannot be': replaced('"supports":7', '"supports":null'),
  'an object that cannot be null': replaced(/"agency":\{[^}]*\}/, '"agency":null'),
  'an entity that is not known': edited((entities) => entities.fill(null, 0, 1)),
  'another type': replaced('"__typename":"Agency"', '"__typename":"Region"'),
  'no type': replaced('"__typename":"Agency",', ''),
  'another key': replaced('"title"', '"titel"'),
  'a key that is written in another way': replaced('"title"', '"t\\u0069tle"'),
  'a key that comes twice': replaced('"title":', '"title":"other","title":'),
  'a key too many': replaced('"title":', '"__proto__":{},"title":'),
  'a key too few': replaced('"supports":7,', ''),
  'keys in another order': replaced('"id":"r1","title":', '"title":"x","id":"r1","titel":'),
  'a text for a number': replaced('"supports":7', '"supports":"7"'),
  'a number for a text': replaced('"id":"r1"', '"id":1'),
  'a number that is none': replaced('"supports":7', '"supports":07'),
  'an integer with a fraction': replaced('"supports":7', '"supports":7.0'),
  'an integer that is too large': replaced('"supports":7', '"supports":7000000000'),
  'a number that goes on and on': replaced('"share":0.25', '"share":0.1000000000000000055511151231257827'),
  'a name that is none of the enum': replaced('"COMPLETED"', '"ARCHIVED"'),
  'an object for a scalar': replaced('"extra":null', '"extra":{"a":1}'),
  'a list for an object': replaced(/"second":\{[^}]*\}/, '"second":[]'),
  'an object for a list': replaced('"steps":[', '"steps":{},"stops":['),
  'a control character': replaced('"RECEIVED"', '"REC\u0000EIVED"'),
  'a line end in a text': replaced('Jalan', 'Ja\nlan'),
  'an escape that is none': replaced('Jalan', 'Ja\\xlan'),
  'a surrogate that is cut off': replaced('Jalan', 'Ja\\ud83lan'),
  'blanks between the parts': (body) => Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1)),
  'something behind the end': (body) => Buffer.concat([body, Buffer.from('{}')]),
  'an end that is missing': (body) => body.subarray(0, -1),
  'a list that is too short': edited((entities) => entities.pop()),
  'a list that is too long': edited((entities) => entities.push(entities[0])),
  'octets that are no UTF-8': (body) => Buffer.concat([body.subarray(0, 40), Buffer.from([0xff]), body.subarray(40)]),
  nothing: () => Buffer.alloc(0),
};

/** Says whether anything was changed: of a case that changes nothing nothing would be learned. */
function watched(tamper: Tamper): { readonly tamper: Tamper; readonly hasChanged: () => boolean } {
  let changed = false;
  return {
    tamper(body, by) {
      const tampered = tamper(body, by);
      changed ||= !tampered.equals(body);
      return tampered;
    },
    hasChanged: () => changed,
  };
}

describe('an answer that is put together from the texts of subgraphs', () => {
  let graph: TextGraph;
  beforeAll(async () => {
    graph = await openTextGraph();
  });

  it.each([{}, { short: true }, { short: false }])('is the one that is made of objects (%p)', async (variables) => {
    const { text, isText, made, sent } = await graph.ask(variables);
    expect(isText).toBe(true);
    expect(JSON.stringify(text)).toBe(JSON.stringify(made));
    expect(new Set(sent).size).toBe(sent.length);
  });

  it.each([
    ['a line end behind the data', (body: Buffer) => Buffer.concat([body, Buffer.from('\r\n')])],
    ['letters as escapes', replaced('"Dinas 1"', '"\\u0044inas \\ud83d\\udea7"', 'agencies')],
    ['a key of other letters', replaced(/A-1/g, 'A-é\\"1')],
  ] as const)('may hold %s', async (_what, tamper) => {
    const watch = watched(tamper);
    const { text, isText, made } = await graph.ask({}, watch.tamper);
    expect({ isText, hasChanged: watch.hasChanged() }).toEqual({ isText: true, hasChanged: true });
    expect(JSON.stringify(text)).toBe(JSON.stringify(made));
  });

  it.each(Object.keys(NOT_TAKEN))('is made of objects where there is %s, and nothing is asked for twice', async (what) => {
    // An operation looks at texts no more when twenty in a row were of no use.
    const watch = watched(NOT_TAKEN[what] as Tamper);
    const { text, isText, made, sent } = await (await openTextGraph()).ask({}, watch.tamper);
    expect({ isText, hasChanged: watch.hasChanged() }).toEqual({ isText: false, hasChanged: true });
    expect(comparable(text)).toEqual(comparable(made));
    expect(new Set(sent).size).toBe(sent.length);
  });

  it('is not tried for a while when it comes to nothing', async () => {
    const useless = await openTextGraph();
    for (let run = 0; run < 20; run += 1) await useless.ask({}, replaced('"supports":7', '"supports":7.0'));
    const forms: boolean[] = [];
    while (!forms.includes(true) && forms.length < 1_000) forms.push((await useless.ask({})).isText);
    expect(forms).toHaveLength(501);
    expect((await useless.ask({})).isText).toBe(true);
  });

  it('asks by what a key says, however it is written', async () => {
    const { isText, sent, text, made } = await graph.ask({}, replaced('"code":"A-1"', '"code":"\\u0041-1"'));
    expect(isText).toBe(true);
    expect(sent.join()).not.toContain('u0041');
    expect(JSON.stringify(text)).toBe(JSON.stringify(made));
    const failing = await graph.ask({}, (body, by) =>
      replaced('"name"', '"nam"', 'agencies')(replaced('"code":"A-1"', '"code":"\\u0041-1"')(body, by), by),
    );
    expect(failing.isText).toBe(false);
    expect(new Set(failing.sent).size).toBe(failing.sent.length);
  });

  it('heeds the client’s own variables, whatever names plans have for theirs', async () => {
    const query =
      'query ($x: Boolean!, $x__asked: Boolean!, $x__required_1: Boolean!) { report { id @include(if: $x__asked) open @skip(if: $x) title @include(if: $x__required_1) } }';
    const named = await openTextGraph(query);
    for (const [x, asked, required] of [
      [true, false, true],
      [false, true, true],
      [false, false, false],
    ]) {
      const { text, made } = await named.ask({ x, x__asked: asked, x__required_1: required });
      expect(JSON.stringify(text)).toBe(JSON.stringify(made));
    }
  });

  it.each(PLANNERS)('is right where one fetch serves several places (planned by %s)', async (planner) => {
    const gateway = await startGuardedGateway(SAME_FETCH.sdl, { planner, start: (name) => startRawSubgraph(SAME_FETCH.subgraphs[name]!) });
    try {
      for (const query of ['{ r { w { name: desc } x { name } y { name } } }', '{ r { w { desc } x { name } y { name } v { name } } }']) {
        const { errors } = await gateway.ask(ANONYMOUS, query);
        expect(errors).toEqual([]);
      }
      expect(gateway.compared.texts).toBe(2);
    } finally {
      await gateway.stop();
    }
  });
});
