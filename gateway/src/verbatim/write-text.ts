import type { Piece } from './layout.js';
import { NotVerbatim } from './not-verbatim.js';
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

/** What is longer is left to the executor: a text that is put in a thousand times may be of any length. */
const MOST_BYTES = 67_108_864;
/** Memory beyond this is not held for the next answer. */
const KEPT_BYTES = 1_048_576;
const FIRST_BYTES = 65_536;

/** Shorter pieces are copied by hand. */
const SHORT = 48;

const NO_CELLS = new Int32Array(0);

/** Writes one answer after another into the same memory. */
export class Writer {
  #memory = Buffer.allocUnsafeSlow(FIRST_BYTES);
  #end = 0;
  #parts: readonly (Come | undefined)[] = [];
  #cells = NO_CELLS;
  /** For each run and row of the parts, one part after another: where it stands in this answer, begin and end; noughts if it does not yet. */
  #written = new Int32Array(256);
  readonly #firstOf: number[] = [];

  readonly #mostBytes: number;

  constructor(mostBytes = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  /**
   * What stands at a place that is there once, in UTF-8.
   * @throws {NotVerbatim} when it becomes too long.
   */
  write(pieces: readonly Piece[], parts: readonly (Come | undefined)[], { cells }: Notes): Buffer {
    this.#end = 0;
    this.#parts = parts;
    this.#cells = cells;
    this.#forgetWritten();
    try {
      this.#writePieces(pieces, 0);
      return Buffer.from(this.#memory.subarray(0, this.#end));
    } finally {
      this.#parts = [];
      this.#cells = NO_CELLS;
      if (this.#memory.length > KEPT_BYTES) this.#memory = Buffer.allocUnsafeSlow(FIRST_BYTES);
    }
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
    if (needed > this.#mostBytes) throw new NotVerbatim();
    const larger = Buffer.allocUnsafeSlow(Math.min(2 * needed, this.#mostBytes));
    this.#memory.copy(larger, 0, 0, this.#end);
    this.#memory = larger;
  }
}
