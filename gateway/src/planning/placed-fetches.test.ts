import { describe, expect, it } from '@jest/globals';
import { fetchOf, pathOf } from './fetch-node.fixture.js';
import { fetchesOfPlan, keysOf, placedFetches } from './placed-fetches.js';
import type { PlanNode } from './plan.js';

const entity = (operation: string) => fetchOf(operation, { requires: [] });
const placed = (node: PlanNode) => placedFetches(node).map(({ path, fetch }) => `${keysOf(path).join('.')} ${fetch.operation}`);

describe('the fetches of a plan', () => {
  it('are found in whatever runs, now or later, at their places', () => {
    const plan: PlanNode = {
      kind: 'sequence',
      nodes: [
        fetchOf('{ a }'),
        { kind: 'condition', variable: 'v', whenTrue: fetchOf('{ b }'), whenFalse: { kind: 'parallel', nodes: [fetchOf('{ c }')] } },
        { kind: 'graph', nodes: [{ node: fetchOf('{ d }'), after: [] }] },
        {
          kind: 'defer',
          primary: fetchOf('{ e }'),
          deferred: [{ label: 'x', depends: [], afterPrimary: false, node: { kind: 'flatten', path: [], node: fetchOf('{ f }') } }],
        },
        {
          kind: 'flatten',
          path: pathOf('a.@'),
          node: { kind: 'joined', subgraph: 's', fetches: [{ path: pathOf('b'), fetch: entity('{ g }') }] },
        },
      ],
    };
    expect(placed(plan)).toEqual([' { a }', ' { b }', ' { c }', ' { d }', ' { e }', ' { f }', 'a.b { g }']);
  });

  it('of a subscription begin with that of its event', () => {
    const found = fetchesOfPlan({ kind: 'subscription', primary: fetchOf('{ a }'), rest: fetchOf('{ b }') });
    expect(found.map(({ fetch }) => fetch.operation)).toEqual(['{ a }', '{ b }']);
  });
});
