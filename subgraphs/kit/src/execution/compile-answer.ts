import {
  defaultFieldResolver,
  type ExecutionArgs,
  type ExecutionResult,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, type Selecting } from './collect-fields.js';

/** The answer of one event; undefined when there is anything to say about it that is not its data. */
export type Answer = (event: unknown) => Promise<ExecutionResult | undefined>;

/**
 * An operation that is run once for each event of a subscription (GraphQL specification, 6.2.3.2), read once: its fields are
 * collected, its variables coerced and its arguments made before the first event comes. Every field is still resolved by its
 * own resolver. What does not go as it should, be it a value that does not fit or a resolver that throws, is left to
 * graphql-js, which runs the event again and knows what to say.
 *
 * Undefined for operations that this does not know how to run: those that meet an interface or a union, or ask about the schema.
 */
export function compileAnswer(args: Omit<ExecutionArgs, 'rootValue'>): Answer | undefined {
  const operation = getOperationAST(args.document, args.operationName);
  const root = operation && args.schema.getRootType(operation.operation);
  const coerced = operation && getVariableValues(args.schema, operation.variableDefinitions ?? [], args.variableValues ?? {});
  if (!operation || !root || !coerced?.coerced) return undefined;
  const fragments = fragmentsOf(args);
  const compiler = { schema: args.schema, fragments, variables: coerced.coerced, operation, context: args.contextValue };
  try {
    const complete = compileObject(compiler, root, [operation]);
    return async (event) => {
      try {
        return { data: (await complete(event, undefined, event)) as Record<string, unknown> };
      } catch {
        return undefined;
      }
    };
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** Of operations: not compiled. Of values: left to graphql-js. */
class NotPlain extends Error {}

interface Compiler extends Selecting {
  readonly operation: OperationDefinitionNode;
  readonly context: unknown;
}

type Path = GraphQLResolveInfo['path'] | undefined;
/** Gives the value as the answer has it, or promises it; throws where it does not fit. */
type Complete = (value: unknown, path: Path, event: unknown) => unknown;
type WithSelections = FieldNode | OperationDefinitionNode;

/** Keys that an object literal would not take for keys. */
const UNSAFE_KEY = '__proto__';

function compileObject(compiler: Compiler, type: GraphQLObjectType, nodes: readonly WithSelections[]): Complete {
  // What an object is would have to be asked of each.
  if (type.isTypeOf) throw new NotPlain();
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const fields = [...collectFields(compiler, type, sets)].map(([key, asked]) => compileField(compiler, type, key, asked));
  return (source, path, event) => {
    const result: Record<string, unknown> = {};
    let pending: Promise<unknown>[] | undefined;
    for (const { key, read } of fields) {
      const value = read(source, path, event);
      // Its place among the others is now, whenever it comes.
      result[key] = value;
      if (!isPromiseLike(value)) continue;
      pending ??= [];
      pending.push(
        whenKnown(value, (told) => {
          result[key] = told;
        }),
      );
    }
    return pending === undefined ? result : whenKnown(Promise.all(pending), () => result);
  };
}

interface CompiledField {
  readonly key: string;
  readonly read: Complete;
}

function compileField(compiler: Compiler, type: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): CompiledField {
  const [node] = nodes as [FieldNode];
  const { value: name } = node.name;
  if (key === UNSAFE_KEY) throw new NotPlain();
  if (name === '__typename') return { key, read: () => type.name };
  const field = type.getFields()[name];
  if (!field) throw new NotPlain();
  const resolve = field.resolve ?? defaultFieldResolver;
  const given = argumentsOf(compiler, field, node);
  const told = infoOf(compiler, type, field, nodes);
  const complete = compileType(compiler, field.type, nodes);
  const read: Complete = (source, parent, event) => {
    const path = { prev: parent, key, typename: type.name };
    const value: unknown = resolve(source, { ...given }, compiler.context, { ...told, path, rootValue: event });
    return isPromiseLike(value) ? whenKnown(value, (each) => complete(each, path, event)) : complete(value, path, event);
  };
  return { key, read };
}

/** A fault in them is told of with the answer. */
function argumentsOf({ variables }: Compiler, field: GraphQLField<unknown, unknown>, node: FieldNode): Record<string, unknown> {
  try {
    return getArgumentValues(field, node, variables as Record<string, unknown>);
  } catch {
    throw new NotPlain();
  }
}

function infoOf(
  { schema, fragments, variables, operation }: Compiler,
  parentType: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  fieldNodes: readonly FieldNode[],
): Omit<GraphQLResolveInfo, 'path' | 'rootValue'> {
  return {
    fieldName: field.name,
    fieldNodes,
    returnType: field.type,
    parentType,
    schema,
    fragments,
    operation,
    variableValues: variables as Record<string, unknown>,
  };
}

function compileType(compiler: Compiler, type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
  if (isNonNullType(type)) {
    const complete = compileType(compiler, type.ofType, nodes);
    return (value, path, event) => {
      if (value === null || value === undefined) throw new NotPlain();
      return complete(value, path, event);
    };
  }
  const complete = compilePresent(compiler, type, nodes);
  return (value, path, event) => (value === null || value === undefined ? null : complete(value, path, event));
}

function compilePresent(compiler: Compiler, type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
  if (isLeafType(type)) {
    return (value) => {
      const told: unknown = value instanceof Error ? undefined : type.serialize(value);
      if (told === null || told === undefined) throw new NotPlain();
      return told;
    };
  }
  if (isListType(type)) return compileList(compileType(compiler, type.ofType, nodes));
  if (!isObjectType(type)) throw new NotPlain();
  const complete = compileObject(compiler, type, nodes);
  return (value, path, event) => {
    if (value instanceof Error) throw new NotPlain();
    return complete(value, path, event);
  };
}

function compileList(complete: Complete): Complete {
  return (value, path, event) => {
    if (!Array.isArray(value)) throw new NotPlain();
    const elements = value.map((each: unknown, key) => {
      const place = { prev: path, key, typename: undefined };
      return isPromiseLike(each) ? whenKnown(each, (told) => complete(told, place, event)) : complete(each, place, event);
    });
    return elements.some(isPromiseLike) ? whenKnown(Promise.all(elements), (told) => told) : elements;
  };
}

/** Nobody need wait for it: when another field has failed already, nobody does. */
function whenKnown<Value>(value: PromiseLike<Value>, take: (value: Value) => unknown): Promise<unknown> {
  const taken = Promise.resolve(value).then(take);
  taken.catch(() => undefined);
  return taken;
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

function fragmentsOf({ document }: Pick<ExecutionArgs, 'document'>): Record<string, FragmentDefinitionNode> {
  const found: Record<string, FragmentDefinitionNode> = Object.create(null);
  for (const definition of document.definitions) if (definition.kind === 'FragmentDefinition') found[definition.name.value] = definition;
  return found;
}
