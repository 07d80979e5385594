import type * as Apollo from '@apollo/query-planner';
import type { FetchNode, PathStep, Plan, PlanNode, RequiredSelection, Rewrite, RewriteStep } from './plan.js';

/** Reads a plan of @apollo/query-planner into our model. Throws on anything the executor could not run. */
export function readApolloPlan(plan: Apollo.QueryPlan): Plan {
  if (plan.node?.kind === 'Subscription') {
    return { kind: 'subscription', primary: readFetch(plan.node.primary), rest: plan.node.rest && readNode(plan.node.rest) };
  }
  return { kind: 'operation', root: plan.node && readNode(plan.node) };
}

function readNode(node: Apollo.PlanNode): PlanNode {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', nodes: node.nodes.map(readNode) };
    case 'Parallel':
      return { kind: 'parallel', nodes: node.nodes.map(readNode) };
    case 'Flatten':
      return { kind: 'flatten', path: node.path.map(readPathStep), node: readNode(node.node) };
    case 'Condition':
      return {
        kind: 'condition',
        variable: node.condition,
        whenTrue: node.ifClause && readNode(node.ifClause),
        whenFalse: node.elseClause && readNode(node.elseClause),
      };
    case 'Fetch':
      return readFetch(node);
    default:
      throw new Error(`the planner gave a node the executor does not know: ${node.kind}`);
  }
}

function readFetch(node: Apollo.FetchNode): FetchNode {
  if (node.contextRewrites?.length) throw new Error('the planner gave context rewrites, which the executor does not know');
  return {
    kind: 'fetch',
    subgraph: node.serviceName,
    operation: node.operation,
    operationName: node.operationName,
    operationKind: node.operationKind,
    variables: node.variableUsages ?? [],
    requires: node.requires?.map(readRequired),
    inputRewrites: (node.inputRewrites ?? []).map(readRewrite),
    outputRewrites: (node.outputRewrites ?? []).map(readRewrite),
  };
}

function readPathStep(step: string | number): PathStep {
  if (typeof step === 'number') throw new Error('the planner gave a numeric path step');
  return step === '@' ? { kind: 'each' } : { kind: 'key', key: step };
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
