import { createHash } from 'node:crypto';

/** A stream of numbers that looks like chance and is the same for the same seed. Never for a secret. */
export interface Random {
  /** 0 inclusive to 1 exclusive. */
  next(): number;
  /** 0 inclusive to `below` exclusive, a whole number. */
  below(below: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Of an exponential distribution: most are small, a few are many times the mean. */
  exponential(mean: number): number;
  /** An id as the product makes them: UUID version 7 of a moment (RFC 9562 section 5.7). */
  id(at: Date): string;
  bytes(length: number): Buffer;
}

/** The stream of one part of a seed: each report has its own, so any report can be made without those before it. */
export function createRandom(seed: string, part: number): Random {
  const uint32 = sfc32(seed, part);
  const next = () => uint32() / 2 ** 32;
  const hex = () => uint32().toString(16).padStart(8, '0');
  return {
    next,
    below: (below) => Math.floor(next() * below),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)] as (typeof items)[number],
    exponential: (mean) => -mean * Math.log(1 - next()),
    id(at) {
      const time = at.getTime().toString(16).padStart(12, '0');
      const [a, b] = [hex(), hex()];
      const variant = '89ab'[uint32() % 4];
      return `${time.slice(0, 8)}-${time.slice(8)}-7${a.slice(0, 3)}-${variant}${a.slice(3, 6)}-${b}${hex().slice(0, 4)}`;
    },
    bytes: (length) => Buffer.from(Array.from({ length: Math.ceil(length / 4) }, hex).join(''), 'hex').subarray(0, length),
  };
}

const WARM_UP = 12;
const STATES = new Map<string, readonly number[]>();

/** Chris Doty-Humphrey's Small Fast Counting generator, 32 bits (PractRand, sfc32). */
function sfc32(seed: string, part: number): () => number {
  const known = STATES.get(seed) ?? stateOf(seed);
  STATES.set(seed, known);
  let [a, b, c] = known as [number, number, number];
  let counter = part | 0;
  const draw = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  a ^= Math.imul(part, 0x9e3779b1);
  for (let round = 0; round < WARM_UP; round += 1) draw();
  return draw;
}

function stateOf(seed: string): readonly number[] {
  const hash = createHash('sha256').update(seed).digest();
  return [hash.readInt32LE(0), hash.readInt32LE(4), hash.readInt32LE(8)];
}
