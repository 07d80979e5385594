import type { Deadline, DeadlineListener, Deadlines } from './deadlines.js';

/** Whoever is to know when an end has come. */
export interface EndListener {
  /** Called once. */
  ended(): void;
}

/**
 * The end that a request may come to before it is answered: its time is up, or its client has gone. What an AbortSignal
 * would be, for a tenth of the time: every request has one, and everything it asks of subgraphs waits for it.
 */
export class Ending implements EndListener {
  /** Made for the first who listens; there are seldom more than a dozen. */
  #listeners: EndListener[] | undefined;
  #ended = false;

  get hasEnded(): boolean {
    return this.#ended;
  }

  /** Tells the listener when it ends, at once when it has ended already. Each is given once; one ending may end with another. */
  tell(listener: EndListener): void {
    if (this.#ended) listener.ended();
    else if (this.#listeners) this.#listeners.push(listener);
    else this.#listeners = [listener];
  }

  /** Calls off what `tell` was asked for. */
  forget(listener: EndListener): void {
    const listeners = this.#listeners;
    const index = listeners ? listeners.indexOf(listener) : -1;
    if (!listeners || index < 0) return;
    const last = listeners.pop() as EndListener;
    if (last !== listener) listeners[index] = last;
  }

  /** The same for a function; returns how to call it off. */
  onEnd(listener: () => void): () => void {
    const told = { ended: listener };
    this.tell(told);
    return () => this.forget(told);
  }

  end(): void {
    this.#ended = true;
    // One may call off another.
    for (let next = this.#listeners?.shift(); next; next = this.#listeners?.shift()) next.ended();
  }

  ended(): void {
    this.end();
  }
}

/** One that comes by itself when its deadline has passed. */
export class EndingInTime extends Ending implements DeadlineListener {
  readonly #deadlines: Deadlines;
  readonly #deadline: Deadline;

  constructor(deadlines: Deadlines) {
    super();
    this.#deadlines = deadlines;
    this.#deadline = deadlines.start(this);
  }

  late(): void {
    this.end();
  }

  /** It comes no more by itself. */
  stop(): void {
    this.#deadlines.stop(this.#deadline);
  }
}
