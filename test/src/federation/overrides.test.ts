import { describe, expect, it } from '@jest/globals';
import { PLANNERS } from '@lapor/gateway/planning/planner-name';
import type { OverrideChoice } from '@lapor/gateway/supergraph/decide-overrides';
import { ANONYMOUS, type Subject } from '@lapor/schema/identity';
import { startGuardedGateway } from './guarded-gateway.js';
import { type Data, startRawSubgraph } from './raw-subgraph.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@override"])';
const moved = (label: string) => `@override(from: "old", label: "${label}")`;
const GRAPH = {
  old: `${LINK}
    type Query { thing: Thing any: Any }
    interface Any { few: String }
    type Thing implements Any @key(fields: "id") { id: ID! never: String always: String few: String many: String named: String plain: String source: String }`,
  new: `${LINK}
    interface Any { few: String }
    type Thing implements Any @key(fields: "id") { id: ID!
      never: String ${moved('percent(0)')} always: String ${moved('percent(100)')} few: String ${moved('percent(5)')} many: String ${moved('percent(62.5)')}
      named: String ${moved('move-of-names')} source: String ${moved('move-of-sources')} }`,
};
const FIELDS = ['never', 'always', 'few', 'many', 'named', 'plain', 'source'];
const thing = (subgraph: string): Data => ({
  __typename: 'Thing',
  id: '1',
  ...Object.fromEntries(FIELDS.map((field) => [field, subgraph])),
});

/** Each field says which subgraph it has come from. */
async function ask(planner: (typeof PLANNERS)[number], query: string, overrides?: OverrideChoice, subject: Subject = ANONYMOUS) {
  const gateway = await startGuardedGateway(GRAPH, {
    planner,
    ...(overrides && { overrides }),
    start: (name) =>
      startRawSubgraph({ root: { thing: thing(name), any: thing(name) }, entity: () => thing(name), abstract: { Thing: ['Any'] } }),
  });
  try {
    const { data, errors } = await gateway.ask(subject, query);
    expect(errors).toEqual([]);
    expect(gateway.standIns).toEqual([]);
    return data;
  } finally {
    await gateway.stop();
  }
}

const drawing = (number: number): OverrideChoice => ({ isOn: () => false, random: () => number / 100 });

describe.each(PLANNERS)('fields that move from one subgraph to another (@override with a label, planned by %s)', (planner) => {
  it('never come from the new one at 0 percent, and always at 100, whatever is drawn', async () => {
    for (const number of [0, 50, 99.999])
      expect(await ask(planner, '{ thing { never always plain } }', drawing(number))).toEqual({
        thing: { never: 'old', always: 'new', plain: 'old' },
      });
  });

  it.each([
    [0, 'new', 'new'],
    [4.9, 'new', 'new'],
    [5, 'old', 'new'],
    [62.4, 'old', 'new'],
    [62.5, 'old', 'old'],
    [99, 'old', 'old'],
  ])('follow the one number that a request draws (%d)', async (number, few, many) => {
    expect(await ask(planner, '{ thing { few many } }', drawing(number))).toEqual({ thing: { few, many } });
  });

  it('come from the old one under a name that nobody has switched on', async () => {
    expect(await ask(planner, '{ thing { named } }')).toEqual({ thing: { named: 'old' } });
  });

  it('come from the new one for those for whom the name is on', async () => {
    const isOn = (label: string, subject: Subject) => label === 'move-of-names' && subject.kind === 'citizen';
    const overrides = { isOn, random: () => 0.99 };
    expect(await ask(planner, '{ thing { named source } }', overrides, { kind: 'citizen', id: 'c' })).toEqual({
      thing: { named: 'new', source: 'old' },
    });
    expect(await ask(planner, '{ thing { named source } }', overrides)).toEqual({ thing: { named: 'old', source: 'old' } });
  });

  it('count behind an interface', async () => {
    expect(await ask(planner, '{ any { few } }', drawing(1))).toEqual({ any: { few: 'new' } });
    expect(await ask(planner, '{ any { few } }', drawing(6))).toEqual({ any: { few: 'old' } });
  });
});
