import type { FetchNode, PathStep } from './plan.js';

/** A fetch as a planner gives it. */
export function fetchOf(operation: string, given: Partial<FetchNode> = {}): FetchNode {
  return {
    kind: 'fetch',
    subgraph: 's',
    operation,
    operationName: undefined,
    operationKind: operation.startsWith('mutation') ? 'mutation' : 'query',
    variables: [],
    requires: undefined,
    inputRewrites: [],
    outputRewrites: [],
    contextReads: [],
    standsAlone: false,
    ...given,
  };
}

/** `a.@.b` */
export function pathOf(text: string): PathStep[] {
  return text.split('.').map((key) => (key === '@' ? { kind: 'each' } : { kind: 'key', key }));
}
