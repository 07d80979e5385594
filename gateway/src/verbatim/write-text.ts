import type { Piece } from './layout.js';
import { STRIDE } from './notes.js';
import type { Change } from './read-objects.js';

/** A part that has come. */
export interface Come {
  readonly body: Buffer;
  /** What was noted of it (`notes.ts`). */
  readonly cells: Int32Array;
  readonly rows: number;
  /** How many runs each row has. */
  readonly runs: number;
  readonly changes: readonly Change[];
  /** Which row stands for each object of the place. */
  readonly positions: Int32Array;
}

/** Shorter pieces are copied by hand. */
const SHORT = 48;

/** Writes one answer after another into the same memory. */
export class Writer {
  #memory = Buffer.allocUnsafeSlow(4_096);
  #end = 0;
  #parts: readonly (Come | undefined)[] = [];
  /** By part, row and run where it has been written in this answer: it begins at one, and ends before the other. */
  #written: Int32Array[] = [];

  /** What stands at a place that is there once. Each letter is a byte. */
  write(pieces: readonly Piece[], parts: readonly (Come | undefined)[]): string {
    this.#end = 0;
    this.#parts = parts;
    this.#written = parts.map((come) => new Int32Array(come && come.rows > 1 ? 2 * come.rows * come.runs : 0));
    this.#writePieces(pieces, 0);
    this.#parts = [];
    return this.#memory.toString('latin1', 0, this.#end);
  }

  #writePieces(pieces: readonly Piece[], object: number): void {
    for (const piece of pieces) {
      if (piece instanceof Uint8Array) this.#copy(piece, 0, piece.length);
      else {
        const { number } = piece.part;
        const come = this.#parts[number] as Come;
        this.#writeRun(come, this.#written[number] as Int32Array, piece.run, come.positions[object] as number);
      }
    }
  }

  /** What many objects have in common is put together once, and then copied. */
  #writeRun({ body, cells, runs, changes }: Come, written: Int32Array, run: number, row: number): void {
    const index = row * runs + run;
    const known = written[2 * index + 1];
    if (known) return this.#copy(this.#memory, written[2 * index] as number, known);
    const begin = this.#end;
    const cell = index * STRIDE;
    let from = cells[cell] as number;
    const last = cells[cell + 3] as number;
    for (let splice = cells[cell + 2] as number; splice < last; splice += STRIDE) {
      this.#copy(body, from, cells[splice] as number);
      this.#writePieces((changes[cells[splice + 2] as number] as Change).pieces, cells[splice + 3] as number);
      from = cells[splice + 1] as number;
    }
    this.#copy(body, from, cells[cell + 1] as number);
    if (written.length > 0) {
      written[2 * index] = begin;
      written[2 * index + 1] = this.#end;
    }
  }

  #copy(source: Uint8Array, from: number, to: number): void {
    const length = to - from;
    if (this.#end + length > this.#memory.length) {
      const isOwn = source === this.#memory;
      this.#grow(this.#end + length);
      if (isOwn) return this.#copy(this.#memory, from, to);
    }
    const memory = this.#memory;
    let end = this.#end;
    if (length > SHORT) (source as Buffer).copy(memory, end, from, to);
    else for (let index = from; index < to; index += 1) memory[end++] = source[index] as number;
    this.#end += length;
  }

  #grow(needed: number): void {
    const larger = Buffer.allocUnsafeSlow(2 * needed);
    this.#memory.copy(larger, 0, 0, this.#end);
    this.#memory = larger;
  }
}
