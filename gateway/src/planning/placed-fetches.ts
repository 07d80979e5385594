import type { FetchNode, PathStep, Plan, PlanNode } from './plan.js';

/** A fetch at its place in the answer; for the root the path is empty. */
export interface PlacedFetch {
  readonly path: readonly PathStep[];
  readonly fetch: FetchNode;
}

/** All fetches of a plan, whatever they wait for and whenever they run. */
export function fetchesOfPlan(plan: Plan): readonly PlacedFetch[] {
  if (plan.kind === 'operation') return placedFetches(plan.root);
  return [{ path: [], fetch: plan.primary }, ...placedFetches(plan.rest)];
}

/** The fetches of a node and of all below it. */
export function placedFetches(node: PlanNode | undefined, path: readonly PathStep[] = []): readonly PlacedFetch[] {
  switch (node?.kind) {
    case 'sequence':
    case 'parallel':
      return node.nodes.flatMap((child) => placedFetches(child, path));
    case 'graph':
      return node.nodes.flatMap((child) => placedFetches(child.node, path));
    case 'defer':
      return [node.primary, ...node.deferred.map((part) => part.node)].flatMap((child) => placedFetches(child, path));
    case 'flatten':
      return placedFetches(node.node, [...path, ...node.path]);
    case 'condition':
      return [node.whenTrue, node.whenFalse].flatMap((child) => placedFetches(child, path));
    case 'fetch':
      return [{ path, fetch: node }];
    case 'joined':
      return node.fetches.map((placed) => ({ path: [...path, ...placed.path], fetch: placed.fetch }));
    default:
      return [];
  }
}

/** The response keys on the way to a place, without the lists and types that it leads through. */
export function keysOf(path: readonly PathStep[]): readonly string[] {
  return path.flatMap((step) => (step.kind === 'key' ? [step.key] : []));
}
