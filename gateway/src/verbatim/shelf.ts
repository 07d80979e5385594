/** Something that takes memory as long as it is on a shelf. */
export interface Shelved {
  readonly weight: number;
  /** When it was used last, in milliseconds of `performance.now()`. */
  usedAt: number;
  /** Told when it has to go. */
  leave(): void;
}

/** Who was not used for so long makes room for others. */
const IDLE_MS = 60_000;

/**
 * Room for so much. Nobody goes who is in use, or where more is in use than there is room for, all would be made anew all the time.
 */
export class Shelf {
  readonly #room: number;
  readonly #all = new Set<Shelved>();
  #weight = 0;

  constructor(room: number) {
    this.#room = room;
  }

  /** Whether there is room for one more of this weight, now that those have gone that nobody uses. */
  hasRoom(weight: number, now: number): boolean {
    if (this.#weight + weight <= this.#room) return true;
    for (const one of this.#all) if (now - one.usedAt > IDLE_MS) this.#remove(one);
    return this.#weight + weight <= this.#room;
  }

  add(one: Shelved): void {
    this.#all.add(one);
    this.#weight += one.weight;
  }

  #remove(one: Shelved): void {
    this.#all.delete(one);
    this.#weight -= one.weight;
    one.leave();
  }
}
