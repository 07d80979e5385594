import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Bytes, viewOf } from './bytes.js';

const FIRST = 16;
const MOST_KEPT = 64;

describe('a text that grows at its end', () => {
  it('is all that was put there, however it was copied, one text after another', () => {
    const bytes = new Bytes(FIRST, MOST_KEPT);
    const source = fc.uint8Array({ maxLength: 300 });
    const part = fc.record({ source, from: fc.nat(300), length: fc.nat(300), how: fc.constantFrom('append', 'viewed', 'byte') });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        bytes.clear();
        const expected = parts.flatMap(({ source: given, from: begin, length, how }) => {
          // Somewhere in memory, as what comes off a socket.
          const of = new Uint8Array([7, ...given, 7]).subarray(1, given.length + 1);
          const from = Math.min(begin, of.length);
          const to = Math.min(from + length, of.length);
          if (how === 'byte') bytes.appendByte(65);
          else if (how === 'append') bytes.append(of, from, to);
          else bytes.appendViewed(of, viewOf(of), from, to);
          return how === 'byte' ? [65] : [...of.subarray(from, to)];
        });
        expect([...bytes.copy()]).toEqual(expected);
      }),
      { numRuns: 5_000 },
    );
  });

  it('can be made longer by itself, and holds no more memory for the next than it may', () => {
    const bytes = new Bytes(FIRST, MOST_KEPT);
    bytes.appendText('0123456789');
    for (let times = 0; times < 5; times += 1) bytes.appendViewed(bytes.memory, bytes.view, 0, bytes.end);
    expect(bytes.copy().toString()).toBe('0123456789'.repeat(32));
    bytes.clear();
    expect([bytes.end, bytes.memory.length, bytes.view.byteLength]).toEqual([0, FIRST, FIRST]);
  });
});
