/**
 * Reads over JSON as it came (RFC 8259), without making anything of it: each function is given where something begins and
 * gives where it ends, or `NOT` when it is something else. Between the parts of a text there may be no blanks.
 */
export type Scan = (bytes: Uint8Array, at: number) => number;

/** What goes with bytes that are looked at several at once. */
export interface Viewed {
  /** Of all of them. */
  view: DataView;
}

export type ScanViewed = (bytes: Uint8Array, at: number, viewed: Viewed) => number;

/** What is not as it is expected to be. */
export const NOT = -1;

export const QUOTE = 34;
export const COMMA = 44;
export const LIST_BEGINS = 91;
export const LIST_ENDS = 93;
export const OBJECT_BEGINS = 123;
export const OBJECT_ENDS = 125;

const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
export const BACKSLASH = 92;
const FIRST_PRINTABLE = 32;
const LOWER_U = 117;
const ESCAPED = new Set([...'"\\/bfnrt'].map((letter) => letter.charCodeAt(0)));

/** More digits than every number can be told by that JavaScript holds as it was written. */
const MOST_DIGITS = 15;

/** A list or an object that nobody reads has no more levels. */
const MOST_LEVELS = 100;

/** A string, escapes and all. */
export function scanString(bytes: Uint8Array, at: number): number {
  return bytes[at] === QUOTE ? scanLetters(bytes, at + 1) : NOT;
}

/** The same in two thirds of the time, four bytes at once as far as the first escape. */
export function scanStringInWords(bytes: Uint8Array, at: number, { view }: Viewed): number {
  if (bytes[at] !== QUOTE) return NOT;
  let index = at + 1;
  const last = view.byteLength - 4;
  while (index <= last && isPlainWord(view.getInt32(index, true))) index += 4;
  return scanLetters(bytes, index);
}

/**
 * Whether none of four bytes is a quotation mark, a backslash or a control character. Each sum borrows from the highest bit of the first
 * byte that is less than what is taken from it; bytes that have that bit themselves are none of these.
 */
function isPlainWord(word: number): boolean {
  const quotes = word ^ 0x22222222;
  const backslashes = word ^ 0x5c5c5c5c;
  const found = ((quotes - 0x01010101) & ~quotes) | ((backslashes - 0x01010101) & ~backslashes) | ((word - 0x20202020) & ~word);
  return (found & 0x80808080) === 0;
}

/** What is left of a string, as far as behind its end. */
function scanLetters(bytes: Uint8Array, at: number): number {
  let index = at;
  for (;;) {
    const byte = bytes[index] as number;
    if (byte === QUOTE) return index + 1;
    if (byte === BACKSLASH) {
      index = scanEscape(bytes, index);
      if (index < 0) return NOT;
    } else if (byte >= FIRST_PRINTABLE) index += 1;
    // A control character, or the end of the text.
    else return NOT;
  }
}

function scanEscape(bytes: Uint8Array, at: number): number {
  const byte = bytes[at + 1] as number;
  if (ESCAPED.has(byte)) return at + 2;
  if (byte !== LOWER_U) return NOT;
  for (let index = at + 2; index < at + 6; index += 1) if (!isHexDigit(bytes[index] as number)) return NOT;
  return at + 6;
}

function isHexDigit(byte: number): boolean {
  const lower = byte | 32;
  return isDigit(byte) || (lower >= 97 && lower <= 102);
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

/** An integer of at most 15 digits; what goes on as a fraction is none, and a nought has no sign. */
export function scanInteger(bytes: Uint8Array, at: number): number {
  const begin = bytes[at] === MINUS ? at + 1 : at;
  let index = begin;
  while (isDigit(bytes[index] as number)) index += 1;
  const digits = index - begin;
  if (digits === 0 || digits > MOST_DIGITS || (bytes[begin] === ZERO && index - at > 1)) return NOT;
  return isWithinNumber(bytes[index] as number) ? NOT : index;
}

/** A number of at most 15 digits, without an exponent: one that JavaScript would write the same way but for noughts at its end. */
export function scanNumber(bytes: Uint8Array, at: number): number {
  const begin = bytes[at] === MINUS ? at + 1 : at;
  let index = begin;
  while (isDigit(bytes[index] as number)) index += 1;
  const whole = index - begin;
  if (whole === 0 || (whole > 1 && bytes[begin] === ZERO)) return NOT;
  let digits = whole;
  if (bytes[index] === POINT) {
    index += 1;
    while (isDigit(bytes[index] as number)) {
      index += 1;
      digits += 1;
    }
    if (digits === whole) return NOT;
  }
  if (digits > MOST_DIGITS || isWithinNumber(bytes[index] as number)) return NOT;
  return begin > at && isNought(bytes, begin, index) ? NOT : index;
}

/** Of a nought JavaScript forgets the sign when it writes it. */
function isNought(bytes: Uint8Array, from: number, to: number): boolean {
  for (let index = from; index < to; index += 1) if (bytes[index] !== ZERO && bytes[index] !== POINT) return false;
  return true;
}

/** Whether a number goes on with this: a point, or an exponent. */
function isWithinNumber(byte: number): boolean {
  return byte === POINT || (byte | 32) === 101;
}

/** One of the words that are no strings. */
export function scanWord(word: string): Scan {
  const letters = bytesOf(word);
  return (bytes, at) => scanBytes(bytes, at, letters);
}

export const scanNull = scanWord('null');
const scanTrue = scanWord('true');
const scanFalse = scanWord('false');

export function scanBoolean(bytes: Uint8Array, at: number): number {
  const end = scanTrue(bytes, at);
  return end < 0 ? scanFalse(bytes, at) : end;
}

/** Exactly these bytes. */
export function scanBytes(bytes: Uint8Array, at: number, expected: Uint8Array): number {
  for (let index = 0; index < expected.length; index += 1) if (bytes[at + index] !== expected[index]) return NOT;
  return at + expected.length;
}

/** The bytes of a text in UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text));
}

/** A string, a number or a word. */
export function scanPlain(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] as number;
  if (byte === QUOTE) return scanString(bytes, at);
  if (byte === MINUS || isDigit(byte)) return scanNumber(bytes, at);
  const end = scanBoolean(bytes, at);
  return end < 0 ? scanNull(bytes, at) : end;
}

/** Anything. */
export function scanValue(bytes: Uint8Array, at: number, levels: number = MOST_LEVELS): number {
  const byte = bytes[at];
  if (byte !== LIST_BEGINS && byte !== OBJECT_BEGINS) return scanPlain(bytes, at);
  if (levels === 0) return NOT;
  const last = byte === LIST_BEGINS ? LIST_ENDS : OBJECT_ENDS;
  if (bytes[at + 1] === last) return at + 2;
  let index = at;
  do {
    index += 1;
    if (byte === OBJECT_BEGINS) {
      index = scanString(bytes, index);
      if (index < 0 || bytes[index] !== COLON) return NOT;
      index += 1;
    }
    index = scanValue(bytes, index, levels - 1);
    if (index < 0) return NOT;
  } while (bytes[index] === COMMA);
  return bytes[index] === last ? index + 1 : NOT;
}
