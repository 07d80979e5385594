import { type DirectiveNode, GraphQLError, Kind, OperationTypeNode, type SelectionSetNode, type ValidationRule } from 'graphql';
import { conditionOf, DEFER } from '../planning/defer-directive.js';

const fault = (message: string, node: DirectiveNode) => new GraphQLError(message, { nodes: node });

/** A client tells the parts of an answer apart by their labels, so each is a text of the document, and given once. */
const labelRule: ValidationRule = (context) => {
  const seen = new Set<string>();
  return {
    Directive(node) {
      const label = node.name.value === DEFER && node.arguments?.find(({ name }) => name.value === 'label')?.value;
      if (!label) return;
      if (label.kind !== Kind.STRING) return context.reportError(fault('The label of @defer must be a text in the operation.', node));
      if (seen.has(label.value)) context.reportError(fault('Two @defer have the same label. Give each a label of its own.', node));
      seen.add(label.value);
    },
  };
};

/** The root fields of a mutation run one after another; none of them can be left for later. */
const mutationRootRule: ValidationRule = (context) => ({
  Directive(node) {
    const mutation = context.getSchema().getMutationType();
    if (node.name.value !== DEFER || !mutation || context.getParentType() !== mutation) return;
    context.reportError(fault('The fields of a mutation cannot be deferred. Use @defer further inside.', node));
  },
});

/** An event of a subscription is one answer. A directive that never counts is allowed everywhere. */
const subscriptionRule: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return;
    const sets = [operation, ...context.getRecursivelyReferencedFragments(operation)].map(({ selectionSet }) => selectionSet);
    for (const defer of sets.flatMap(activeDefers))
      context.reportError(fault('@defer cannot be used in a subscription. Ask for the fields without it.', defer));
  },
});

/** Walks without recursion: the limit on how deep an operation may be is one of the other rules. */
function activeDefers(whole: SelectionSetNode): readonly DirectiveNode[] {
  const found: DirectiveNode[] = [];
  const sets = [whole];
  for (let set = sets.pop(); set; set = sets.pop()) {
    for (const selection of set.selections) {
      for (const directive of selection.directives ?? [])
        if (directive.name.value === DEFER && conditionOf(directive) !== false) found.push(directive);
      if ('selectionSet' in selection && selection.selectionSet) sets.push(selection.selectionSet);
    }
  }
  return found;
}

/**
 * What the specification of incremental delivery asks of `@defer` (the rules DeferStreamDirectiveLabel, …OnRootField and
 * …OnValidOperations of graphql-js 17). Apollo Server and WebSockets validate with them, like with the limits.
 */
export const deferRules: readonly ValidationRule[] = [labelRule, mutationRootRule, subscriptionRule];
