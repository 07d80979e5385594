import { createNeeds, type Needs } from './needs.js';
import type { PlacedFetch } from './placed-fetches.js';
import type { FetchNode, GraphNode, PathStep, Plan, PlanNode } from './plan.js';

/**
 * Has each fetch of a plan wait for what it needs and nothing else, and makes one request of the entity fetches of a
 * subgraph that wait for the same: planners give waves, of which each waits for the slowest of the one before, and a
 * fetch for each place. Writes, conditions and fetches that read a context stay where the planner has put them.
 */
export function arrange(plan: Plan): Plan {
  if (plan.kind === 'subscription') return plan.rest ? { ...plan, rest: arrangeNode(plan.rest) } : plan;
  return plan.root ? { ...plan, root: arrangeNode(plan.root) } : plan;
}

/** More in one request would make one slow answer of many small ones. */
const MOST_IN_ONE = 8;

/** What is run at once, and the units that the planner has put before it. */
interface Unit {
  readonly node: PlanNode;
  readonly before: readonly number[];
  /** What it gives, where that can be told. */
  readonly gives?: PlacedFetch;
  /** An entity fetch, which can be moved and joined. */
  readonly entities?: PlacedFetch;
}

/** Units of one subgraph that wait for the same. */
interface Group {
  readonly units: Unit[];
  readonly after: readonly number[];
  /** All groups that end before it begins. */
  readonly ancestors: ReadonlySet<number>;
}

function arrangeNode(node: PlanNode): PlanNode {
  const units: Unit[] = [];
  addUnits(node, [], units);
  const needs = createNeeds();
  const groups: Group[] = [];
  const groupOf: number[] = [];
  const known = new Map<string, number>();
  for (const unit of units) {
    const waitsFor = new Set(neededBefore(unit, units, needs).map((index) => groupOf[index] as number));
    const after = [...waitsFor]
      .filter((one) => ![...waitsFor].some((other) => groups[other]?.ancestors.has(one)))
      .toSorted((a, b) => a - b);
    const key = unit.entities && `${unit.entities.fetch.subgraph} ${after}`;
    const open = key === undefined ? undefined : known.get(key);
    if (open !== undefined && (groups[open] as Group).units.length < MOST_IN_ONE) {
      groups[open]?.units.push(unit);
      groupOf.push(open);
      continue;
    }
    const ancestors = new Set(after.flatMap((index) => [index, ...(groups[index] as Group).ancestors]));
    groupOf.push(groups.length);
    if (key !== undefined) known.set(key, groups.length);
    groups.push({ units: [unit], after, ancestors });
  }
  const [only, ...others] = groups;
  if (only && others.length === 0) return joined(only);
  return { kind: 'graph', nodes: groups.map((group) => ({ node: joined(group), after: group.after })) } satisfies GraphNode;
}

/** The units of a node in an order in which they could run one after another. Gives their numbers. */
function addUnits(node: PlanNode, before: readonly number[], units: Unit[]): readonly number[] {
  const add = (unit: Unit): readonly number[] => [units.push(unit) - 1];
  switch (node.kind) {
    case 'sequence': {
      const added: number[] = [];
      for (const child of node.nodes) added.push(...addUnits(child, [...before, ...added], units));
      return added;
    }
    case 'parallel':
      return node.nodes.flatMap((child) => addUnits(child, before, units));
    case 'condition': {
      const branch = (child: PlanNode | undefined) => child && arrangeNode(child);
      return add({ node: { ...node, whenTrue: branch(node.whenTrue), whenFalse: branch(node.whenFalse) }, before });
    }
    case 'flatten':
      return add(node.node.kind === 'fetch' ? unitOf(node, node.path, node.node, before) : { node, before });
    case 'fetch':
      return add(unitOf(node, [], node, before));
    default:
      return add({ node, before });
  }
}

function unitOf(node: PlanNode, path: readonly PathStep[], fetch: FetchNode, before: readonly number[]): Unit {
  const placed = { path, fetch };
  const { operationKind, requires, contextReads, id } = fetch;
  // A fetch with an id is one that deferred parts wait for by name.
  const canMove = operationKind === 'query' && requires !== undefined && contextReads.length === 0 && id === undefined;
  return { node, before, gives: placed, ...(canMove && { entities: placed }) };
}

function neededBefore({ before, entities }: Unit, units: readonly Unit[], needs: Needs): readonly number[] {
  if (!entities) return before;
  const needed = before.filter((index) => {
    const gives = units[index]?.gives;
    return gives === undefined || needs.of(entities, gives);
  });
  // Entities come from somewhere. Where that cannot be seen the planner's order stands.
  return needed.length > 0 ? needed : before;
}

function joined({ units }: Group): PlanNode {
  const [only, ...others] = units as [Unit, ...Unit[]];
  if (others.length === 0) return only.node;
  const fetches = units.flatMap(({ entities }) => (entities ? [entities] : []));
  return { kind: 'joined', subgraph: (fetches[0] as PlacedFetch).fetch.subgraph, fetches };
}
