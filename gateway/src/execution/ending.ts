/**
 * The end that a request may come to before it is answered: its time is up, or its client has gone. What an AbortSignal
 * would be, for a tenth of the time: every request has one, and everything it asks of subgraphs waits for it.
 */
export class Ending {
  readonly #listeners = new Set<() => void>();
  #ended = false;

  get hasEnded(): boolean {
    return this.#ended;
  }

  /** Calls back once when it ends; not when it has ended already. Returns how to call it off. */
  onEnd(listener: () => void): () => void {
    if (!this.#ended) this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }
}

/** One that comes after so many milliseconds; it keeps no process alive. `stop` calls it off. */
export function endingAfter(milliseconds: number): Ending & { readonly stop: () => void } {
  const ending = new Ending();
  const timer = setTimeout(() => ending.end(), milliseconds).unref();
  return Object.assign(ending, { stop: () => clearTimeout(timer) });
}
