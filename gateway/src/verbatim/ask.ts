import { randomInt } from 'node:crypto';
import type { Part } from './answer-places.js';
import type { Found } from './found.js';
import { NOUGHT, type Notes, SPAN } from './notes.js';

/** What a part is asked for: one representation for each different object, and which one each object waits for. */
export interface Question {
  /** JSON texts, in the order in which they are sent. */
  readonly representations: readonly string[];
  /** The cell of the first object's position; the others follow, in the order in which the host gives them. */
  readonly positions: number;
}

/** For the objects of a part's place, from the body in which they were found. */
export type Ask = (from: BodyText, found: Found, notes: Notes) => Question;

/** A body, and where that pays the same as text of which each letter is a byte. */
export interface BodyText {
  readonly body: Buffer;
  readonly text: string | undefined;
}

export const ROOT: Question = { representations: [], positions: NOUGHT };

export function compileAsk({ place: { asking, number, typename }, required = [] }: Part): Ask {
  const values = required.map(({ key, as = key }) => ({ label: `,${JSON.stringify(as)}:`, at: asking.indexOf(key) * SPAN }));
  const head = `{"__typename":${JSON.stringify(typename)}`;
  const stride = asking.length * SPAN;
  return (from, { counts, spans }, notes) => {
    const { body } = from;
    const cells = spans[number] as readonly number[];
    const count = counts[number] as number;
    const representations: string[] = [];
    const positions = notes.reserve(count);
    const table = emptyTable(count);
    const mask = table.length - 1;
    /** By position, the first object of those that are the same. */
    const firsts: number[] = [];
    /** By their texts, all positions; only where one key was written in more than one way that there is. */
    let known: Map<string, number> | undefined;
    const isSame = (left: number, right: number) => {
      for (const { at } of values) if (!isSameText(body, cells, left * stride + at, right * stride + at)) return false;
      return true;
    };
    for (let object = 0; object < count; object += 1) {
      let hash = 0;
      for (const { at } of values) hash = hashed(hash, body, cells, object * stride + at);
      let slot = hash & mask;
      let position = table[slot] as number;
      for (let tries = 0; position !== FREE && !isSame(firsts[position] as number, object); tries += 1) {
        slot = (slot + 1) & mask;
        position = tries < MOST_TRIES ? (table[slot] as number) : FREE;
      }
      if (position === FREE) {
        let text = head;
        let isUsual = true;
        for (const { label, at } of values) {
          const cell = object * stride + at;
          const value = pieceOf(from, cells[cell] as number, cells[cell + 1] as number);
          const usual = usualForm(value);
          isUsual &&= usual === value;
          text += label + usual;
        }
        text += '}';
        if (!isUsual) known ??= new Map(representations.map((each, index) => [each, index]));
        position = known?.get(text) ?? FREE;
        if (position === FREE) {
          position = representations.push(text) - 1;
          firsts.push(object);
          known?.set(text, position);
        }
        table[slot] = position;
      }
      notes.cells[positions + object] = position;
    }
    return { representations, positions };
  };
}

function pieceOf({ body, text }: BodyText, from: number, to: number): string {
  if (text === undefined) return body.toString('utf8', from, to);
  for (let index = from; index < to; index += 1) if ((body[index] as number) >= FIRST_NOT_ASCII) return body.toString('utf8', from, to);
  return text.substring(from, to);
}

const FIRST_NOT_ASCII = 128;

/** As JavaScript would write the value: the executor asks by that, and so are entities kept. */
function usualForm(value: string): string {
  return value.startsWith('"') && !value.includes('\\') ? value : JSON.stringify(JSON.parse(value));
}

const FREE = -1;

/** Whoever chooses keys of one hash makes nobody search for long: behind that, an object is asked for although it may have been already. */
const MOST_TRIES = 32;

/** Slots that are held for the next question; one for all, because a question is put at one go. */
const KEPT_SLOTS = 2_048;
const kept = new Int32Array(KEPT_SLOTS);

/** At least twice as many empty slots as there can be entries: a power of two. */
function emptyTable(entries: number): Int32Array {
  const table = 2 * entries < KEPT_SLOTS ? kept : new Int32Array(2 ** Math.ceil(Math.log2(2 * entries + 1)));
  return table.fill(FREE);
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
