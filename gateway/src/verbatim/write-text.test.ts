import { describe, expect, it } from '@jest/globals';
import type { FetchNode } from '../planning/plan.js';
import type { Part, Place } from './answer-places.js';
import { viewOf } from './bytes.js';
import { NotVerbatim } from './not-verbatim.js';
import { NOUGHT, Notes, RUN } from './notes.js';
import { bytesOf } from './scan-json.js';
import { type Come, Writer } from './write-text.js';

const PLACE: Place = { number: 0, typename: 'Query', fields: new Map(), asking: [] };
const partOf = (number: number): Part => ({ number, fetch: {} as FetchNode, path: [], place: PLACE, fields: [], required: undefined });

/** A part whose one row is all of a text. */
function come(notes: Notes, text: string): Come {
  const body = Buffer.from(text);
  const cell = notes.reserve(RUN);
  notes.beginRun(cell, 0);
  notes.endRun(cell, body.length);
  return { body, view: viewOf(body), cell, rows: 1, runs: 1, changes: [], positions: NOUGHT };
}

describe('an answer that is copied together', () => {
  it('is that of its own parts, however long the one before was', () => {
    const writer = new Writer();
    const piece = { part: partOf(0), run: 0 };
    const write = (text: string, times: number) => {
      const notes = new Notes();
      return writer
        .write([bytesOf('['), ...Array.from({ length: times }, () => piece), bytesOf(']')], [come(notes, text)], notes)
        .toString();
    };
    const long = 'x'.repeat(300_000);
    expect(write('ab', 3)).toBe('[ababab]');
    expect(write(long, 40)).toBe(`[${long.repeat(40)}]`);
    expect(write('é', 2)).toBe('[éé]');
    const longer = `"${'k'.repeat(200)}":`;
    expect(writer.write([bytesOf(longer)], [], new Notes()).toString()).toBe(longer);
  });

  it('is given up when it becomes too long, and the next is not', () => {
    const writer = new Writer(100_000);
    const notes = new Notes();
    const parts = [come(notes, 'x'.repeat(10_000))];
    const times = (count: number) => Array.from({ length: count }, () => ({ part: partOf(0), run: 0 }));
    expect(() => writer.write(times(11), parts, notes)).toThrow(NotVerbatim);
    expect(writer.write(times(2), parts, notes)).toHaveLength(20_000);
  });
});
