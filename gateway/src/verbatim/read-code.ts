import { makeCode } from '../execution/made-code.js';
import type { Found } from './found.js';
import type { Notes } from './notes.js';
import { OBJECT_BEGINS, OBJECT_ENDS, type Viewed } from './scan-json.js';
import { Unsuited } from './unsuited.js';

/** Where it is written down what is found in a body. */
export interface Reading extends Viewed {
  readonly notes: Notes;
  readonly found: Found;
}

/** Reads over a value and notes what of it the client is not given as it stands; less than nought for what is not as it must be. */
export type Read = (bytes: Uint8Array, at: number, reading: Reading) => number;

/** Reads an object whose fields stand in runs of the client's answer, of which the first cell is given. */
export type ReadRuns = (bytes: Uint8Array, at: number, reading: Reading, cell: number) => number;

/** One field of an object as code. In it `at` is where its label begins, then where its value ends; `value` where that begins. */
export interface FieldCode {
  /** What stands before its value. */
  readonly label: Uint8Array;
  /** Undefined where nothing is left behind the label. */
  readonly read: Read | undefined;
  readonly before: string;
  readonly after: string;
}

/**
 * Makes the function that reads over an object of exactly these fields: one in which each byte of a key stands as a number, which is
 * read in half the time of a loop (docs/adr/0034, docs/adr/0051). Its text holds numbers and names of ours alone.
 * @param opening, closing code before the first field and behind the last.
 * @throws {Unsuited} where no code may be made.
 */
export function makeReader<Reader extends Read | ReadRuns>(fields: readonly FieldCode[], opening: string, closing: string): Reader {
  const outside = fields.map((_, index) => `const r${index}=reads[${index}];`);
  const code = fields.map(({ label, read, before, after }, index) => {
    const differs = [...label].map((byte, offset) => `b[at+${offset}]!==${byte}`).join('||');
    const value = read ? `at=r${index}(b,value,reading);if(at<0)return -1;` : 'at=value;';
    return `if(${differs})return -1;${before}value=at+${label.length};${value}${after}`;
  });
  const body = [
    `if(b[begin]!==${OBJECT_BEGINS})return -1;const notes=reading.notes,found=reading.found;${opening}`,
    'let at=begin+1,lastEnd=at,value=0;',
    ...code,
    `if(b[at]!==${OBJECT_ENDS})return -1;${closing}return at+1;`,
  ];
  const source = `"use strict";${outside.join('')}return function(b,begin,reading,cell){${body.join('')}};`;
  const reader = makeCode<Reader>(source, { reads: fields.map(({ read }) => read) });
  if (!reader) throw new Unsuited('no code may be made');
  return reader;
}
