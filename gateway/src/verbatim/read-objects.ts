import { isDeepStrictEqual } from 'node:util';
import { type GraphQLNullableType, type GraphQLOutputType, isLeafType, isListType, isNonNullType } from 'graphql';
import type { TypeConditions } from '../execution/type-conditions.js';
import type { FetchedField } from '../planning/fetched-fields.js';
import type { Found } from './found.js';
import { joined, type Layout, layOut, type Piece } from './layout.js';
import { type Notes, SPAN, STRIDE } from './notes.js';
import { mergeKeys, type Part, type Place } from './places.js';
import { bytesOf, COMMA, LIST_BEGINS, LIST_ENDS, NOT, OBJECT_BEGINS, OBJECT_ENDS, scanBytes, scanNull, scanValue } from './scan-json.js';
import { compileLeafScan } from './scan-leaf.js';
import { Unsuited } from './unsuited.js';

/** What is put in the place of a piece of a part's text. */
export interface Change {
  readonly place: Place;
  readonly pieces: readonly Piece[];
}

/** Where it is written down what is found in a body. */
export interface Reading {
  readonly notes: Notes;
  readonly found: Found;
}

/** Reads over a value and notes what of it the client is not given as it stands. */
type Read = (bytes: Uint8Array, at: number, reading: Reading) => number;

/** Reads one object of those that a part gives: the root, or an entity. */
export interface Rows {
  readonly read: (bytes: Uint8Array, at: number, reading: Reading, cell: number) => number;
  /** By their numbers. */
  readonly changes: readonly Change[];
  readonly runs: number;
}

export interface Compiler {
  readonly types: TypeConditions;
  /** Of the places that were laid out already. */
  readonly layouts: Map<Place, Layout>;
}

function layoutOf({ layouts }: Compiler, place: Place): Layout {
  const layout = layouts.get(place) ?? layOut(place);
  layouts.set(place, layout);
  return layout;
}

export function compileRows(compiler: Compiler, part: Part): Rows {
  const changes: Change[] = [];
  const compileValue = valuesOf(compiler, part, changes);
  const runs = layoutOf(compiler, part.place).runs.get(part) ?? [];
  const firstOf = new Map(runs.map((keys, run) => [keys[0], run]));
  const lastOf = new Map(runs.map((keys, run) => [keys.at(-1), run]));
  const fields = part.fields.map((field, index) => {
    const isGiven = part.place.fields.get(field.key)?.by === part;
    return {
      label: labelOf(field, index, part.place),
      read: compileValue(part.place, field, isGiven),
      isGiven,
      begins: isGiven ? firstOf.get(field.key) : undefined,
      ends: isGiven ? lastOf.get(field.key) : undefined,
    };
  });
  const hidden = changes.push({ place: part.place, pieces: joined([], true, true) }) - 1;
  const read: Rows['read'] = (bytes, begin, reading, cell) => {
    if (bytes[begin] !== OBJECT_BEGINS) return NOT;
    const { notes } = reading;
    let at = begin + 1;
    let lastEnd = NOT;
    for (let index = 0; index < fields.length; index += 1) {
      const { label, read: readField, isGiven, begins, ends } = fields[index] as (typeof fields)[number];
      const start = index === 0 ? at : at + 1;
      at = scanBytes(bytes, at, label);
      if (at < 0) return NOT;
      if (begins !== undefined) {
        notes.cells[cell + begins * STRIDE] = start;
        notes.cells[cell + begins * STRIDE + 2] = notes.end;
      } else if (isGiven && lastEnd !== start - 1) notes.splice(lastEnd, start, hidden, 0);
      at = readField(bytes, at, reading);
      if (at < 0) return NOT;
      if (isGiven) lastEnd = at;
      if (ends !== undefined) {
        notes.cells[cell + ends * STRIDE + 1] = at;
        notes.cells[cell + ends * STRIDE + 3] = notes.end;
      }
    }
    return bytes[at] === OBJECT_ENDS ? at + 1 : NOT;
  };
  return { read, changes, runs: runs.length };
}

