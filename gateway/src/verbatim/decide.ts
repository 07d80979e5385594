import { type ASTNode, type BooleanValueNode, Kind, parse, print, visit } from 'graphql';
import type { Foreign } from '../execution/own.js';
import { askedName } from '../planning/asked-names.js';
import { conditionOf } from '../planning/condition.js';
import { findOperation, type Operation } from '../planning/operation.js';
import type { FetchNode, Plan, PlanNode } from '../planning/plan.js';
import { withoutLeftOut } from '../planning/without-left-out.js';

/** The variables on which it depends what of an operation is left out (@skip and @include), by the client's names. */
export function decidingVariables({ document }: Operation): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      const given = conditionOf(directive)?.given;
      if (given?.kind === Kind.VARIABLE) names.add(given.name.value);
    },
  });
  return [...names];
}

/** The operation as it is with these variables: each condition decided. */
export function decideOperation(operation: Operation, variables: Foreign): Operation {
  const document = decided(operation.document, (name) => variables[name]);
  return findOperation(document, operation.definition.name?.value ?? null) ?? operation;
}

/** The plan as it is with these variables. Operations for subgraphs stay as they are. */
export function decidePlan(plan: Plan, variables: Foreign): Plan {
  if (plan.kind !== 'operation' || !plan.root) return plan;
  const decide = (node: PlanNode): PlanNode => {
    switch (node.kind) {
      case 'sequence':
      case 'parallel':
        return { ...node, nodes: node.nodes.map(decide) };
      case 'graph':
        return { ...node, nodes: node.nodes.map(({ node: child, after }) => ({ node: decide(child), after })) };
      case 'flatten':
        return { ...node, node: decide(node.node) };
      case 'condition': {
        const chosen = variables[node.variable] === true ? node.whenTrue : node.whenFalse;
        return chosen ? decide(chosen) : NOTHING;
      }
      default:
        return node;
    }
  };
  return { ...plan, root: decide(plan.root) };
}

const NOTHING: PlanNode = { kind: 'sequence', nodes: [] };

/** A fetch with what it asks for with these variables. */
export function decideFetch(fetch: FetchNode, variables: Foreign): FetchNode {
  if (!fetch.operation.includes('@')) return fetch;
  // A plan has names of its own for some of the client's variables.
  const document = decided(parse(fetch.operation, { noLocation: true }), (name) => variables[askedName(name)]);
  return { ...fetch, operation: print(withoutLeftOut(document)) };
}

/** A document in which no condition depends on a variable any more. */
function decided<Node extends ASTNode>(node: Node, givenFor: (variable: string) => unknown): Node {
  return visit(node, {
    Directive(directive) {
      const given = conditionOf(directive)?.given;
      if (given?.kind !== Kind.VARIABLE) return undefined;
      const value: BooleanValueNode = { kind: Kind.BOOLEAN, value: givenFor(given.name.value) === true };
      return {
        ...directive,
        arguments: directive.arguments?.map((argument) => (argument.value === given ? { ...argument, value } : argument)),
      };
    },
  });
}
