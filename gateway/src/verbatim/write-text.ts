import type { Piece } from './layout.js';
import { type Notes, RUN, SPAN, SPLICE } from './notes.js';

/** A part that has come. */
export interface Come {
  readonly body: Buffer;
  /** The first cell of what was noted of it. */
  readonly cell: number;
  readonly rows: number;
  /** How many runs each row has. */
  readonly runs: number;
  /** What comes in the place of pieces of its text. */
  readonly changes: readonly (readonly Piece[])[];
  /** The first cell of which row stands for each object of the place. */
  readonly positions: number;
}

/** Shorter pieces are copied by hand. */
const SHORT = 48;

/** Writes one answer after another into the same memory. */
export class Writer {
  #memory = Buffer.allocUnsafeSlow(4_096);
  #end = 0;
  #parts: readonly (Come | undefined)[] = [];
  #cells = new Int32Array(0);
  /** For each run and row of the parts, one part after another: where it stands in this answer, begin and end; noughts if it does not yet. */
  #written = new Int32Array(256);
  readonly #firstOf: number[] = [];

  /** What stands at a place that is there once. Each letter is a byte. */
  write(pieces: readonly Piece[], parts: readonly (Come | undefined)[], { cells }: Notes): string {
    this.#end = 0;
    this.#parts = parts;
    this.#cells = cells;
    this.#forgetWritten();
    this.#writePieces(pieces, 0);
    this.#parts = [];
    return this.#memory.toString('latin1', 0, this.#end);
  }

  #forgetWritten(): void {
    let count = 0;
    this.#parts.forEach((come, part) => {
      this.#firstOf[part] = count;
      if (come) count += SPAN * come.rows * come.runs;
    });
    if (count > this.#written.length) this.#written = new Int32Array(2 * count);
    this.#written.fill(0, 0, count);
  }

  /** @param own where they come in the place of an object, that part of it and the cell of its own runs. */
  #writePieces(pieces: readonly Piece[], object: number, come?: Come, own = 0): void {
    for (const piece of pieces) {
      if (piece instanceof Uint8Array) this.#copy(piece, 0, piece.length);
      else if ('own' in piece) this.#writeText(come as Come, own + piece.own * RUN);
      else this.#writeRun(piece.part.number, piece.run, object);
    }
  }

  /** What many objects have in common is put together once, and then copied. */
  #writeRun(part: number, run: number, object: number): void {
    const come = this.#parts[part] as Come;
    const index = (this.#cells[come.positions + object] as number) * come.runs + run;
    const written = (this.#firstOf[part] as number) + SPAN * index;
    const known = this.#written[written + 1] as number;
    if (known > 0) {
      this.#repeat(this.#written[written] as number, known);
      return;
    }
    const begin = this.#end;
    this.#writeText(come, come.cell + index * RUN);
    this.#written[written] = begin;
    this.#written[written + 1] = this.#end;
  }

  #writeText(come: Come, cell: number): void {
    const { body, changes } = come;
    const cells = this.#cells;
    let from = cells[cell] as number;
    const last = cells[cell + 3] as number;
    for (let splice = cells[cell + 2] as number; splice < last; splice = cells[splice + 4] as number) {
      this.#copy(body, from, cells[splice] as number);
      this.#writePieces(changes[cells[splice + 2] as number] as readonly Piece[], cells[splice + 3] as number, come, splice + SPLICE);
      from = cells[splice + 1] as number;
    }
    this.#copy(body, from, cells[cell + 1] as number);
  }

  #copy(source: Uint8Array, from: number, to: number): void {
    const length = to - from;
    if (this.#end + length > this.#memory.length) this.#grow(this.#end + length);
    const memory = this.#memory;
    let end = this.#end;
    if (length > SHORT) (source as Buffer).copy(memory, end, from, to);
    else for (let index = from; index < to; index += 1) memory[end++] = source[index] as number;
    this.#end += length;
  }

  /** Copies what stands in this answer already. */
  #repeat(from: number, to: number): void {
    if (this.#end + to - from > this.#memory.length) this.#grow(this.#end + to - from);
    this.#copy(this.#memory, from, to);
  }

  #grow(needed: number): void {
    const larger = Buffer.allocUnsafeSlow(2 * needed);
    this.#memory.copy(larger, 0, 0, this.#end);
    this.#memory = larger;
  }
}
