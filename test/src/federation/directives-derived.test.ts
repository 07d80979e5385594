import { describe, expect, it } from '@jest/globals';
import { ANONYMOUS, type Subject } from '@lapor/schema/identity';
import { type GuardedGateway, type GuardedOptions, startGuardedGateway } from './guarded-gateway.js';
import { CONTEXT_GRAPH, CONTEXT_GUARDS_GRAPH, INTERFACE_OBJECT_GRAPH, withoutContextGuards } from './guarded-graph.js';

const citizen: Subject = { kind: 'citizen', id: 'c' };
const some = expect.any(String);

async function over(graph: Readonly<Record<string, string>>, options: GuardedOptions, work: (gateway: GuardedGateway) => Promise<void>) {
  const gateway = await startGuardedGateway(graph, options);
  try {
    await work(gateway);
  } finally {
    await gateway.stop();
  }
}

describe('auth directives where a field is not where it is asked', () => {
  it.each([
    ['as composed today', (sdl: string) => sdl],
    ['composed before requirements had to be repeated', withoutContextGuards],
  ])('refuse what takes a guarded value from the context, %s', (_era, edit) =>
    over(CONTEXT_GRAPH, { edit }, async (gateway) => {
      const { data, errors, sent } = await gateway.ask(ANONYMOUS, '{ trunk { leaf { colour taste } } }');
      expect(data).toEqual({ trunk: { leaf: { colour: some, taste: null } } });
      expect(errors).toEqual(['trunk.leaf.taste: UNAUTHENTICATED']);
      expect(sent).not.toMatch(/taste|sap/);
    }),
  );

  it('give what takes a guarded value from the context to whoever may read the value', () =>
    over(CONTEXT_GRAPH, { edit: withoutContextGuards }, async (gateway) => {
      const { data, errors, sent } = await gateway.ask(citizen, '{ trunk { sap leaf { colour taste } } }');
      expect(errors).toEqual([]);
      expect(data).toEqual({ trunk: { sap: some, leaf: { colour: some, taste: some } } });
      const { trunk } = data as { trunk: { sap: string } };
      expect(Object.values((JSON.parse(sent) as { variables: object }[])[1]!.variables)).toContain(trunk.sap);
    }));

  it.each([
    ['behind an interface', 'named', /named|label/],
    ['in a union', 'grown', /grown|thorn|sap/],
    ['in a type that is guarded', 'kind', /kind/],
  ])('refuse what takes from the context a guarded value %s, and give it to others', (_where, field, never) =>
    over(CONTEXT_GUARDS_GRAPH, { edit: withoutContextGuards }, async (gateway) => {
      expect(gateway.supergraphSdl.match(/^ {2}(named|grown|kind): .* @authenticated$/gm)).toBe(null);
      const query = `{ oak { leaf { colour x: ${field} } } }`;
      const refused = await gateway.ask(ANONYMOUS, query);
      expect(refused.data).toEqual({ oak: { leaf: { colour: some, x: null } } });
      expect(refused.errors).toEqual(['oak.leaf.x: UNAUTHENTICATED']);
      expect(refused.sent).not.toMatch(never);
      const given = await gateway.ask(citizen, query);
      expect(given).toMatchObject({ errors: [], data: { oak: { leaf: { colour: some, x: some } } } });
    }),
  );

  it.each([
    ['through the interface', '{ media { title score votes } }', 'media'],
    ['through a type behind it', '{ book { title score votes } }', 'book'],
    ['by naming the type', '{ media { title ... on Book { score votes } } }', 'media'],
    ['by naming the type and asking for its name', '{ media { title ... on Book { score votes __typename } } }', 'media'],
  ])("refuse an @interfaceObject's field %s", (_way, query, key) =>
    over(INTERFACE_OBJECT_GRAPH, {}, async (gateway) => {
      const allowed = await gateway.ask(citizen, query);
      expect(allowed).toMatchObject({ errors: [], data: { [key]: { title: some, score: expect.any(Number), votes: expect.any(Number) } } });
      const { data, errors, sent } = await gateway.ask(ANONYMOUS, query);
      expect(data).toEqual({ [key]: { ...(allowed.data as Record<string, object>)[key], score: null } });
      expect(errors).toEqual([`${key}.score: UNAUTHENTICATED`]);
      expect(sent).toContain('votes');
      expect(sent).not.toContain('score');
    }),
  );
});