/** How a field begins: its key, with the comma before it, and all of it where it is the name of the type. */
function labelOf({ key }: FetchedField, index: number, { typename }: Place): Uint8Array {
  const value = key === '__typename' ? JSON.stringify(typename) : '';
  return bytesOf(`${index === 0 ? '' : ','}${JSON.stringify(key)}:${value}`);
}

const nothingLeft: Read = (_bytes, at) => at;
const skip: Read = (bytes, at) => scanValue(bytes, at);

function valuesOf(compiler: Compiler, part: Part, changes: Change[]) {
  const compileType = (type: GraphQLOutputType, inner: Place | undefined, fields: readonly FetchedField[]): Read => {
    if (isNonNullType(type)) return compilePresent(type.ofType as GraphQLNullableType, inner, fields);
    const present = compilePresent(type, inner, fields);
    return (bytes, at, reading) => {
      const end = scanNull(bytes, at);
      return end < 0 ? present(bytes, at, reading) : end;
    };
  };
  const compilePresent = (type: GraphQLNullableType, inner: Place | undefined, fields: readonly FetchedField[]): Read => {
    if (isListType(type)) return readList(compileType(type.ofType as GraphQLOutputType, inner, fields));
    if (isLeafType(type)) return compileLeafScan(type);
    return compileObject(inner as Place, mergeKeys(fields, (inner as Place).typename, compiler.types));
  };
  /** @param isGiven whether the client gets the value from here. */
  const compileValue = (place: Place, { key, fields }: FetchedField, isGiven: boolean): Read => {
    if (key === '__typename') return nothingLeft;
    const field = place.fields.get(key);
    if (!isGiven || !field?.type) return skip;
    return compileType(field.type, field.inner, fields);
  };
  const compileObject = (place: Place, asked: readonly FetchedField[]): Read => {
    const { ofHost, gaps } = layoutOf(compiler, place);
    const change = (pieces: readonly Piece[]) => changes.push({ place, pieces }) - 1;
    const last = ofHost.length;
    const isOfHost = ({ key }: FetchedField) => place.fields.get(key)?.type !== undefined && place.fields.get(key)?.by === part;
    if (
      !isDeepStrictEqual(
        asked.filter(isOfHost).map(({ key }) => key),
        ofHost,
      )
    )
      throw new Unsuited('a subgraph gives it in another order');
    let given = 0;
    let isClean = true;
    const fields = asked.map((field, index) => {
      const isGiven = isOfHost(field);
      const read = compileValue(place, field, isGiven);
      const asking = place.asking.indexOf(field.key);
      const compiled = { label: labelOf(field, index, place), read, isGiven, asking, gap: NOT };
      if (!isGiven) {
        isClean = false;
        return compiled;
      }
      const gap = gaps[given] as readonly Piece[];
      if (!isClean || gap.length > 0) compiled.gap = change(joined(gap, given > 0, true));
      isClean = true;
      given += 1;
      return compiled;
    });
    const end = gaps[last] as readonly Piece[];
    const closing = !isClean || end.length > 0 ? change(joined(end, last > 0, false)) : NOT;
    const { number } = place;
    const cells = place.asking.length * SPAN;
    return (bytes, begin, reading) => {
      if (bytes[begin] !== OBJECT_BEGINS) return NOT;
      const { notes, found } = reading;
      const object = found.counts[number] as number;
      found.counts[number] = object + 1;
      const told = found.spans[number] as number[];
      let at = begin + 1;
      let lastEnd = at;
      for (let index = 0; index < fields.length; index += 1) {
        const { label, read, isGiven, asking, gap } = fields[index] as (typeof fields)[number];
        const start = index === 0 ? at : at + 1;
        at = scanBytes(bytes, at, label);
        if (at < 0) return NOT;
        if (gap >= 0) notes.splice(lastEnd, start, gap, object);
        const value = at;
        at = read(bytes, at, reading);
        if (at < 0) return NOT;
        if (isGiven) lastEnd = at;
        if (asking >= 0) {
          told[object * cells + asking * SPAN] = value;
          told[object * cells + asking * SPAN + 1] = at;
        }
      }
      if (bytes[at] !== OBJECT_ENDS) return NOT;
      if (closing >= 0) notes.splice(lastEnd, at, closing, object);
      return at + 1;
    };
  };
  return compileValue;
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
