import { isDeepStrictEqual } from 'node:util';
import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
} from 'graphql';
import type { Foreign } from '../execution/own.js';
import { collectFields, type Occurrence } from '../execution/selection.js';
import type { TypeConditions } from '../execution/type-conditions.js';
import { type FetchedField, readFetched } from '../planning/fetched-fields.js';
import type { Operation } from '../planning/operation.js';
import { fetchesOfPlan, type PlacedFetch } from '../planning/placed-fetches.js';
import type { FetchNode, PathStep, Plan, RequiredFieldSelection, RequiredSelection } from '../planning/plan.js';
import { decideFetch } from './decide.js';
import { Unsuited } from './unsuited.js';

/** A place of the client's answer where objects of one type stand, in a list or not. */
export interface Place {
  readonly number: number;
  readonly typename: string;
  /** By their keys, in the client's order. */
  readonly fields: ReadonlyMap<string, PlaceField>;
  /** The part that gives the objects themselves; undefined for the root, and while nobody is known who does. */
  host?: { readonly part: Part; readonly keys: ReadonlySet<string> };
  /** What the host tells of the objects for parts to ask for more with: keys of plain values. */
  readonly asking: string[];
}

/** What the client asks for at a place under one key. */
export interface PlaceField {
  /** Undefined for `__typename`, which is the same for every object. */
  readonly type: GraphQLOutputType | undefined;
  /** Where the objects stand that are its value. */
  readonly inner: Place | undefined;
  /** Who gives the value. */
  by?: Part;
}

/** What one fetch gives at one path: the root, or entities for the objects of a place. A planner may have one fetch at several paths. */
export interface Part {
  readonly number: number;
  readonly fetch: FetchNode;
  readonly path: readonly PathStep[];
  readonly place: Place;
  readonly fields: readonly FetchedField[];
  /** For entities: what a representation holds beside the type's name, and under which names. */
  readonly required: readonly RequiredFieldSelection[] | undefined;
}

/** All places of an answer, and all parts that it is put together from. */
export interface Places {
  readonly root: Place;
  readonly count: number;
  readonly parts: readonly Part[];
}

export interface PlacesOptions {
  readonly apiSchema: GraphQLSchema;
  readonly types: TypeConditions;
  /** The variables that decide what is left out; all conditions of the operation and the plan are decided. */
  readonly deciding: Foreign;
  /** The key under which subgraphs answer a field. */
  readonly plannedKey: (field: FieldNode) => string;
}

/** @throws {Unsuited} when an answer cannot be put together from the texts of its parts. */
export function readAnswerPlaces({ apiSchema, types, deciding, plannedKey }: PlacesOptions, operation: Operation, plan: Plan): Places {
  let count = 0;
  const readPlace = (type: GraphQLObjectType, occurrences: readonly Occurrence[]): Place => {
    const number = count;
    count += 1;
    const later = () => {
      throw new Unsuited('something is delivered later');
    };
    const fields = new Map<string, PlaceField>();
    for (const { key, name, nodes, conditions, occurrences: inner } of collectFields(apiSchema, operation, type, occurrences, later)) {
      if (conditions[0] !== undefined) throw new Unsuited('something may be left out');
      fields.set(key, name === '__typename' ? { type: undefined, inner: undefined } : readField(type, key, name, nodes[0], inner));
    }
    return { number, typename: type.name, fields, asking: [] };
  };
  const readField = (
    type: GraphQLObjectType,
    key: string,
    name: string,
    node: FieldNode | undefined,
    occurrences: readonly Occurrence[],
  ): PlaceField => {
    const definition = type.getFields()[name];
    if (!definition || !node) throw new Unsuited('the schema itself is asked for');
    if (plannedKey(node) !== key) throw new Unsuited('something is answered under another key');
    const named = getNamedType(definition.type);
    if (isLeafType(named)) return { type: definition.type, inner: undefined };
    if (!isObjectType(named)) throw new Unsuited('something may be of several types');
    return { type: definition.type, inner: readPlace(named, occurrences) };
  };

  const type = apiSchema.getQueryType();
  if (!type || operation.definition.operation !== 'query') throw new Unsuited('it is no query');
  const root = readPlace(type, [{ selectionSet: operation.definition.selectionSet, condition: undefined }]);
  const parts: Part[] = [];
  for (const placed of fetchesOfPlan(plan)) {
    if (partAt(parts, placed)) throw new Unsuited('a fetch is there twice');
    parts.push(readPart(placed, root, { types, deciding }, parts.length));
  }
  parts.forEach(askHost);
  if (!isWhole(root)) throw new Unsuited('nobody gives a part of it');
  return { root, count, parts };
}

