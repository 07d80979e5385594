import { type Notes, SPAN } from './notes.js';
import type { Part } from './places.js';

/** What a part is asked for: one representation for each different object, and which one each object waits for. */
export interface Question {
  /** JSON texts, in the order in which they are sent. */
  readonly representations: readonly string[];
  /** By the number of the object, in the order in which its host gives them. */
  readonly positions: Int32Array;
}

/** For the objects of a part's place, from the body in which they were found. */
export type Ask = (body: Buffer, notes: Notes) => Question;

export const ROOT: Question = { representations: [], positions: new Int32Array(1) };

export function compileAsk({ place: { asking, number, typename }, required = [] }: Part): Ask {
  const values = required.map(({ key, as = key }) => ({ label: `,${JSON.stringify(as)}:`, at: asking.indexOf(key) * SPAN }));
  const head = `{"__typename":${JSON.stringify(typename)}`;
  const stride = asking.length * SPAN;
  return (body, notes) => {
    const cells = notes.asking[number] as readonly number[];
    const count = notes.counts[number] as number;
    const representations: string[] = [];
    const positions = new Int32Array(count);
    const table = emptyTable(count);
    /** By position, the first object of those that are the same. */
    const firsts: number[] = [];
    const isSame = (left: number, right: number) => {
      for (const { at } of values) if (!isSameText(body, cells, left * stride + at, right * stride + at)) return false;
      return true;
    };
    for (let object = 0; object < count; object += 1) {
      let hash = 0;
      for (const { at } of values) hash = hashed(hash, body, cells, object * stride + at);
      let slot = hash & (table.length - 1);
      let position = table[slot] as number;
      for (let tries = 0; position !== FREE && !isSame(firsts[position] as number, object); tries += 1) {
        slot = (slot + 1) & (table.length - 1);
        position = tries < MOST_TRIES ? (table[slot] as number) : FREE;
      }
      if (position === FREE) {
        let text = head;
        for (const { label, at } of values) {
          const cell = object * stride + at;
          text += label + body.toString('utf8', cells[cell], cells[cell + 1]);
        }
        position = representations.push(`${text}}`) - 1;
        firsts.push(object);
        table[slot] = position;
      }
      positions[object] = position;
    }
    return { representations, positions };
  };
}

const FREE = -1;

/** Whoever chooses keys of one hash makes nobody search for long: behind that, an object is asked for although it may have been already. */
const MOST_TRIES = 32;

/** Of twice as many slots as there can be entries, which is a power of two. */
function emptyTable(entries: number): Int32Array {
  return new Int32Array(2 ** Math.ceil(Math.log2(2 * entries + 1))).fill(FREE);
}

/** FNV-1a. */
function hashed(before: number, body: Buffer, cells: readonly number[], cell: number): number {
  const end = cells[cell + 1] as number;
  let hash = before ^ 0x811c9dc5;
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
