/** Longer pieces are copied by the runtime, to which a call takes as long as this. */
const SHORT = 48;
const SHORT_IN_WORDS = 128;
const WORD = 8;
/** Buffers have it, and it copies from any array of bytes, without a view of its own being made. */
const { copy: copyBytes } = Buffer.prototype;

export function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}

/** A text in UTF-8 that grows at its end, one after another in the same memory. */
export class Bytes {
  memory: Buffer;
  /** Of the memory. */
  view: DataView;
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
    this.view = viewOf(this.memory);
  }

  append(source: Uint8Array, from = 0, to = source.length): void {
    const length = to - from;
    const begin = this.#extend(length);
    const memory = this.memory;
    if (length > SHORT) copyBytes.call(source, memory, begin, from, to);
    else for (let index = 0; index < length; index += 1) memory[begin + index] = source[from + index] as number;
  }

  /** The same for a source that is looked at in words, in less than half the time. @param view of all of the source. */
  appendViewed(source: Uint8Array, view: DataView, from: number, to: number): void {
    const length = to - from;
    let at = this.#extend(length);
    if (length > SHORT_IN_WORDS) {
      copyBytes.call(source, this.memory, at, from, to);
      return;
    }
    const target = this.view;
    let index = from;
    // No number is made of it: optimised code moves the words as they are.
    for (const last = to - WORD; index <= last; index += WORD, at += WORD) target.setBigInt64(at, view.getBigInt64(index, true), true);
    const memory = this.memory;
    for (; index < to; index += 1, at += 1) memory[at] = source[index] as number;
  }

  appendByte(byte: number): void {
    const at = this.#extend(1);
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
    if (this.memory.length > this.#mostKept) this.#use(Buffer.allocUnsafeSlow(this.#first));
  }

  /** Makes room for so many bytes more; gives where they begin. */
  #extend(length: number): number {
    const begin = this.end;
    this.end = begin + length;
    if (this.end > this.memory.length) this.#grow(begin);
    return begin;
  }

  #grow(written: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(this.end, 2 * this.memory.length));
    this.memory.copy(larger, 0, 0, written);
    this.#use(larger);
  }

  #use(memory: Buffer): void {
    this.memory = memory;
    this.view = viewOf(memory);
  }
}
