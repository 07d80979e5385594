import type { ErrorCode } from '@lapor/schema/errors';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isUnionType,
  Kind,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { findOperation, type Operation } from '../planning/operation.js';
import type { Refusals } from '../planning/refusals.js';
import { TYPENAME } from '../planning/type-name.js';
import type { Clause } from './clause.js';
import type { AccessRules } from './directives.js';

/** Every different clause that an operation depends on, in the order of their ids. Usually there is none. */
export function clausesOf(rules: AccessRules, schema: GraphQLSchema, operation: Operation): readonly Clause[] {
  if (rules.isEmpty) return [];
  const clauses = new Set<Clause>();
  eachField(schema, onlyThis(operation), (parent, node, value) => {
    for (const clause of rules.ofField(parent, node.name.value)) clauses.add(clause);
    for (const member of membersOf(schema, value)) for (const clause of rules.ofType(member)) clauses.add(clause);
    return 'keep';
  });
  return [...clauses].sort((left, right) => left.id - right.id);
}

/** An operation as its caller may ask it. */
export interface Restricted {
  /** Without what is refused; this alone is planned. */
  readonly operation: Operation;
  readonly refusals: Refusals;
  /** Whether anything is left that a subgraph could answer. */
  readonly asksSubgraphs: boolean;
}

/**
 * Takes out of an operation whatever rests on a clause that does not hold. An object of which nothing is left is still
 * asked for: it may be read, and a mutation that gives it must be done.
 */
export function restrict(rules: AccessRules, schema: GraphQLSchema, operation: Operation, failed: ReadonlySet<Clause>): Restricted {
  const codeOf = (clauses: readonly Clause[]): ErrorCode | undefined => {
    const missing = clauses.filter((clause) => failed.has(clause));
    if (missing.length === 0) return undefined;
    return missing.some(({ kind }) => kind === 'authenticated') ? 'UNAUTHENTICATED' : 'FORBIDDEN';
  };
  const refused = new Map<FieldNode, ErrorCode>();
  const document = eachField(schema, onlyThis(operation), (parent, node) => {
    const code = codeOf(rules.ofField(parent, node.name.value));
    if (code) refused.set(node, code);
    return code ? 'remove' : 'keep';
  });
  const left = findOperation(document, null);
  if (!left) throw new Error('a restricted operation has been lost');
  return {
    operation: left,
    refusals: { ofField: (node) => refused.get(node), ofType: (name) => codeOf(rules.ofType(name)) },
    asksSubgraphs: asksAnything(left, left.definition.selectionSet),
  };
}

type Visit = (parent: string, node: FieldNode, value: string) => 'keep' | 'remove';

/**
 * Calls for each field with the type that it is selected on, as written: a fragment's fields stand on its condition. Every
 * object is asked for its type's name as well: where nothing is left of it, or only what a condition leaves out, the query
 * planner would not ask for the object itself.
 */
function eachField(schema: GraphQLSchema, document: DocumentNode, call: Visit): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType();
        const value = types.getType();
        if (!parent || !value) throw new Error(`the field ${node.name.value} stands on no type of the schema`);
        return call(parent.name, node, getNamedType(value).name) === 'remove' ? null : undefined;
      },
      SelectionSet: {
        leave(node, _key, parent) {
          const ofObject = parent !== undefined && 'kind' in parent && parent.kind === Kind.FIELD;
          return ofObject || node.selections.length === 0 ? { ...node, selections: [...node.selections, TYPENAME] } : undefined;
        },
      },
    }),
  );
}

function onlyThis({ definition, fragments }: Operation): DocumentNode {
  return { kind: Kind.DOCUMENT, definitions: [definition, ...fragments.values()] };
}

function membersOf(schema: GraphQLSchema, typeName: string): readonly string[] {
  const type = schema.getType(typeName);
  return isUnionType(type) ? type.getTypes().map(({ name }) => name) : [];
}

function asksAnything(operation: Operation, { selections }: SelectionSetNode): boolean {
  return selections.some((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value !== '__typename';
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? operation.fragments.get(selection.name.value) : selection;
    return fragment !== undefined && asksAnything(operation, fragment.selectionSet);
  });
}
