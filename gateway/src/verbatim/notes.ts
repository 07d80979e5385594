import { Bytes } from './bytes.js';

/** Cells of a run: where its text begins and ends, and between which cells its splices are. */
export const RUN = 4;
/** Cells of a splice: from where to where the text is left out, which change comes in its place, for which object, and where the next splice is. */
export const SPLICE = 5;
/** Numbers of a value that is asked with: where it begins and ends. */
export const SPAN = 2;

const FIRST_CELLS = 1_024;
const FIRST_BYTES = 2_048;
const MOST_KEPT_BYTES = 65_536;
/** Where a nought stands in all notes: the one object that a root is. */
export const NOUGHT = 0;

/**
 * What was found in the bodies of one request, as numbers: indexes of bytes, unless something else is said. Notes refer to one another
 * by the index of the cell in which they begin.
 *
 * Of a part there are for each row its runs; then, in order, the splices of all of them. Where an object's fields are put in another
 * order, its own runs stand between its splice and the next one. Of a question there is for each object of the place the number of its
 * representation, and for each representation where it ends among the texts.
 */
export class Notes {
  cells = new Int32Array(FIRST_CELLS);
  end = NOUGHT + 1;
  /** What is asked for. */
  readonly texts = new Bytes(FIRST_BYTES, MOST_KEPT_BYTES);

  /** So many cells, whatever is in them; gives the first. */
  reserve(count: number): number {
    const begin = this.end;
    const end = begin + count;
    if (end > this.cells.length) this.#grow(end);
    this.end = end;
    return begin;
  }

  /** A splice behind which nothing belongs to it. */
  splice(from: number, to: number, change: number, object: number): void {
    this.settle(this.reserve(SPLICE), from, to, change, object);
  }

  /** Fills in a splice for which cells were reserved; what was reserved since then belongs to it. */
  settle(at: number, from: number, to: number, change: number, object: number): void {
    const { cells } = this;
    cells[at] = from;
    cells[at + 1] = to;
    cells[at + 2] = change;
    cells[at + 3] = object;
    cells[at + 4] = this.end;
  }

  #grow(needed: number): void {
    const larger = new Int32Array(2 * needed);
    larger.set(this.cells);
    this.cells = larger;
  }

  beginRun(cell: number, from: number): void {
    this.cells[cell] = from;
    this.cells[cell + 2] = this.end;
  }

  endRun(cell: number, to: number): void {
    this.cells[cell + 1] = to;
    this.cells[cell + 3] = this.end;
  }
}

/** Enough for all requests that are on their way at one time on a processor. */
const MOST_SPARE = 64;
/** What is larger is not kept. */
const MOST_CELLS = 65_536;

const spare: Notes[] = [];

/** Notes that are written on once more: memory for them need not be asked for and swept up for each request. */
export function takeNotes(): Notes {
  return spare.pop() ?? new Notes();
}

/** Only of a request that is done with them altogether: nothing of it may come later and write where another does. */
export function giveBack(notes: Notes): void {
  notes.end = NOUGHT + 1;
  notes.texts.clear();
  if (spare.length < MOST_SPARE && notes.cells.length <= MOST_CELLS) spare.push(notes);
}
