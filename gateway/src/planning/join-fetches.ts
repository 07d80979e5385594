import type { FetchNode, JoinedNode, PathStep, Plan, PlanNode } from './plan.js';

/**
 * Makes one request of the entity fetches of a subgraph that can all be sent at one moment; planners give one for each
 * place. What comes after any of them then comes after all, which is no later than the slowest of what was asked there
 * anyway. Fetches that read a context are sent in groups of their own.
 */
export function joinFetches(plan: Plan): Plan {
  if (plan.kind === 'subscription') return plan.rest ? { ...plan, rest: join(plan.rest) } : plan;
  return plan.root ? { ...plan, root: join(plan.root) } : plan;
}

/** More in one request would make one slow answer of many small ones. */
const MOST_IN_ONE = 8;

function join(node: PlanNode): PlanNode {
  switch (node.kind) {
    case 'sequence':
      return inSequence(node.nodes.map(join));
    case 'parallel':
      return joinParallel(node.nodes);
    case 'condition':
      return { ...node, whenTrue: node.whenTrue && join(node.whenTrue), whenFalse: node.whenFalse && join(node.whenFalse) };
    default:
      return node;
  }
}

/** A branch that begins with an entity fetch, and what comes after it. */
interface Branch {
  readonly first: { readonly path: readonly PathStep[]; readonly fetch: FetchNode };
  readonly rest: readonly PlanNode[];
}

function joinParallel(nodes: readonly PlanNode[]): PlanNode {
  const bySubgraph = new Map<string, Branch[]>();
  const joined: PlanNode[] = [];
  for (const node of nodes.flatMap((child) => (child.kind === 'parallel' ? child.nodes : [child]))) {
    const branch = branchOf(node);
    if (!branch) {
      joined.push(join(node));
      continue;
    }
    const { subgraph } = branch.first.fetch;
    bySubgraph.set(subgraph, [...(bySubgraph.get(subgraph) ?? []), branch]);
  }
  for (const branches of bySubgraph.values())
    for (let from = 0; from < branches.length; from += MOST_IN_ONE) joined.push(joinBranches(branches.slice(from, from + MOST_IN_ONE)));
  return inParallel(joined);
}

function joinBranches(branches: readonly Branch[]): PlanNode {
  const [only, ...others] = branches as [Branch, ...Branch[]];
  const { path, fetch } = only.first;
  const first: PlanNode =
    others.length === 0
      ? { kind: 'flatten', path, node: fetch }
      : ({ kind: 'joined', subgraph: fetch.subgraph, fetches: branches.map((branch) => branch.first) } satisfies JoinedNode);
  const rests = branches.filter(({ rest }) => rest.length > 0).map(({ rest }) => inSequence(rest));
  return rests.length === 0 ? first : inSequence([first, joinParallel(rests)]);
}

function branchOf(node: PlanNode): Branch | undefined {
  const [head, ...rest] = node.kind === 'sequence' ? node.nodes : [node];
  if (head?.kind !== 'flatten' || head.node.kind !== 'fetch' || !canJoin(head.node)) return undefined;
  return { first: { path: head.path, fetch: head.node }, rest };
}

function canJoin({ operationKind, requires, contextReads }: FetchNode): boolean {
  return operationKind === 'query' && requires !== undefined && contextReads.length === 0;
}

function inSequence(nodes: readonly PlanNode[]): PlanNode {
  const flat = nodes.flatMap((node) => (node.kind === 'sequence' ? node.nodes : [node]));
  return flat.length === 1 ? (flat[0] as PlanNode) : { kind: 'sequence', nodes: flat };
}

function inParallel(nodes: readonly PlanNode[]): PlanNode {
  const flat = nodes.flatMap((node) => (node.kind === 'parallel' ? node.nodes : [node]));
  return flat.length === 1 ? (flat[0] as PlanNode) : { kind: 'parallel', nodes: flat };
}
