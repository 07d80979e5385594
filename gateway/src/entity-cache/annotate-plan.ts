import type { FetchNode, Plan, PlanNode } from '../planning/plan.js';
import type { CachingOf } from './fetch-caching.js';

/** A plan in which every fetch of entities that may be kept says so. */
export function annotatePlan(plan: Plan, cachingOf: CachingOf): Plan {
  if (plan.kind === 'subscription') return { ...plan, rest: plan.rest && annotate(plan.rest, cachingOf) };
  return { ...plan, root: plan.root && annotate(plan.root, cachingOf) };
}

function annotate(node: PlanNode, cachingOf: CachingOf): PlanNode {
  const inner = (child: PlanNode) => annotate(child, cachingOf);
  switch (node.kind) {
    case 'sequence':
    case 'parallel':
      return { ...node, nodes: node.nodes.map(inner) };
    case 'flatten':
      return { ...node, node: inner(node.node) };
    case 'condition':
      return { ...node, whenTrue: node.whenTrue && inner(node.whenTrue), whenFalse: node.whenFalse && inner(node.whenFalse) };
    case 'graph':
      return { ...node, nodes: node.nodes.map(({ node: child, after }) => ({ node: inner(child), after })) };
    case 'joined':
      return { ...node, fetches: node.fetches.map(({ path, fetch }) => ({ path, fetch: annotateFetch(fetch, cachingOf) })) };
    case 'defer':
      return {
        ...node,
        primary: node.primary && inner(node.primary),
        deferred: node.deferred.map((part) => ({ ...part, node: part.node && inner(part.node) })),
      };
    case 'fetch':
      return annotateFetch(node, cachingOf);
  }
}

function annotateFetch(node: FetchNode, cachingOf: CachingOf): FetchNode {
  const caching = cachingOf(node);
  return caching ? { ...node, caching } : node;
}
