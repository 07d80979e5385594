import type * as Hive from '@graphql-hive/router-query-planner';
import { parse, stripIgnoredCharacters } from 'graphql';
import { askedName } from './asked-names.js';
import type { FetchNode, FlattenNode, PathStep, Plan, PlanNode, RequiredSelection, Rewrite, RewriteStep } from './plan.js';
import { splitBatch } from './split-batch.js';

/** Reads a plan of Hive's planner into our model. Throws on anything the executor could not run. */
export function readHivePlan({ node }: Hive.QueryPlan): Plan {
  const [first, ...rest] = node?.kind === 'Sequence' ? node.nodes : [node];
  if (first?.kind !== 'Subscription') return { kind: 'operation', root: node && readNode(node) };
  const after = rest.map((child) => readNode(child as Hive.PlanNode));
  return {
    kind: 'subscription',
    primary: readFetch(first.primary),
    rest: after.length > 0 ? { kind: 'sequence', nodes: after } : undefined,
  };
}

function readNode(node: Hive.PlanNode): PlanNode {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', nodes: node.nodes.map(readNode) };
    case 'Parallel':
      return { kind: 'parallel', nodes: node.nodes.map(readNode) };
    case 'Flatten':
      return flatten(node.path, readNode(node.node));
    case 'Condition':
      // A branch that is not there is null in what native code gives.
      return {
        kind: 'condition',
        variable: askedName(node.condition),
        whenTrue: node.ifClause ? readNode(node.ifClause) : undefined,
        whenFalse: node.elseClause ? readNode(node.elseClause) : undefined,
      };
    case 'Fetch':
      return readFetch(node);
    case 'BatchFetch':
      return readBatch(node);
    default:
      throw new Error(`the planner gave a node the executor does not know: ${node.kind}`);
  }
}

function readFetch(node: Omit<Hive.FetchNode, 'kind'>): FetchNode {
  // Once in a while it writes what is no operation; better known here, where the other planner can still stand in.
  parse(node.operation, { noLocation: true });
  return {
    kind: 'fetch',
    subgraph: node.serviceName,
    // As the other planner writes it: without what only makes it longer.
    operation: stripIgnoredCharacters(node.operation),
    operationName: node.operationName,
    operationKind: node.operationKind ?? 'query',
    variables: node.variableUsages ?? [],
    requires: node.requires?.map(readRequired),
    inputRewrites: (node.inputRewrites ?? []).map(readRewrite),
    outputRewrites: (node.outputRewrites ?? []).map(readRewrite),
    contextReads: [],
    standsAlone: false,
  };
}

/** Several fetches of entities written as one request: our model has each by itself. */
function readBatch(node: Hive.BatchFetchNode): PlanNode {
  const parts = splitBatch(node.operation, node.entityBatch.aliases);
  const nodes = node.entityBatch.aliases.flatMap((alias, index): readonly FlattenNode[] => {
    const { operation, variables } = parts[index] as (typeof parts)[number];
    const fetch = readFetch({ ...alias, serviceName: node.serviceName, operation, variableUsages: [...variables] });
    return alias.paths.map((path) => flatten(path, fetch));
  });
  return { kind: 'parallel', nodes };
}

function flatten(path: readonly Hive.FlattenNodePathSegment[], node: PlanNode): FlattenNode {
  return { kind: 'flatten', path: path.map(readPathStep), node };
}

function readPathStep(segment: Hive.FlattenNodePathSegment): PathStep {
  if (segment === '@') return { kind: 'each' };
  return 'Field' in segment ? { kind: 'key', key: segment.Field } : { kind: 'types', types: segment.TypeCondition };
}

function readRequired(selection: Hive.RequiresSelection): RequiredSelection {
  switch (selection.kind) {
    case 'Field':
      if (selection.alias) throw new Error('the planner gave a requirement under another name');
      return { kind: 'field', key: selection.name, selections: selection.selections?.map(readRequired) };
    case 'InlineFragment':
      if (selection.skipIf || selection.includeIf) throw new Error('the planner gave a requirement with a condition');
      return { kind: 'fragment', type: selection.typeCondition, selections: selection.selections.map(readRequired) };
    default:
      throw new Error(`the planner gave a requirement the executor does not know: ${selection.kind}`);
  }
}

function readRewrite(rewrite: Hive.InputRewrite | Hive.OutputRewrite): Rewrite {
  if ('KeyRenamer' in rewrite) {
    const { path, renameKeyTo } = rewrite.KeyRenamer;
    return { kind: 'renameKey', ...readRewritePath(path), to: renameKeyTo };
  }
  const { path, setValueTo } = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite;
  return { kind: 'setValue', ...readRewritePath(path), value: setValueTo };
}

function readRewritePath(path: readonly Hive.FetchNodePathSegment[]): { readonly path: readonly RewriteStep[]; readonly key: string } {
  const last = path.at(-1);
  if (!last || !('Key' in last)) throw new Error('the planner gave a rewrite that names no key');
  return { path: path.slice(0, -1).map(readRewriteStep), key: last.Key };
}

function readRewriteStep(segment: Hive.FetchNodePathSegment): RewriteStep {
  if ('Key' in segment) return { kind: 'key', key: segment.Key };
  const [type, ...others] = segment.TypenameEquals;
  if (type === undefined || others.length > 0) throw new Error('the planner gave a rewrite for several types');
  return { kind: 'type', type };
}
