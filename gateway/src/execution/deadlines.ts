/** Whoever may take no longer than its deadline. */
export interface DeadlineListener {
  /** Called once, unless it has been stopped. */
  late(): void;
}

/** One deadline that is waited for; its place in the list of all is kept in itself. */
export interface Deadline {
  readonly listener: DeadlineListener;
  /** On the clock of `performance.now`, in milliseconds. */
  readonly at: number;
  before: Deadline | undefined;
  after: Deadline | undefined;
  /** Whether it is waited for no more. */
  over: boolean;
}

/**
 * The deadlines of much that may each take equally long: what begins first is late first, so one list and one timer serve
 * all, and to be in time costs nothing but the place in the list. Nothing is kept of what was stopped: undici keeps its own
 * timers for half a second after that, some thousands under load. It keeps no process alive.
 */
export class Deadlines {
  readonly #milliseconds: number;
  #first: Deadline | undefined;
  #last: Deadline | undefined;
  /** It is left to run when all are in time: the next may begin before it comes. */
  #isTimed = false;

  /** @param milliseconds how long each may take. */
  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  start(listener: DeadlineListener): Deadline {
    const deadline: Deadline = {
      listener,
      at: performance.now() + this.#milliseconds,
      before: this.#last,
      after: undefined,
      over: false,
    };
    if (this.#last) this.#last.after = deadline;
    else this.#first = deadline;
    this.#last = deadline;
    if (!this.#isTimed) this.#time(this.#milliseconds);
    return deadline;
  }

  /** It is in time, or nobody waits for it any more. */
  stop(deadline: Deadline): void {
    if (deadline.over) return;
    deadline.over = true;
    if (deadline.before) deadline.before.after = deadline.after;
    else this.#first = deadline.after;
    if (deadline.after) deadline.after.before = deadline.before;
    else this.#last = deadline.before;
  }

  #time(milliseconds: number): void {
    this.#isTimed = true;
    setTimeout(look, milliseconds, this).unref();
  }

  /** Tells those that are late, and comes back when the next would be. */
  look(): void {
    const now = performance.now();
    try {
      for (let first = this.#first; first && first.at <= now; first = this.#first) {
        this.stop(first);
        first.listener.late();
      }
    } finally {
      this.#isTimed = false;
      // Timers count whole milliseconds and may come one too early.
      if (this.#first) this.#time(Math.ceil(this.#first.at - now));
    }
  }
}

function look(deadlines: Deadlines): void {
  deadlines.look();
}
