import { type GraphQLNullableType, type GraphQLOutputType, isLeafType, isListType, isNonNullType } from 'graphql';
import type { TypeConditions } from '../execution/type-conditions.js';
import type { FetchedField } from '../planning/fetched-fields.js';
import { mergeKeys, type Part, type Place } from './answer-places.js';
import { type Layout, layOut, type Piece } from './layout.js';
import type { Read, ReadRuns } from './read-code.js';
import { compileObject, compileRows, type PartCompiler } from './read-objects.js';
import { COMMA, LIST_BEGINS, LIST_ENDS, NOT, scanNull, scanValue } from './scan-json.js';
import { compileLeafScan } from './scan-leaf.js';

/** Reads one object after another of those that a part gives: the root, or entities. */
export interface Rows {
  readonly read: ReadRuns;
  /** Of each row. */
  readonly runs: number;
  /** What comes in the place of pieces of the text, by the number of the change. */
  readonly changes: readonly (readonly Piece[])[];
}

/** Compiles the reading of parts of one operation. */
export function createPartsCompiler(types: TypeConditions): (part: Part) => Rows {
  const layouts = new Map<Place, Layout>();
  const layoutOf = (place: Place): Layout => {
    const layout = layouts.get(place) ?? layOut(place);
    layouts.set(place, layout);
    return layout;
  };
  return (part) => {
    const changes: (readonly Piece[])[] = [];
    const compileValue: PartCompiler['compileValue'] = (place, { key, fields }, isGiven) => {
      const field = place.fields.get(key);
      return isGiven && field?.type ? compileType(field.type, field.inner, fields) : skip;
    };
    const compiler: PartCompiler = { part, layoutOf, change: (pieces) => changes.push(pieces) - 1, compileValue };
    const compileType = (type: GraphQLOutputType, inner: Place | undefined, fields: readonly FetchedField[]): Read => {
      if (!isNonNullType(type)) return orNull(compilePresent(type, inner, fields));
      return compilePresent(type.ofType as GraphQLNullableType, inner, fields);
    };
    const compilePresent = (type: GraphQLNullableType, inner: Place | undefined, fields: readonly FetchedField[]): Read => {
      if (isListType(type)) return readList(compileType(type.ofType as GraphQLOutputType, inner, fields));
      if (isLeafType(type)) return compileLeafScan(type);
      return compileObject(compiler, inner as Place, mergeKeys(fields, (inner as Place).typename, types));
    };
    return { ...compileRows(compiler), changes };
  };
}

const skip: Read = (bytes, at) => scanValue(bytes, at);

function orNull(present: Read): Read {
  return (bytes, at, reading) => {
    const end = scanNull(bytes, at);
    return end < 0 ? present(bytes, at, reading) : end;
  };
}

function readList(element: Read): Read {
  return (bytes, begin, reading) => {
    if (bytes[begin] !== LIST_BEGINS) return NOT;
    let at = begin + 1;
    if (bytes[at] === LIST_ENDS) return at + 1;
    for (;;) {
      at = element(bytes, at, reading);
      if (at < 0) return NOT;
      const byte = bytes[at];
      at += 1;
      if (byte === LIST_ENDS) return at;
      if (byte !== COMMA) return NOT;
    }
  };
}
