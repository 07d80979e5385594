import { viewOf } from './bytes.js';
import { RUN } from './notes.js';
import type { Reading } from './read-code.js';
import type { Rows } from './read-parts.js';
import { bytesOf, COMMA, LIST_BEGINS, LIST_ENDS, OBJECT_BEGINS, OBJECT_ENDS, scanBytes } from './scan-json.js';

/** A list of entities that a body is to have, or the root. */
export interface Expected {
  /** Of the list; undefined for the root. */
  readonly label: Uint8Array | undefined;
  readonly rows: Rows;
  readonly count: number;
}

const DATA = bytesOf('{"data":');

/** The text of a list's key. */
export function listLabel(key: string): Uint8Array {
  return bytesOf(`${JSON.stringify(key)}:`);
}

/**
 * Reads over a whole body. False when it is anything but the data that was asked for.
 * @param keep is given the number of a part among those that are expected, the first cell of its notes, and a view of the body.
 */
export function readBody(
  body: Buffer,
  expected: readonly Expected[],
  reading: Reading,
  keep: (index: number, cell: number, view: DataView) => void,
): boolean {
  reading.found.clear();
  const view = viewOf(body);
  reading.view = view;
  let at = scanBytes(body, 0, DATA);
  if (at < 0 || body[at] !== OBJECT_BEGINS) return false;
  const [only] = expected;
  if (only && !only.label) {
    const cell = reading.notes.reserve(only.rows.runs * RUN);
    at = only.rows.read(body, at, reading, cell);
    if (at < 0 || body[at] !== OBJECT_ENDS || !isBlank(body, at + 1)) return false;
    keep(0, cell, view);
    return true;
  }
  for (let index = 0; index < expected.length; index += 1) {
    const { label, rows, count } = expected[index] as Expected;
    // The brace of `data`, or the comma behind the list before.
    at = scanBytes(body, at + 1, label as Uint8Array);
    if (at < 0 || body[at] !== LIST_BEGINS) return false;
    const stride = rows.runs * RUN;
    const cell = reading.notes.reserve(count * stride);
    for (let row = 0; row < count; row += 1) {
      at = rows.read(body, at + 1, reading, cell + row * stride);
      if (at < 0 || body[at] !== (row === count - 1 ? LIST_ENDS : COMMA)) return false;
    }
    at += 1;
    keep(index, cell, view);
    if (body[at] !== (index === expected.length - 1 ? OBJECT_ENDS : COMMA)) return false;
  }
  return body[at + 1] === OBJECT_ENDS && isBlank(body, at + 2);
}

const BLANKS = new Set([9, 10, 13, 32]);

function isBlank(body: Uint8Array, from: number): boolean {
  for (let index = from; index < body.length; index += 1) if (!BLANKS.has(body[index] as number)) return false;
  return true;
}
