import { describe, expect, it } from '@jest/globals';
import { readHivePlan } from './read-hive-plan.js';

type QueryPlan = Parameters<typeof readHivePlan>[0];

const fetch = (part: object = {}) => ({ kind: 'Fetch', serviceName: 'a', operation: '{ x }', operationKind: 'query', ...part });
const plan = (node: object) => ({ kind: 'QueryPlan', node }) as unknown as QueryPlan;
const required = (...selections: object[]) => fetch({ requires: [{ kind: 'InlineFragment', typeCondition: 'A', selections }] });

describe("a plan of Hive's planner", () => {
  it('is read with its paths, conditions and rewrites', () => {
    const renamed = { KeyRenamer: { path: [{ Key: 'a' }, { TypenameEquals: ['T'] }, { Key: 'b' }], renameKeyTo: 'c' } };
    const path = [{ Field: 'a' }, '@', { TypeCondition: ['T', 'U'] }];
    const given = {
      kind: 'Condition',
      condition: 'v__asked',
      ifClause: null,
      elseClause: { kind: 'Flatten', path, node: fetch({ outputRewrites: [renamed] }) },
    };
    expect(readHivePlan(plan(given))).toMatchObject({
      root: {
        variable: 'v',
        whenTrue: undefined,
        whenFalse: {
          path: [{ kind: 'key', key: 'a' }, { kind: 'each' }, { kind: 'types', types: ['T', 'U'] }],
          node: {
            operation: '{x}',
            outputRewrites: [
              {
                kind: 'renameKey',
                path: [
                  { kind: 'key', key: 'a' },
                  { kind: 'type', type: 'T' },
                ],
                key: 'b',
                to: 'c',
              },
            ],
          },
        },
      },
    });
  });

  it('of a subscription is its stream and what comes after it', () => {
    const primary = fetch({ operationKind: 'subscription', operation: 'subscription { x }' });
    const nodes = [{ kind: 'Subscription', primary }, fetch()];
    expect(readHivePlan(plan({ kind: 'Sequence', nodes }))).toMatchObject({
      kind: 'subscription',
      primary: { operationKind: 'subscription' },
      rest: { kind: 'sequence', nodes: [{ kind: 'fetch' }] },
    });
    expect(readHivePlan(plan({ kind: 'Subscription', primary }))).toMatchObject({ kind: 'subscription', rest: undefined });
  });

  it.each([
    ['deferred parts', { kind: 'Defer' }, 'does not know'],
    ['a subscription inside', { kind: 'Parallel', nodes: [{ kind: 'Subscription', primary: fetch() }] }, 'does not know'],
    ['a text that is no operation', fetch({ operation: '{ a { } }' }), 'Syntax Error'],
    ['a requirement under another name', required({ kind: 'Field', name: 'x', alias: 'y' }), 'another name'],
    [
      'a requirement with a condition',
      required({ kind: 'InlineFragment', typeCondition: 'A', selections: [], skipIf: 'v' }),
      'a condition',
    ],
    ['a requirement by name', required({ kind: 'FragmentSpread', value: 'F' }), 'does not know'],
    [
      'a rewrite for several types',
      fetch({ inputRewrites: [{ ValueSetter: { path: [{ TypenameEquals: ['A', 'B'] }, { Key: 'x' }], setValueTo: 1 } }] }),
      'several types',
    ],
    ['a rewrite of nothing', fetch({ inputRewrites: [{ ValueSetter: { path: [], setValueTo: 1 } }] }), 'names no key'],
  ])('with %s is refused', (_what, node, reason) => {
    expect(() => readHivePlan(plan(node))).toThrow(reason);
  });
});
