import { describe, expect, it } from '@jest/globals';
import { readApolloPlan } from './read-apollo-plan.js';

type QueryPlan = Parameters<typeof readApolloPlan>[0];

const rename = (renameKeyTo: string, ...path: string[]) => ({ kind: 'KeyRenamer' as const, path, renameKeyTo });
const fetch = (part: object) => ({
  kind: 'Fetch',
  serviceName: 'a',
  operation: 'query($representations:[_Any!]!$c:String){_entities(representations:$representations){...on A{x(c:$c)}}}',
  operationKind: 'query',
  operationDocumentNode: undefined,
  requires: [],
  variableUsages: ['c', 'n__asked'],
  ...part,
});
const plan = (...nodes: object[]) => ({ kind: 'QueryPlan', node: { kind: 'Sequence', nodes } }) as unknown as QueryPlan;

describe("the planner's context rewrites", () => {
  it('are read as ways up and down, and make the objects of all fetches stand alone', () => {
    const given = plan(
      fetch({ variableUsages: [] }),
      fetch({ contextRewrites: [rename('c', '..', '..', '... on T', 'a', 'b'), rename('c', '..', '..', 'd')] }),
    );
    expect(readApolloPlan(given)).toMatchObject({
      root: {
        nodes: [
          { contextReads: [], standsAlone: true },
          {
            variables: ['n__asked'],
            standsAlone: true,
            contextReads: [
              {
                variable: 'c',
                up: 2,
                path: [
                  { kind: 'type', type: 'T' },
                  { kind: 'key', key: 'a' },
                  { kind: 'key', key: 'b' },
                ],
              },
              { variable: 'c', up: 2, path: [{ kind: 'key', key: 'd' }] },
            ],
          },
        ],
      },
    });
    expect(readApolloPlan(plan(fetch({})))).toMatchObject({ root: { nodes: [{ standsAlone: false, variables: ['c', 'n__asked'] }] } });
  });

  it.each([
    ['of one variable at two heights', { contextRewrites: [rename('c', '..', 'a'), rename('c', '..', '..', 'a')] }, 'two places'],
    ['of a fetch without entities', { contextRewrites: [rename('c', '..', 'a')], requires: undefined }, 'no entities'],
    ['that only lead up', { contextRewrites: [rename('c', '..', '..')] }, 'nowhere'],
    ['that lead up again', { contextRewrites: [rename('c', '..', 'a', '..', 'b')] }, 'nowhere'],
    ['that set values', { contextRewrites: [{ kind: 'ValueSetter' as const, path: ['..', 'a'], setValueTo: 1 }] }, 'does not know'],
  ])('%s are refused', (_what, part, reason) => {
    expect(() => readApolloPlan(plan(fetch(part)))).toThrow(reason);
  });
});
