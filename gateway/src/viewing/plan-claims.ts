import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { askedName } from '../planning/asked-names.js';
import { fetchesOfPlan } from '../planning/placed-fetches.js';
import type { FetchNode, Plan } from '../planning/plan.js';
import { type Claims, NO_CLAIMS, union } from './claims.js';
import type { DeclaredClaims } from './declared-claims.js';

/** A subscription's answers are the same for all viewers who do not differ in these claims. */
export interface SharedBy {
  readonly claims: Claims;
  /** Whether it first tells how things are now, so that nobody who begins may join it while it runs. */
  readonly beginsWithPresent: boolean;
  /** The client's variables with which it is its subscriber's alone, whenever one of them has a value. */
  readonly aloneWith: readonly string[];
}

/** Says for whom a plan's answers are the same; undefined for what is its caller's alone. */
export type SharedByOf = (plan: Plan) => SharedBy | undefined;

/**
 * Only a subscription whose field says so is shared, and all that its plan asks for has a say: what one subgraph gives
 * depends on the claims that this subgraph names for it, and on all claims where it names none.
 * @param schema the whole supergraph's, inaccessible parts included.
 */
export function createSharedByOf(schema: GraphQLSchema, declared: DeclaredClaims): SharedByOf {
  const root = schema.getSubscriptionType();
  return (plan) => {
    if (plan.kind !== 'subscription' || !root) return undefined;
    const { subgraph, operation } = plan.primary;
    const [selection] = operationOf(operation).selectionSet.selections;
    if (selection?.kind !== Kind.FIELD) return undefined;
    const place = `${root.name}.${selection.name.value}`;
    const aloneWith = declared.says(subgraph, place) ? givenBy(plan.primary, selection, declared.aloneWith(subgraph, place)) : undefined;
    return (
      aloneWith && {
        claims: fetchesOfPlan(plan).reduce<Claims>((claims, { fetch }) => union(claims, claimsOf(fetch)), NO_CLAIMS),
        beginsWithPresent: declared.beginsWithPresent(subgraph, place),
        aloneWith,
      }
    );
  };

  /** Undefined where one of these arguments has a value in any case, or is none of this field: a name that is misspelt opens nothing. */
  function givenBy({ operation }: FetchNode, field: FieldNode, names: readonly string[] | undefined): readonly string[] | undefined {
    const known = root?.getFields()[field.name.value]?.args.map(({ name }) => name);
    if (!names?.every((name) => known?.includes(name))) return undefined;
    const values = (field.arguments ?? []).flatMap(({ name, value }) => (names.includes(name.value) ? [value] : []));
    const variables = values.flatMap((value) => (value.kind === Kind.VARIABLE ? [value.name.value] : []));
    const isGiven =
      values.some(({ kind }) => kind !== Kind.VARIABLE && kind !== Kind.NULL) ||
      operationOf(operation).variableDefinitions?.some(
        ({ variable, defaultValue }) => defaultValue && variables.includes(variable.name.value),
      );
    return isGiven ? undefined : variables.map(askedName);
  }

  function claimsOf({ subgraph, operation, operationKind, requires }: FetchNode): Claims {
    const document = parse(operation, { noLocation: true });
    const fragments = new Map(
      document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
    );
    const reading = { subgraph, fragments };
    const { selectionSet } = operationOf(operation);
    if (!requires) return ofSelections(reading, operationKind === 'subscription' ? root : schema.getQueryType(), selectionSet);
    return selectionSet.selections.reduce<Claims>(
      (claims, node) => union(claims, node.kind === Kind.FIELD ? ofSelections(reading, undefined, node.selectionSet) : undefined),
      NO_CLAIMS,
    );
  }

  function ofSelections(reading: Reading, type: GraphQLNamedType | null | undefined, selectionSet: SelectionSetNode | undefined): Claims {
    let claims: Claims = NO_CLAIMS;
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value !== '__typename')
          claims = union(claims, ofField(reading, type, selection.name.value, selection.selectionSet));
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? reading.fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition?.name.value;
      const inner = condition === undefined ? type : schema.getType(condition);
      claims = union(claims, fragment && ofSelections(reading, inner, fragment.selectionSet));
    }
    return claims;
  }

  function ofField(reading: Reading, type: GraphQLNamedType | null | undefined, name: string, inner: SelectionSetNode | undefined): Claims {
    // Of an interface's field each object type may say something else.
    const field = isObjectType(type) ? type.getFields()[name] : undefined;
    if (!isObjectType(type) || !field) return undefined;
    const value = getNamedType(field.type);
    const place = `${type.name}.${name}`;
    const says = declared.says(reading.subgraph, place);
    const own = says || !isLeafType(value) ? declared.of(reading.subgraph, place) : declared.of(reading.subgraph, type.name);
    return inner ? union(own, ofSelections(reading, value, inner)) : own;
  }
}

interface Reading {
  readonly subgraph: string;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

function operationOf(text: string) {
  const definition = parse(text, { noLocation: true }).definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!definition) throw new Error('the planner gave a fetch without an operation');
  return definition;
}
