import { Bytes } from './bytes.js';
import type { Piece } from './layout.js';
import { NotVerbatim } from './not-verbatim.js';
import { type Notes, RUN, SPAN, SPLICE } from './notes.js';

/** A part that has come. */
export interface Come {
  readonly body: Buffer;
  /** Of the body. */
  readonly view: DataView;
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
const FIRST_BYTES = 65_536;
const MOST_KEPT_BYTES = 1_048_576;

const NO_CELLS = new Int32Array(0);

/** Writes one answer after another into the same memory. */
export class Writer {
  readonly #bytes = new Bytes(FIRST_BYTES, MOST_KEPT_BYTES);
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
    this.#parts = parts;
    this.#cells = cells;
    this.#forgetWritten();
    try {
      this.#writePieces(pieces, 0);
      return this.#bytes.copy();
    } finally {
      this.#parts = [];
      this.#cells = NO_CELLS;
      this.#bytes.clear();
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
      if (piece instanceof Uint8Array) this.#put(piece);
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
      this.#copy(this.#bytes.memory, this.#bytes.view, this.#written[written] as number, known);
      return;
    }
    const begin = this.#bytes.end;
    this.#writeText(come, come.cell + index * RUN);
    this.#written[written] = begin;
    this.#written[written + 1] = this.#bytes.end;
  }

  #writeText(come: Come, cell: number): void {
    const { body, view, changes } = come;
    const cells = this.#cells;
    let from = cells[cell] as number;
    const last = cells[cell + 3] as number;
    for (let splice = cells[cell + 2] as number; splice < last; splice = cells[splice + 4] as number) {
      this.#copy(body, view, from, cells[splice] as number);
      this.#writePieces(changes[cells[splice + 2] as number] as readonly Piece[], cells[splice + 3] as number, come, splice + SPLICE);
      from = cells[splice + 1] as number;
    }
    this.#copy(body, view, from, cells[cell + 1] as number);
  }

  #copy(source: Uint8Array, view: DataView, from: number, to: number): void {
    this.#checkRoom(to - from);
    this.#bytes.appendViewed(source, view, from, to);
  }

  #put(piece: Uint8Array): void {
    this.#checkRoom(piece.length);
    if (piece.length === 1) this.#bytes.appendByte(piece[0] as number);
    else this.#bytes.append(piece);
  }

  #checkRoom(bytes: number): void {
    if (this.#bytes.end + bytes > this.#mostBytes) throw new NotVerbatim();
  }
}
