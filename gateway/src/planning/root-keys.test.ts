import { describe, expect, it } from '@jest/globals';
import type { FetchNode, PlanNode } from './plan.js';
import { rootKeysOf } from './root-keys.js';

const fetchOf = (operation: string, requires?: FetchNode['requires']): FetchNode => ({
  kind: 'fetch',
  subgraph: 's',
  operation,
  operationName: undefined,
  operationKind: 'query',
  variables: [],
  requires,
  inputRewrites: [],
  outputRewrites: [],
  contextReads: [],
  standsAlone: false,
});

describe('the keys of the root that a plan asks for', () => {
  it('are found in whatever runs, now or later', () => {
    const plan: PlanNode = {
      kind: 'sequence',
      nodes: [
        fetchOf('{ a ... on Query { b: c } ...F } fragment F on Query { d }'),
        { kind: 'condition', variable: 'v', whenTrue: fetchOf('{ e }'), whenFalse: fetchOf('{ f }') },
        { kind: 'graph', nodes: [{ node: fetchOf('{ g }'), after: [] }] },
        {
          kind: 'defer',
          primary: fetchOf('{ h }'),
          deferred: [{ label: 'x', depends: [], afterPrimary: false, node: { kind: 'flatten', path: [], node: fetchOf('{ i }') } }],
        },
        { kind: 'flatten', path: [{ kind: 'key', key: 'a' }], node: fetchOf('{ _entities { j } }', []) },
      ],
    };
    expect([...rootKeysOf(plan)].sort()).toEqual(['a', 'b', 'd', 'e', 'f', 'g', 'h', 'i']);
  });
});
