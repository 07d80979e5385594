/** Shorter pieces are copied by hand. */
const SHORT = 48;
/** Buffers have it, and it copies from any array of bytes, without a view of its own being made. */
const { copy: copyBytes } = Buffer.prototype;

/** A text in UTF-8 that grows at its end, one after another in the same memory. */
export class Bytes {
  memory: Buffer;
  /** How many bytes of the memory are written. */
  end = 0;
  readonly #first: number;
  readonly #mostKept: number;

  /**
   * @param first bytes of memory to begin with.
   * @param mostKept memory beyond so many bytes is not held for the next text.
   */
  constructor(first: number, mostKept: number) {
    this.#first = first;
    this.#mostKept = mostKept;
    this.memory = Buffer.allocUnsafeSlow(first);
  }

  append(source: Uint8Array, from = 0, to = source.length): void {
    const length = to - from;
    const begin = this.end;
    this.end = begin + length;
    if (this.end > this.memory.length) this.#grow(begin);
    const memory = this.memory;
    if (length > SHORT) copyBytes.call(source, memory, begin, from, to);
    else for (let index = 0; index < length; index += 1) memory[begin + index] = source[from + index] as number;
  }

  appendByte(byte: number): void {
    const at = this.end;
    this.end = at + 1;
    if (at === this.memory.length) this.#grow(at);
    this.memory[at] = byte;
  }

  appendText(text: string): void {
    this.append(Buffer.from(text));
  }

  /** A copy of the text. */
  copy(): Buffer {
    const copy = Buffer.allocUnsafe(this.end);
    this.memory.copy(copy, 0, 0, this.end);
    return copy;
  }

  /** Begins the next text. */
  clear(): void {
    this.end = 0;
    if (this.memory.length > this.#mostKept) this.memory = Buffer.allocUnsafeSlow(this.#first);
  }

  #grow(written: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(this.end, 2 * this.memory.length));
    this.memory.copy(larger, 0, 0, written);
    this.memory = larger;
  }
}
