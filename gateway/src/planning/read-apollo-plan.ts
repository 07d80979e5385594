import type * as Apollo from '@apollo/query-planner';
import { askedName } from './asked-names.js';
import type { ContextRead, DeferredNode, FetchNode, PathStep, Plan, PlanNode, RequiredSelection, Rewrite, RewriteStep } from './plan.js';

/** Reads a plan of @apollo/query-planner into our model. Throws on anything the executor could not run. */
export function readApolloPlan(plan: Apollo.QueryPlan): Plan {
  const { node } = plan;
  if (node?.kind === 'Subscription') {
    const rest = node.rest && readerOf(node.rest);
    return {
      kind: 'subscription',
      primary: readFetch(node.primary, rest?.standsAlone === true),
      rest: node.rest && rest && readNode(node.rest, rest),
    };
  }
  return { kind: 'operation', root: node && readNode(node, readerOf(node)) };
}

function needsOwnObjects(node: Apollo.PlanNode): boolean {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.some(needsOwnObjects);
    case 'Flatten':
      return needsOwnObjects(node.node);
    case 'Condition':
      return [node.ifClause, node.elseClause].some((branch) => branch !== undefined && needsOwnObjects(branch));
    case 'Fetch':
      return (node.contextRewrites?.length ?? 0) > 0;
    case 'Defer':
      return true;
    default:
      return false;
  }
}

/** What is known of the whole plan. */
interface Reader {
  readonly standsAlone: boolean;
  /** The ids that fetches have. */
  readonly fetches: ReadonlySet<string>;
}

function readerOf(node: Apollo.PlanNode): Reader {
  return { standsAlone: needsOwnObjects(node), fetches: new Set(fetchIds(node)) };
}

function fetchIds(node: Apollo.PlanNode | undefined): readonly string[] {
  switch (node?.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(fetchIds);
    case 'Flatten':
      return fetchIds(node.node);
    case 'Condition':
      return [node.ifClause, node.elseClause].flatMap(fetchIds);
    case 'Defer':
      return [node.primary.node, ...node.deferred.map((part) => part.node)].flatMap(fetchIds);
    case 'Fetch':
      return node.id === undefined ? [] : [node.id];
    default:
      return [];
  }
}

function readNode(node: Apollo.PlanNode, reader: Reader): PlanNode {
  const read = (child: Apollo.PlanNode) => readNode(child, reader);
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', nodes: node.nodes.map(read) };
    case 'Parallel':
      return { kind: 'parallel', nodes: node.nodes.map(read) };
    case 'Flatten':
      return { kind: 'flatten', path: node.path.flatMap(readPathStep), node: read(node.node) };
    case 'Condition':
      return {
        kind: 'condition',
        variable: askedName(node.condition),
        whenTrue: node.ifClause && read(node.ifClause),
        whenFalse: node.elseClause && read(node.elseClause),
      };
    case 'Defer':
      return {
        kind: 'defer',
        primary: node.primary.node && read(node.primary.node),
        deferred: node.deferred.map((part) => readDeferred(part, reader)),
      };
    case 'Fetch':
      return readFetch(node, reader.standsAlone);
    default:
      throw new Error(`the planner gave a node the executor does not know: ${(node as { kind: string }).kind}`);
  }
}

function readDeferred({ label, depends, node }: Apollo.DeferredNode, reader: Reader): DeferredNode {
  if (label === undefined) throw new Error('the planner gave a deferred part without the label of its fragment');
  // Fetches that turn out to be of no use are left out of the plan, but not out of what depends on them.
  const [known, unknown] = [depends.filter(({ id }) => reader.fetches.has(id)), depends.filter(({ id }) => !reader.fetches.has(id))];
  return { label, depends: known.map(({ id }) => id), afterPrimary: unknown.length > 0, node: node && readNode(node, reader) };
}

function readFetch(node: Apollo.FetchNode, standsAlone: boolean): FetchNode {
  const contextReads = readContexts(node);
  const isClients = (name: string) => contextReads.every(({ variable }) => variable !== name);
  return {
    kind: 'fetch',
    ...(node.id === undefined ? {} : { id: node.id }),
    subgraph: node.serviceName,
    operation: node.operation,
    operationName: node.operationName,
    operationKind: node.operationKind,
    variables: (node.variableUsages ?? []).filter(isClients),
    requires: node.requires?.map(readRequired),
    inputRewrites: (node.inputRewrites ?? []).map(readRewrite),
    outputRewrites: (node.outputRewrites ?? []).map(readRewrite),
    contextReads,
    standsAlone,
  };
}

function readContexts(node: Apollo.FetchNode): readonly ContextRead[] {
  const reads = (node.contextRewrites ?? []).map(readContext);
  if (reads.length > 0 && !node.requires) throw new Error('the planner gave context rewrites for a fetch of no entities');
  for (const { variable, up } of reads) {
    // One variable holds one value for an object: read at two heights, it would be the wrong one for one of two fields.
    if (reads.some((other) => other.variable === variable && other.up !== up))
      throw new Error('the planner gave one variable of a context two places to be read at');
  }
  return reads;
}

const PARENT_STEP = '..';

function readContext(rewrite: Apollo.FetchDataRewrite): ContextRead {
  if (rewrite.kind !== 'KeyRenamer') throw new Error(`the planner gave a context rewrite the executor does not know: ${rewrite.kind}`);
  const down = rewrite.path.findIndex((step) => step !== PARENT_STEP);
  const path = rewrite.path.slice(down);
  if (down < 0 || path.includes(PARENT_STEP)) throw new Error('the planner gave a context rewrite that leads nowhere');
  return { variable: rewrite.renameKeyTo, up: down, path: path.map(readRewriteStep) };
}

/** `key`, `@`, either followed by `|[Type,…]`, or that alone. */
const PATH_STEP = /^([^|]*)(?:\|\[(.*)\])?$/;

function readPathStep(step: string | number): readonly PathStep[] {
  const [, name, types] = typeof step === 'string' ? (PATH_STEP.exec(step) ?? []) : [];
  if (name === undefined) throw new Error('the planner gave a path step the executor does not know');
  const steps: PathStep[] = name === '' ? [] : [name === '@' ? { kind: 'each' } : { kind: 'key', key: name }];
  if (types !== undefined) steps.push({ kind: 'types', types: types.split(',') });
  return steps;
}

function readRequired(selection: Apollo.QueryPlanSelectionNode): RequiredSelection {
  if (selection.kind === 'Field') {
    return { kind: 'field', key: selection.alias ?? selection.name, selections: selection.selections?.map(readRequired) };
  }
  return { kind: 'fragment', type: selection.typeCondition, selections: selection.selections.map(readRequired) };
}

const TYPE_STEP = '... on ';

function readRewrite(rewrite: Apollo.FetchDataRewrite): Rewrite {
  const path = rewrite.path.slice(0, -1).map(readRewriteStep);
  const key = rewrite.path.at(-1) as string;
  return rewrite.kind === 'ValueSetter'
    ? { kind: 'setValue', path, key, value: rewrite.setValueTo }
    : { kind: 'renameKey', path, key, to: rewrite.renameKeyTo };
}

function readRewriteStep(step: string): RewriteStep {
  return step.startsWith(TYPE_STEP) ? { kind: 'type', type: step.slice(TYPE_STEP.length) } : { kind: 'key', key: step };
}
