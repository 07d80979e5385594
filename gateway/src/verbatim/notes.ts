/** Numbers of a run of one row, and of a splice. */
export const STRIDE = 4;
/** Numbers of a value that is asked with: where it begins and ends. */
export const SPAN = 2;

const FIRST_CELLS = 1_024;
/** Where a nought stands in all notes: the one object that a root is. */
export const NOUGHT = 0;

/**
 * What was found in the bodies of one request, as numbers: indexes of bytes, unless something else is said. Notes refer to one another
 * by the index of the cell in which they begin.
 *
 * Of a part there is for each row and run where its text begins and ends, and the cells between which its splices are; then the
 * splices, in order: from where to where the text is left out, which change comes in its place, and for which object of the place.
 * Of a question there is for each object of the place the number of its representation.
 */
export class Notes {
  cells = new Int32Array(FIRST_CELLS);
  end = NOUGHT + 1;

  /** So many cells, whatever is in them; gives the first. */
  take(count: number): number {
    const begin = this.end;
    this.end = begin + count;
    if (this.end > this.cells.length) {
      const larger = new Int32Array(2 * this.end);
      larger.set(this.cells);
      this.cells = larger;
    }
    return begin;
  }

  splice(from: number, to: number, change: number, object: number): void {
    const at = this.take(STRIDE);
    const { cells } = this;
    cells[at] = from;
    cells[at + 1] = to;
    cells[at + 2] = change;
    cells[at + 3] = object;
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
  if (spare.length < MOST_SPARE && notes.cells.length <= MOST_CELLS) spare.push(notes);
}