/** The part that a fetch gives at a path. */
export function partAt(parts: readonly Part[], { path, fetch }: PlacedFetch): Part | undefined {
  return parts.find((part) => part.fetch === fetch && isDeepStrictEqual(part.path, path));
}

function readPart(
  { path, fetch }: PlacedFetch,
  root: Place,
  { types, deciding }: Pick<PlacesOptions, 'types' | 'deciding'>,
  number: number,
): Part {
  const isRewritten = fetch.inputRewrites.length + fetch.outputRewrites.length + fetch.contextReads.length > 0;
  if (isRewritten || fetch.standsAlone) throw new Unsuited('what subgraphs give is changed');
  const place = path.reduce((found, step) => placeBehind(found, step, types), root);
  if ((place === root) !== (fetch.requires === undefined)) throw new Unsuited('a fetch begins in the middle');
  const part: Part = {
    number,
    fetch,
    path,
    place,
    fields: mergeKeys(readFetched(decideFetch(fetch, deciding)), place.typename, types),
    required: readRequired(fetch, place, types),
  };
  claim(part, place, part.fields, types);
  return part;
}

function placeBehind(place: Place, step: PathStep, types: TypeConditions): Place {
  if (step.kind === 'each') return place;
  if (step.kind === 'types') {
    if (!step.types.some((condition) => types.applies(condition, place.typename))) throw new Unsuited('a fetch is for other types');
    return place;
  }
  const inner = place.fields.get(step.key)?.inner;
  if (!inner) throw new Unsuited('a fetch is for what the client is not given');
  return inner;
}

/** The fields that are asked for of an object of a type, each key once (GraphQL spec, 6.3.2). */
export function mergeKeys(fields: readonly FetchedField[], typename: string, types: TypeConditions): readonly FetchedField[] {
  const merged = new Map<string, FetchedField>();
  for (const field of fields) {
    if (!field.types.every((condition) => types.applies(condition, typename))) continue;
    const known = merged.get(field.key);
    merged.set(field.key, known ? { ...known, fields: [...known.fields, ...field.fields] } : field);
  }
  return [...merged.values()];
}

/** Notes what of the client's fields a part gives. */
function claim(part: Part, place: Place, fields: readonly FetchedField[], types: TypeConditions): void {
  for (const { key, fields: deeper } of fields) {
    const field = place.fields.get(key);
    if (!field?.type) continue;
    if (deeper.length > 0 !== (field.inner !== undefined)) throw new Unsuited('a field is not what it seems');
    // Which of them counts would depend on who comes last.
    if (field.by) throw new Unsuited('several give the same field');
    field.by = part;
    if (!field.inner) continue;
    const inner = mergeKeys(deeper, field.inner.typename, types);
    field.inner.host = { part, keys: new Set(inner.map(({ key: known }) => known)) };
    claim(part, field.inner, inner, types);
  }
}

function readRequired({ requires }: FetchNode, place: Place, types: TypeConditions): readonly RequiredFieldSelection[] | undefined {
  if (!requires) return undefined;
  const fields = new Map<string, RequiredFieldSelection>();
  const add = (selection: RequiredSelection): void => {
    if (selection.kind === 'fragment') {
      if (selection.type === undefined || types.applies(selection.type, place.typename)) selection.selections.forEach(add);
    } else if (selection.selections) throw new Unsuited('a representation holds more than plain values');
    else fields.set(selection.as ?? selection.key, selection);
  };
  requires.forEach(add);
  if (!fields.delete('__typename') || fields.size === 0) throw new Unsuited('a representation lacks its type or its key');
  return [...fields.values()];
}

/** Has the host tell what the part asks with. */
function askHost({ place, required }: Part): void {
  if (!required) return;
  for (const { key } of required) {
    if (!place.host?.keys.has(key) || !place.host.keys.has('__typename')) throw new Unsuited('a part asks with what another part gives');
    if (place.fields.get(key)?.inner) throw new Unsuited('a key is an object');
    if (!place.asking.includes(key)) place.asking.push(key);
  }
}

function isWhole({ fields }: Place): boolean {
  return [...fields.values()].every(({ type, inner, by }) => (!type || by) && (!inner || isWhole(inner)));
}
