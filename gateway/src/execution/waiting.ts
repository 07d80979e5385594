/** Stands behind the last of a chain. */
export const NONE = -1;

/**
 * Which objects wait for which representation, by their indexes and in their order. They are chained through two lists,
 * because a list for each representation would be half of what a request of many entities allocates.
 */
export class Waiting {
  readonly #first: number[] = [];
  readonly #last: number[] = [];
  readonly #next: number[];

  /** @param objects how many there are in all. */
  constructor(objects: number) {
    this.#next = new Array<number>(objects);
  }

  /** How many representations there are. */
  get size(): number {
    return this.#first.length;
  }

  /** Begins the chain of a further representation and gives its position. */
  open(index: number): number {
    this.#next[index] = NONE;
    this.#last.push(index);
    return this.#first.push(index) - 1;
  }

  /** Adds an object that comes behind all that wait for the representation already. */
  join(position: number, index: number): void {
    this.#next[index] = NONE;
    this.#next[this.#last[position] as number] = index;
    this.#last[position] = index;
  }

  first(position: number): number {
    return this.#first[position] as number;
  }

  /** The index behind this one, or `NONE`. */
  after(index: number): number {
    return this.#next[index] as number;
  }

  /** All that wait for a representation; nobody where there is none. */
  indexesOf(position: number): readonly number[] {
    const indexes: number[] = [];
    for (let index = this.#first[position] ?? NONE; index !== NONE; index = this.after(index)) indexes.push(index);
    return indexes;
  }
}
