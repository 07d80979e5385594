import { RefusalError } from '@lapor/kit/refusal';
import type { ErrorCode } from '@lapor/schema/errors';
import {
  type FieldNode,
  GraphQLError,
  type GraphQLInterfaceType,
  type GraphQLLeafType,
  type GraphQLNullableType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Operation } from '../planning/operation.js';
import type { Refusals } from '../planning/refusals.js';
import { type AnswerPath, written } from './answer-path.js';
import type { AskedPlace } from './asked-places.js';
import { type Complete, type CompleteObject, INVALID, type ShapeRequest, type SharedObject, type WriteField } from './completion.js';
import { type DeferredFragment, notingDeferred } from './deferred-fragments.js';
import { inOrder } from './field-order.js';
import { compileHotObject, type HotField } from './hot-object.js';
import { compileLeaf } from './leaf.js';
import { type Foreign, isForeign, readerOf, setOwn } from './own.js';
import { compileKeyRefusal, noteRefusal, type RefusedPlace } from './refused.js';
import { type CollectedField, collectFields, type Occurrence } from './selection.js';
import { noteError } from './subgraph-error.js';
import type { SupergraphTypes } from './type-conditions.js';
import { compileTypeNeed } from './type-need.js';
import { isUnknownSomewhere } from './unknown-objects.js';

// One file, although it is long: objects, fields, lists and types complete one another, and apart they would import in a circle.

/**
 * Makes the client's answer from what the subgraphs gave (GraphQL spec, 6.4): its own fields in its own order, keys
 * and other extras gone, null where a value is missing or wrong, and nulls carried up to the next nullable place.
 */
export type Shape = (data: Foreign, request: ShapeRequest) => Foreign | null;

/** Enough that the making pays, and that no operation of a single time has code made for it. */
const HOT_AFTER = 200;

/** What an operation is planned as, where that differs from how the client wrote it. */
export interface ShapeSource {
  /** The key under which the subgraphs have answered a field. */
  readonly plannedKey: (field: FieldNode) => string;
  /** What subgraphs are asked for of the root and all below it; undefined where that is not looked at. */
  readonly asked?: AskedPlace | undefined;
  readonly types: Pick<SupergraphTypes, 'mayBeUnknown'>;
  /** How many objects of a kind are completed the slow way before code is made for the rest. */
  readonly hotAfter?: number | undefined;
}

export const AS_WRITTEN: ShapeSource = {
  plannedKey: ({ alias, name }) => (alias ?? name).value,
  types: { mayBeUnknown: () => false },
};

export function compileShape(schema: GraphQLSchema, operation: Operation, refusals: Refusals, source: ShapeSource = AS_WRITTEN): Shape {
  const root = schema.getRootType(operation.definition.operation);
  if (!root) throw new Error(`the schema has no ${operation.definition.operation} type`);
  const occurrences = [{ selectionSet: operation.definition.selectionSet, condition: undefined }];
  const complete = compileObject({ schema, operation, refusals, ...source }, root, { occurrences, asked: source.asked });
  return (data, request) => {
    const result = complete(data, request, undefined);
    return result === INVALID ? null : (result as Foreign);
  };
}

interface Compiler extends ShapeSource {
  readonly schema: GraphQLSchema;
  readonly operation: Operation;
  readonly refusals: Refusals;
}

type FieldsType = GraphQLObjectType | GraphQLInterfaceType;

/** What the client asks for at one place, and what the subgraphs are asked for there. */
interface Place {
  readonly occurrences: readonly Occurrence[];
  readonly asked: AskedPlace | undefined;
}

function compileObject(compiler: Compiler, type: FieldsType, { occurrences, asked }: Place): CompleteObject {
  const deferred: DeferredFragment[] = [];
  const fields = collectFields(compiler.schema, compiler.operation, type, occurrences, (label, { selectionSet, condition }) => {
    deferred.push({
      label,
      condition,
      compile: () => compileObject(compiler, type, { occurrences: [{ selectionSet, condition: undefined }], asked }),
    });
  });
  const compiled = new Map(fields.map((field) => [field, compileAllowed(compiler, type, field, asked)]));
  const writers = inOrder(fields, (field) => (compiled.get(field) as CompiledField).write);
  const slow: CompleteObject = (object, request, path) => {
    const result: Foreign = {};
    for (const write of writers) if (!write(object, result, request, path)) return INVALID;
    return result;
  };
  const hot = fields.map((field) => (field.conditions[0] === undefined ? compiled.get(field)?.hot : undefined));
  const complete = hot.every((field) => field !== undefined) ? whenHot(compiler.hotAfter ?? HOT_AFTER, slow, hot) : slow;
  return deferred.length === 0 ? complete : notingDeferred(complete, deferred);
}

