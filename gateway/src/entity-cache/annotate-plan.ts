import type { Plan, PlanNode } from '../planning/plan.js';
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
    case 'fetch': {
      const caching = cachingOf(node);
      return caching ? { ...node, caching } : node;
    }
  }
}
