/** Numbers of a run of one row, and of a splice. */
export const STRIDE = 4;
/** Numbers of a value that is asked with: where it begins and ends. */
export const SPAN = 2;

const FIRST_CELLS = 256;

/**
 * What is found while a body is read over. One serves all requests of an operation, because a body is read at one go; what is
 * needed longer is copied. All numbers are indexes of bytes, unless something else is said.
 */
export class Notes {
  /**
   * For each row and run where its text begins and ends, and where its splices do (in these cells). Behind all of them the splices,
   * in order: from where to where the text is left out, which change comes in its place, and for which object of the place.
   */
  cells = new Int32Array(FIRST_CELLS);
  end = 0;
  /** How many objects were found at each place. */
  readonly counts: Int32Array;
  /** Of each place, one object after another, where each value begins and ends that is asked with. */
  readonly asking: readonly number[][];

  constructor(places: number) {
    this.counts = new Int32Array(places);
    this.asking = Array.from({ length: places }, () => []);
  }

  /** Begins the reading of a part. */
  begin(rows: number, runs: number): void {
    this.end = rows * runs * STRIDE;
    this.#grow(this.end);
  }

  splice(from: number, to: number, change: number, object: number): void {
    const { end } = this;
    if (end + STRIDE > this.cells.length) this.#grow(end + STRIDE);
    const { cells } = this;
    cells[end] = from;
    cells[end + 1] = to;
    cells[end + 2] = change;
    cells[end + 3] = object;
    this.end = end + STRIDE;
  }

  /** Of the part that was read last. */
  copyCells(): Int32Array {
    return this.cells.slice(0, this.end);
  }

  #grow(needed: number): void {
    if (needed <= this.cells.length) return;
    const larger = new Int32Array(2 * needed);
    larger.set(this.cells);
    this.cells = larger;
  }
}