/** An object is completed by code of its own as soon as enough of its kind have come by to be worth the making. */
function whenHot(hotAfter: number, slow: CompleteObject, fields: readonly HotField[]): CompleteObject {
  let complete = slow;
  let count = 0;
  return (object, request, path) => {
    if (count <= hotAfter) {
      if (count === hotAfter) complete = compileHotObject(fields, slow) ?? slow;
      count += 1;
    }
    return complete(object, request, path);
  };
}

interface CompiledField {
  readonly write: WriteField;
  /** Absent where a refusal or introspection has a say: such objects always go the slow way. */
  readonly hot?: HotField;
}

/** What the caller may not read is null, whatever a subgraph may have given at its place. */
function compileAllowed(compiler: Compiler, type: FieldsType, field: CollectedField, asked: AskedPlace | undefined): CompiledField {
  const compiled = compileValue(compiler, type, field, asked);
  const refusal = compileKeyRefusal(field, compiler.refusals);
  if (!refusal) return compiled;
  const { key, name } = field;
  const nullable = name !== '__typename' && !isNonNullType(type.getFields()[name]?.type);
  const write: WriteField = (object, result, request, parent) => {
    if (!refusal.holds(request.variables)) return compiled.write(object, result, request, parent);
    noteRefusal(request.refused, refusal, () => written({ parent, step: key }));
    if (nullable) setOwn(result, key, null);
    return nullable;
  };
  return { write };
}

function compileValue(
  compiler: Compiler,
  type: FieldsType,
  { key, name, nodes, occurrences }: CollectedField,
  asked: AskedPlace | undefined,
): CompiledField {
  if (name === '__typename') {
    const write: WriteField = (_object, result) => {
      setOwn(result, key, type.name);
      return true;
    };
    return { write, hot: { kind: 'typename', key, name: type.name } };
  }
  const definition = type.getFields()[name];
  if (!definition) {
    const read = readerOf(key);
    const write: WriteField = (_object, result, { introspection }) => {
      setOwn(result, key, read(introspection));
      return true;
    };
    return { write };
  }
  const readKey = compiler.plannedKey(nodes[0] as FieldNode);
  const place = `${type.name}.${name}`;
  const nullable = !isNonNullType(definition.type);
  // Of an object whose type is not known all that is asked for may be its own.
  const below = asked?.below(readKey, isObjectType(type) ? type.name : undefined);
  if (asked && !below) return { write: compileUnanswerable(key, place, nullable) };
  const read = readerOf(readKey);
  const complete = compileType(compiler, definition.type, { occurrences, asked: below }, place);
  const writeCompleted: WriteField = (object, result, request, parent) => {
    const given = read(object);
    const path = { parent, step: key };
    if (given === undefined && nullable && !isUnknownSomewhere(object)) report(request.missing, path, `Field ${place} was left out.`);
    const value = complete(given, request, path);
    if (value === INVALID) return false;
    setOwn(result, key, value);
    return true;
  };
  const leaf = getNullableType(definition.type);
  if (!isLeafType(leaf)) return { write: writeCompleted, hot: { kind: 'composite', key, readKey, complete } };
  return { write: compilePlain(key, read, leaf, writeCompleted), hot: { kind: 'leaf', key, readKey, type: leaf, nullable } };
}

/** What the planner has found no way to ask for is not simply null, and nobody's to give. */
function compileUnanswerable(key: string, place: string, nullable: boolean): WriteField {
  return (_object, result, { errors }, parent) => {
    report(errors, { parent, step: key }, `No subgraph can answer field ${place} here.`, 'FIELD_NOT_ANSWERABLE');
    if (nullable) setOwn(result, key, null);
    return nullable;
  };
}

/** A plain value that is as it must be, which is nearly every one, is taken as it is; its place is not even written down. */
function compilePlain(key: string, read: (object: Foreign) => unknown, type: GraphQLLeafType, writeCompleted: WriteField): WriteField {
  const take = compileLeaf(type);
  return (object, result, request, parent) => {
    const present = read(object);
    const value = present === null || present === undefined ? present : take(present);
    if (value === null || value === undefined) return writeCompleted(object, result, request, parent);
    setOwn(result, key, value);
    return true;
  };
}

function compileType(compiler: Compiler, type: GraphQLOutputType, at: Place, place: string): Complete {
  if (!isNonNullType(type)) return compileNullable(compiler, type, at, place);
  const complete = compileNullable(compiler, type.ofType, at, place);
  return (value, request, path) => {
    const before = noted(request);
    const result = complete(value, request, path);
    if (result !== null) return result;
    if (noted(request) === before) report(request.missing, path, `Cannot return null for non-nullable field ${place}.`);
    return INVALID;
  };
}

