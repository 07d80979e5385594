import { Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';
import type { FetchNode, Plan, PlanNode, RequiredSelection } from './plan.js';
import type { RequiredArguments } from './required-arguments.js';
import { splitByRequirements } from './split-requirements.js';

/** Has the subgraphs asked for the fields with arguments that `nameRequiredArguments` has given names of their own. */
export function restoreArguments(plan: Plan, required: RequiredArguments): Plan {
  if (required.fields.size === 0) return plan;
  if (plan.kind === 'subscription')
    return { ...plan, primary: restoreFetch(plan.primary, required), rest: plan.rest && restoreNode(plan.rest, required) };
  return { ...plan, root: plan.root && restoreNode(plan.root, required) };
}

function restoreNode(node: PlanNode, required: RequiredArguments): PlanNode {
  const restore = (child: PlanNode): PlanNode => restoreNode(child, required);
  switch (node.kind) {
    case 'sequence':
    case 'parallel':
      return { ...node, nodes: node.nodes.map(restore) };
    case 'flatten': {
      const inner = restore(node.node);
      // Each stands at the path by itself, where it can be joined with others.
      if (inner.kind !== 'parallel' || node.node.kind !== 'fetch') return { ...node, node: inner };
      return { ...inner, nodes: inner.nodes.map((child) => ({ ...node, node: child })) };
    }
    case 'condition':
      return { ...node, whenTrue: node.whenTrue && restore(node.whenTrue), whenFalse: node.whenFalse && restore(node.whenFalse) };
    case 'defer':
      return {
        ...node,
        primary: node.primary && restore(node.primary),
        deferred: node.deferred.map((part) => ({ ...part, node: part.node && restore(part.node) })),
      };
    case 'fetch': {
      const restored = restoreFetch(node, required);
      const [only, ...others] = node.requires ? splitByRequirements(restored, required.requirements) : [restored];
      return others.length > 0 ? { kind: 'parallel', nodes: [only as FetchNode, ...others] } : (only as FetchNode);
    }
    default:
      return node;
  }
}

function restoreFetch(fetch: FetchNode, { fields }: RequiredArguments): FetchNode {
  const restoreRequired = (selection: RequiredSelection): RequiredSelection => {
    const selections = selection.selections?.map(restoreRequired);
    if (selection.kind === 'fragment') return { ...selection, selections: selections ?? [] };
    const field = fields.get(selection.key);
    return { ...selection, selections, ...(field && { as: field.name }) };
  };
  const document = visit(parse(fetch.operation, { noLocation: true }), {
    Field(node) {
      const field = fields.get(node.name.value);
      return field && { ...node, alias: node.alias ?? node.name, name: { kind: Kind.NAME, value: field.name }, arguments: field.arguments };
    },
  });
  return { ...fetch, operation: stripIgnoredCharacters(print(document)), requires: fetch.requires?.map(restoreRequired) };
}
