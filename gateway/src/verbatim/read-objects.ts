import type { FetchedField } from '../planning/fetched-fields.js';
import type { Part, Place } from './answer-places.js';
import { joined, type Layout, type Piece, reorder } from './layout.js';
import { RUN, SPAN, SPLICE } from './notes.js';
import { makeReader, type Read, type ReadRuns } from './read-code.js';
import { bytesOf, NOT } from './scan-json.js';

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
  /** Where its key begins, as code. */
  readonly start: string;
  readonly read: Read | undefined;
  readonly isGiven: boolean;
  /** Keeps where its value is, as code, if that is asked with. */
  readonly keep: string;
}

function compileFields({ part, compileValue }: PartCompiler, place: Place, asked: readonly FetchedField[]): readonly ReadField[] {
  const spans = place.asking.length * SPAN;
  return asked.map((field, index) => {
    const { key } = field;
    const known = place.fields.get(key);
    const isGiven = known?.type !== undefined && known.by === part;
    const isName = key === '__typename';
    const asking = place.host?.part === part ? place.asking.indexOf(key) : NOT;
    const cell = `told[object*${spans}+${asking * SPAN}`;
    return {
      key,
      label: bytesOf(`${index === 0 ? '' : ','}${JSON.stringify(key)}:${isName ? JSON.stringify(place.typename) : ''}`),
      start: index === 0 ? 'at' : 'at+1',
      read: isName ? undefined : compileValue(place, field, isGiven),
      isGiven,
      keep: asking < 0 ? '' : `${cell}]=value;${cell}+1]=at;`,
    };
  });
}

/** What is known of an object before it is read. */
const objectOf = ({ number }: Place) => `const object=found.counts[${number}],told=found.spans[${number}];`;
const counted = ({ number }: Place) => `found.counts[${number}]=object+1;`;

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
  const fields = all.map(({ label, start, read, isGiven, keep }) => {
    const gap = isGiven ? changeBehind(false) : NOT;
    isClean = isGiven;
    if (isGiven) given += 1;
    return {
      label,
      read,
      before: gap < 0 ? '' : `notes.splice(lastEnd,${start},${gap},object);`,
      after: `${isGiven ? 'lastEnd=at;' : ''}${keep}`,
    };
  });
  const closing = changeBehind(true);
  return makeReader(fields, objectOf(place) + counted(place), closing < 0 ? '' : `notes.splice(lastEnd,at,${closing},object);`);
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

/** @param runs the keys of each. What stands between two of one run and is not the client's is cut. */
function readInRuns({ change }: PartCompiler, place: Place, runs: readonly (readonly string[])[], all: readonly ReadField[]): ReadRuns {
  const cut = all.some(({ isGiven }) => !isGiven) ? change(joined([], true, true)) : NOT;
  let isClean = true;
  const fields = all.map(({ key, label, start, read, isGiven, keep }) => {
    if (!isGiven) {
      isClean = false;
      return { label, read, before: '', after: keep };
    }
    const begins = runs.findIndex((keys) => keys[0] === key);
    const ends = runs.findIndex((keys) => keys.at(-1) === key);
    const splice = isClean ? '' : `notes.splice(lastEnd,${start},${cut},0);`;
    isClean = true;
    return {
      label,
      read,
      before: begins < 0 ? splice : `notes.beginRun(cell+${begins * RUN},${start});`,
      after: `lastEnd=at;${ends < 0 ? '' : `notes.endRun(cell+${ends * RUN},at);`}${keep}`,
    };
  });
  return makeReader(fields, objectOf(place), '');
}