function compileNullable(compiler: Compiler, type: GraphQLNullableType & GraphQLOutputType, at: Place, place: string): Complete {
  if (isListType(type)) return compileList(compileType(compiler, type.ofType, at, place), place);
  if (isLeafType(type)) {
    const read = compileLeaf(type);
    return (value, request, path) => {
      if (value === null || value === undefined) return null;
      return read(value) ?? report(request.errors, path, `Invalid value found for field ${place}.`);
    };
  }
  return compileComposite(compiler, type as GraphQLObjectType, at, place);
}

function compileList(complete: Complete, place: string): Complete {
  return (value, request, path) => {
    if (value === null || value === undefined) return null;
    if (!Array.isArray(value)) return report(request.errors, path, `Invalid value found for field ${place}.`);
    const result: unknown[] = new Array(value.length);
    for (let index = 0; index < value.length; index += 1) {
      const element = complete(value[index], request, { parent: path, step: index });
      // One error tells of a list that cannot be (GraphQL spec, 6.4.4); what comes behind it is not looked at.
      if (element === INVALID) return null;
      result[index] = element;
    }
    return result;
  };
}

/** Objects, interfaces and unions: what is asked depends on the object's own type, compiled when it first occurs. */
function compileComposite(compiler: Compiler, type: GraphQLObjectType, at: Place, place: string): Complete {
  const byType = new Map<string, CompleteObject | RefusedPlace | null>();
  const completeFor = (typename: string): CompleteObject | RefusedPlace | null => {
    const known = byType.get(typename);
    if (known !== undefined) return known;
    const runtimeType = compiler.schema.getType(typename);
    // A subgraph may call the root by a name of its own, and it stands where nothing else can.
    if (!runtimeType && type === compiler.schema.getQueryType()) return completeFor(type.name);
    const fits = (found: FieldsType) => found === type || (isAbstractType(type) && compiler.schema.isSubType(type, found));
    const complete = isFieldsType(runtimeType) && fits(runtimeType) ? compilePossible(compiler, runtimeType, at, place) : null;
    // Foreign names must not grow the map: only names of the schema are remembered.
    if (runtimeType) byType.set(typename, complete);
    return complete;
  };
  const fallback = isFieldsType(type) ? type.name : undefined;
  return (value, request, path) => {
    if (value === null || value === undefined) return null;
    if (!isForeign(value)) return report(request.errors, path, `Invalid value found for field ${place}.`);
    const typename = value.__typename ?? fallback;
    const complete = typeof typename === 'string' ? completeFor(typename) : null;
    if (complete !== null && 'code' in complete) {
      noteRefusal(request.refused, complete, () => written(path));
      return null;
    }
    if (!complete) return report(request.errors, path, `Invalid __typename found for object at field ${place}.`);
    const shared = request.shared.get(value);
    const result = shared ? completeShared(shared, complete, value, request, path) : complete(value, request, path);
    return result === INVALID ? null : result;
  };
}

function isFieldsType(type: unknown): type is FieldsType {
  return isObjectType(type) || isInterfaceType(type);
}

/** An object of a type, or of some type of an interface. */
function compilePossible(compiler: Compiler, type: FieldsType, at: Place, place: string): CompleteObject | RefusedPlace | null {
  const { schema, operation, refusals, types } = compiler;
  if (isInterfaceType(type) && !types.mayBeUnknown(type.name)) return null;
  const possible = isInterfaceType(type) ? schema.getPossibleTypes(type) : [type];
  // Of which type it is may not be known; it may be any of them.
  for (const { name } of possible) {
    const code = refusals.ofType(name);
    if (code) return { code };
  }
  const complete = compileObject(compiler, type, at);
  if (!isInterfaceType(type)) return complete;
  const needsType = compileTypeNeed(schema, operation, type, at.occurrences);
  return (object, request, path) => {
    if (!needsType(request.variables)) return complete(object, request, path);
    report(request.errors, path, `Invalid __typename found for object at field ${place}.`);
    return INVALID;
  };
}

function completeShared(shared: SharedObject, complete: CompleteObject, value: Foreign, request: ShapeRequest, path: AnswerPath): unknown {
  if (shared.complete === complete) return shared.result;
  const before = noted(request);
  const result = complete(value, request, path);
  if (noted(request) === before) {
    shared.complete = complete;
    shared.result = result;
  }
  return result;
}

function noted({ errors, missing, refused }: ShapeRequest): number {
  return errors.length + missing.length + refused.count;
}

function report(errors: GraphQLError[], path: AnswerPath | undefined, message: string, code: ErrorCode = 'SUBGRAPH_ANSWER_INVALID'): null {
  noteError(errors, () => {
    // It stands beside data, which a status other than 200 would have clients throw away.
    const { http: _, ...extensions } = new RefusalError(code).extensions;
    return new GraphQLError(message, { path: written(path), extensions });
  });
  return null;
}
