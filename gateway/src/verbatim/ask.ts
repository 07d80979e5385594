import { randomInt } from 'node:crypto';
import type { Part } from './answer-places.js';
import type { Found } from './found.js';
import { NOUGHT, type Notes, SPAN } from './notes.js';
import { BACKSLASH, bytesOf, COMMA, OBJECT_ENDS, QUOTE, scanInteger } from './scan-json.js';

/** What a part is asked for: one representation for each different object, and which one each object waits for. */
export interface Question {
  /** How many representations. */
  readonly count: number;
  /** Where they stand among the texts of the notes, as JSON, in the order in which they are sent, with commas between them. */
  readonly from: number;
  readonly to: number;
  /** The cell in which the end of the first one's text stands; the others follow. */
  readonly ends: number;
  /** The cell of the first object's position; the others follow, in the order in which the host gives them. */
  readonly positions: number;
}

/** For the objects of a part's place, from the body in which they were found; undefined when there are none. */
export type Ask = (body: Buffer, found: Found, notes: Notes) => Question | undefined;

/** The root is one object that is asked for by nothing. */
export const ROOT: Question = { count: 1, from: 0, to: 0, ends: NOUGHT, positions: NOUGHT };

export function compileAsk({ place: { asking, number, typename }, required = [] }: Part): Ask {
  const labels = required.map(({ key, as = key }) => `,${JSON.stringify(as)}:`);
  // What stands before the first value is one piece.
  const head = bytesOf(`{"__typename":${JSON.stringify(typename)}${labels[0] ?? ''}`);
  const values = required.map(({ key }, index) => ({
    label: index > 0 ? bytesOf(labels[index] as string) : undefined,
    at: asking.indexOf(key) * SPAN,
  }));
  const stride = asking.length * SPAN;
  return (body, { counts, spans }, notes) => {
    const cells = spans[number] as readonly number[];
    const count = counts[number] as number;
    if (count === 0) return undefined;
    const positions = notes.reserve(count);
    const ends = notes.reserve(count);
    /** By position, the first object of those that are the same. */
    const firsts = notes.reserve(count);
    const { cells: noted, texts } = notes;
    const from = texts.end;
    const slots = slotsFor(count);
    const table = emptyTable(slots);
    const mask = slots - 1;
    let made = 0;
    /** By their texts, all positions; only where one key was written in more than one way that there is. */
    let known: Map<string, number> | undefined;
    const isSame = (left: number, right: number) => {
      for (const { at } of values) if (!isSameText(body, cells, left * stride + at, right * stride + at)) return false;
      return true;
    };
    /** Puts an object's representation behind the others; gives the position of the one that it says the same as. */
    const add = (object: number): number => {
      const before = texts.end;
      if (made > 0) texts.appendByte(COMMA);
      const begin = texts.end;
      let isUsual = true;
      texts.append(head);
      for (const { label, at } of values) {
        const cell = object * stride + at;
        if (label) texts.append(label);
        isUsual = appendUsual(texts, body, cells[cell] as number, cells[cell + 1] as number) && isUsual;
      }
      texts.appendByte(OBJECT_ENDS);
      if (!isUsual) known ??= new Map(representationsOf({ count: made, from, ends }, notes).map((each, index) => [each, index]));
      const text = known && texts.memory.toString('utf8', begin, texts.end);
      const position = text === undefined ? undefined : known?.get(text);
      if (position !== undefined) {
        texts.end = before;
        return position;
      }
      if (text !== undefined) known?.set(text, made);
      noted[ends + made] = texts.end;
      noted[firsts + made] = object;
      made += 1;
      return made - 1;
    };
    for (let object = 0; object < count; object += 1) {
      let hash = 0;
      for (const { at } of values) hash = hashed(hash, body, cells, object * stride + at);
      let slot = hash & mask;
      let position = table[slot] as number;
      for (let tries = 0; position !== FREE && !isSame(noted[firsts + position] as number, object); tries += 1) {
        slot = (slot + 1) & mask;
        position = tries < MOST_TRIES ? (table[slot] as number) : FREE;
      }
      if (position === FREE) {
        position = add(object);
        table[slot] = position;
      }
      noted[positions + object] = position;
    }
    return { count: made, from, to: texts.end, ends, positions };
  };
}

/** The representations of a question, one by one. */
export function representationsOf({ count, from, ends }: Pick<Question, 'count' | 'from' | 'ends'>, { cells, texts }: Notes): string[] {
  let begin = from;
  return Array.from({ length: count }, (_, index) => {
    const end = cells[ends + index] as number;
    const text = texts.memory.toString('utf8', begin, end);
    begin = end + 1;
    return text;
  });
}

/**
 * Puts a value there as JavaScript would write it: the executor asks by that, and so are entities kept. Says whether it was
 * written so already.
 */
function appendUsual(texts: Notes['texts'], body: Buffer, from: number, to: number): boolean {
  const isUsual = isUsualForm(body, from, to);
  if (isUsual) texts.append(body, from, to);
  else texts.appendText(JSON.stringify(JSON.parse(body.toString('utf8', from, to))));
  return isUsual;
}

/** A string without escapes, or a whole number that stays what it is. */
function isUsualForm(body: Buffer, from: number, to: number): boolean {
  if (body[from] !== QUOTE) return scanInteger(body, from) === to;
  for (let index = from + 1; index < to; index += 1) if (body[index] === BACKSLASH) return false;
  return true;
}

const FREE = -1;

/** Whoever chooses keys of one hash makes nobody search for long: behind that, an object is asked for although it may have been already. */
const MOST_TRIES = 32;

/** Slots that are held for the next question; one for all, because a question is put at one go. */
const KEPT_SLOTS = 2_048;
const kept = new Int32Array(KEPT_SLOTS);

/** A power of two, and more than twice as many slots as there can be entries. */
function slotsFor(entries: number): number {
  return 1 << (32 - Math.clz32(2 * entries));
}

function emptyTable(slots: number): Int32Array {
  const table = slots <= KEPT_SLOTS ? kept : new Int32Array(slots);
  return table.fill(FREE, 0, slots);
}

/** Not the same in any two processes, so that nobody can choose keys that are found late. */
const SEED = randomInt(2 ** 31);

/** FNV-1a, from a beginning of our own. */
function hashed(before: number, body: Buffer, cells: readonly number[], cell: number): number {
  const end = cells[cell + 1] as number;
  let hash = before ^ SEED;
  for (let index = cells[cell] as number; index < end; index += 1) hash = Math.imul(hash ^ (body[index] as number), 0x01000193);
  return hash ^ (hash >>> 15);
}

function isSameText(body: Buffer, cells: readonly number[], left: number, right: number): boolean {
  let mine = cells[left] as number;
  const end = cells[left + 1] as number;
  let other = cells[right] as number;
  if ((cells[right + 1] as number) - other !== end - mine) return false;
  for (; mine < end; mine += 1, other += 1) if (body[mine] !== body[other]) return false;
  return true;
}
