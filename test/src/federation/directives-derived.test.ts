import { describe, expect, it } from '@jest/globals';
import { ANONYMOUS, type Subject } from '@lapor/schema/identity';
import { type GuardedGateway, type GuardedOptions, startGuardedGateway } from './guarded-gateway.js';
import { CONTEXT_GRAPH, INTERFACE_OBJECT_GRAPH } from './guarded-graph.js';

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
    ['composed before requirements had to be repeated', (sdl: string) => sdl.replace(/^( {2}taste: .*\}\]\)) @authenticated$/m, '$1')],
  ])('refuse what takes a guarded value from the context, %s', (_era, edit) =>
    over(CONTEXT_GRAPH, { edit }, async (gateway) => {
      const { data, errors, sent } = await gateway.ask(ANONYMOUS, '{ trunk { leaf { colour taste } } }');
      expect(data).toEqual({ trunk: { leaf: { colour: some, taste: null } } });
      expect(errors).toEqual(['trunk.leaf.taste: UNAUTHENTICATED']);
      expect(sent).not.toMatch(/taste|sap/);
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
