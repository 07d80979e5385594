import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Operation } from '../planning/operation.js';

/** Objects that an operation may bring about, given its variables. */
export type Cost = (variables: Readonly<Record<string, unknown>>) => number;

/** What a list without a page size is taken to hold. */
const UNPAGED = 10;
/** What a page holds whose size cannot be read; also the largest page of this graph. */
const UNKNOWN_PAGE = 100;
const PAGE_SIZE = 'first';

/**
 * Estimates how many objects an operation can bring about: a page's size multiplies all that is asked below it. Depth
 * and number of fields say nothing about that: four nested pages of a hundred are a hundred million objects in one
 * short request. A fragment is counted once for each request, however often it is spread.
 */
export function compileCost(schema: GraphQLSchema, operation: Operation): Cost {
  /** What it was estimated with last: all that it depends on, because every page of an operation is looked at. */
  const pages = new Map<string, number | undefined>();
  let cost: number | undefined;
  const estimate = compileEstimate(schema, operation, (variables, name) => {
    const page = readPage(variables, name);
    pages.set(name, page);
    return page;
  });
  return (variables) => {
    if (cost === undefined || isOther(pages, variables)) cost = estimate(variables);
    return cost;
  };
}

type Variables = Parameters<Cost>[0];
type ReadPage = (variables: Variables, name: string) => number | undefined;

/** A size alone, because it is kept: whatever else was given in its place would be kept with the operation. */
const readPage: ReadPage = (variables, name) => {
  const given = variables[name];
  return typeof given === 'number' ? given : undefined;
};

function isOther(pages: ReadonlyMap<string, number | undefined>, variables: Variables): boolean {
  for (const [name, page] of pages) if (readPage(variables, name) !== page) return true;
  return false;
}

function compileEstimate(schema: GraphQLSchema, { definition, fragments }: Operation, read: ReadPage): Cost {
  return (variables) => {
    const known = new Map<string, number>();
    const ofFragment = (name: string): number => {
      const found = known.get(name);
      if (found !== undefined) return found;
      known.set(name, Number.POSITIVE_INFINITY);
      const fragment = fragments.get(name);
      const type = fragment && schema.getType(fragment.typeCondition.name.value);
      const cost = fragment && isCompositeType(type) ? ofSelections(fragment.selectionSet, type) : 0;
      known.set(name, cost);
      return cost;
    };
    const ofSelections = ({ selections }: SelectionSetNode, parent: GraphQLCompositeType): number => {
      let cost = 0;
      for (const selection of selections) {
        if (selection.kind === Kind.FRAGMENT_SPREAD) cost += ofFragment(selection.name.value);
        else if (selection.kind === Kind.FIELD) cost += ofField(selection, parent);
        else cost += ofSelections(selection.selectionSet, narrowed(schema, selection.typeCondition?.name.value, parent));
      }
      return cost;
    };
    const ofField = (node: FieldNode, parent: GraphQLCompositeType): number => {
      const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
      const type = field && getNamedType(field.type);
      if (!node.selectionSet || !isCompositeType(type)) return 0;
      return (
        sizeOf(node, field as GraphQLField<unknown, unknown>, parent, (name) => read(variables, name)) *
        (1 + ofSelections(node.selectionSet, type))
      );
    };
    const root = schema.getRootType(definition.operation);
    return root ? ofSelections(definition.selectionSet, root) : 0;
  };
}

function narrowed(schema: GraphQLSchema, condition: string | undefined, parent: GraphQLCompositeType): GraphQLCompositeType {
  const type = condition === undefined ? undefined : schema.getType(condition);
  return isCompositeType(type) ? type : parent;
}

/** How many objects a field gives: its page, one, or a guess for a list. A connection's own lists are its page. */
function sizeOf(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  parent: GraphQLCompositeType,
  variable: (name: string) => number | undefined,
): number {
  const page = field.args.find(({ name }) => name === PAGE_SIZE);
  if (page) {
    const given = node.arguments?.find(({ name }) => name.value === PAGE_SIZE)?.value;
    const value = given?.kind === Kind.INT ? Number(given.value) : given?.kind === Kind.VARIABLE ? variable(given.name.value) : undefined;
    if (typeof value === 'number') return Math.max(1, value);
    return given === undefined && typeof page.defaultValue === 'number' ? page.defaultValue : UNKNOWN_PAGE;
  }
  const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
  return isList && !parent.name.endsWith('Connection') ? UNPAGED : 1;
}
