import type { FetchedField } from '../planning/fetched-fields.js';
import type { Part, Place } from './answer-places.js';
import type { Found } from './found.js';
import { joined, type Layout, type Piece, reorder } from './layout.js';
import { type Notes, RUN, SPAN, SPLICE } from './notes.js';
import { bytesOf, NOT, OBJECT_BEGINS, OBJECT_ENDS, scanBytes } from './scan-json.js';

/** Where it is written down what is found in a body. */
export interface Reading {
  readonly notes: Notes;
  readonly found: Found;
}

/** Reads over a value and notes what of it the client is not given as it stands. */
export type Read = (bytes: Uint8Array, at: number, reading: Reading) => number;

/** Reads an object whose fields stand in runs of the client's answer, of which the first cell is given. */
export type ReadRuns = (bytes: Uint8Array, at: number, reading: Reading, cell: number) => number;

/** What the reading of one part's objects is compiled with. */
export interface PartCompiler {
  readonly part: Part;
  readonly layoutOf: (place: Place) => Layout;
  /** Notes what can come in the place of a piece of the part's text; gives its number. */
  readonly change: (pieces: readonly Piece[]) => number;
  /** @param isGiven whether the client gets the value as it is here. */
  readonly compileValue: (place: Place, field: FetchedField, isGiven: boolean) => Read;
}

/** How one field of an object is read. */
interface ReadField {
  readonly key: string;
  /** Its key, with the comma before it, and all of it where it is the name of the type. */
  readonly label: Uint8Array;
  readonly read: Read;
  readonly isGiven: boolean;
  /** Its number among those that are asked with; less than nought for any other. */
  readonly asking: number;
}

function compileFields({ part, compileValue }: PartCompiler, place: Place, asked: readonly FetchedField[]): readonly ReadField[] {
  return asked.map((field, index) => {
    const { key } = field;
    const known = place.fields.get(key);
    const isGiven = known?.type !== undefined && known.by === part;
    const value = key === '__typename' ? JSON.stringify(place.typename) : '';
    return {
      key,
      label: bytesOf(`${index === 0 ? '' : ','}${JSON.stringify(key)}:${value}`),
      read: compileValue(place, field, isGiven),
      isGiven,
      asking: place.host?.part === part ? place.asking.indexOf(key) : NOT,
    };
  });
}

/** An object inside of what a part gives. */
export function compileObject(compiler: PartCompiler, place: Place, asked: readonly FetchedField[]): Read {
  const layout = compiler.layoutOf(place);
  const fields = compileFields(compiler, place, asked);
  const given = fields.flatMap(({ key, isGiven }) => (isGiven ? [key] : []));
  const isInOrder = given.every((key, index) => key === layout.ofHost[index]);
  return isInOrder ? readInOrder(compiler, place, layout, fields) : readReordered(compiler, place, reorder(layout, given), fields);
}

/** What is the client's stays where it is; what stands between is cut, and what comes from others put in. */
function readInOrder({ change }: PartCompiler, place: Place, { gaps }: Layout, all: readonly ReadField[]): Read {
  let given = 0;
  let isClean = true;
  const changeBehind = (isLast: boolean): number => {
    const gap = gaps[given] as readonly Piece[];
    return !isClean || gap.length > 0 ? change(joined(gap, given > 0, !isLast)) : NOT;
  };
  const fields = all.map((field) => {
    const gap = field.isGiven ? changeBehind(false) : NOT;
    isClean = field.isGiven;
    if (field.isGiven) given += 1;
    return { ...field, gap };
  });
  const closing = changeBehind(true);
  const { number } = place;
  const spans = place.asking.length * SPAN;
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
      const value = scanBytes(bytes, at, label);
      if (value < 0) return NOT;
      if (gap >= 0) notes.splice(lastEnd, start, gap, object);
      at = read(bytes, value, reading);
      if (at < 0) return NOT;
      if (isGiven) lastEnd = at;
      if (asking >= 0) {
        told[object * spans + asking * SPAN] = value;
        told[object * spans + asking * SPAN + 1] = at;
      }
    }
    if (bytes[at] !== OBJECT_ENDS) return NOT;
    if (closing >= 0) notes.splice(lastEnd, at, closing, object);
    return at + 1;
  };
}

/** All of the object is cut, and put together anew. */
function readReordered(
  compiler: PartCompiler,
  place: Place,
  { pieces, runs }: ReturnType<typeof reorder>,
  fields: readonly ReadField[],
): Read {
  const { number } = place;
  const read = readInRuns(compiler, place, runs, fields);
  const whole = compiler.change(pieces);
  return (bytes, begin, reading) => {
    const { notes, found } = reading;
    const object = found.counts[number] as number;
    const splice = notes.reserve(SPLICE + runs.length * RUN);
    const end = read(bytes, begin, reading, splice + SPLICE);
    found.counts[number] = object + 1;
    // The braces stay.
    notes.settle(splice, begin + 1, end - 1, whole, object);
    return end;
  };
}

/** The objects that a part gives at its own place: they stand wherever they are asked for. */
export function compileRows(compiler: PartCompiler): { readonly read: ReadRuns; readonly runs: number } {
  const { part, layoutOf } = compiler;
  const runs = layoutOf(part.place).runs.get(part) ?? [];
  return { read: readInRuns(compiler, part.place, runs, compileFields(compiler, part.place, part.fields)), runs: runs.length };
}

function readInRuns({ change }: PartCompiler, place: Place, runs: readonly (readonly string[])[], all: readonly ReadField[]): ReadRuns {
  const cellOf = (key: string, end: 0 | -1) => {
    const run = runs.findIndex((keys) => keys.at(end) === key);
    return run < 0 ? NOT : run * RUN;
  };
  const fields = all.map((field) => ({
    ...field,
    begins: field.isGiven ? cellOf(field.key, 0) : NOT,
    ends: field.isGiven ? cellOf(field.key, -1) : NOT,
  }));
  const isWhole = all.every(({ isGiven }) => isGiven);
  const hidden = isWhole ? NOT : change(joined([], true, true));
  const { number } = place;
  const spans = place.asking.length * SPAN;
  return (bytes, begin, reading, cell) => {
    if (bytes[begin] !== OBJECT_BEGINS) return NOT;
    const { notes, found } = reading;
    const object = found.counts[number] as number;
    const told = found.spans[number] as number[];
    let at = begin + 1;
    let lastEnd = NOT;
    for (let index = 0; index < fields.length; index += 1) {
      const { label, read, isGiven, asking, begins, ends } = fields[index] as (typeof fields)[number];
      const start = index === 0 ? at : at + 1;
      const value = scanBytes(bytes, at, label);
      if (value < 0) return NOT;
      if (begins >= 0) notes.beginRun(cell + begins, start);
      else if (!isWhole && isGiven && lastEnd !== start - 1) notes.splice(lastEnd, start, hidden, 0);
      at = read(bytes, value, reading);
      if (at < 0) return NOT;
      if (isGiven) lastEnd = at;
      if (ends >= 0) notes.endRun(cell + ends, at);
      if (asking >= 0) {
        told[object * spans + asking * SPAN] = value;
        told[object * spans + asking * SPAN + 1] = at;
      }
    }
    return bytes[at] === OBJECT_ENDS ? at + 1 : NOT;
  };
}
