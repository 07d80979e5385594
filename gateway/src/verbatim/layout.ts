import type { Part, Place } from './answer-places.js';
import { bytesOf } from './scan-json.js';

/** What is put into the text of a host: text that is always the same, fields of another part, or the object's own in another order. */
export type Piece = Uint8Array | PieceOfPart | OwnPiece;

/** A run of fields as another part gives them, one after another. */
export interface PieceOfPart {
  readonly part: Part;
  readonly run: number;
}

/** A run of fields of the object in whose place it is put. */
export interface OwnPiece {
  readonly own: number;
}

/** How the objects of a place are put together, in the client's order. */
export interface Layout {
  /** The fields that the host gives, and what stands before each of them and behind the last. */
  readonly ofHost: readonly string[];
  readonly gaps: readonly (readonly Piece[])[];
  /** For each part that gives entities here: its fields in runs. */
  readonly runs: ReadonlyMap<Part, readonly (readonly string[])[]>;
}

/** Puts the objects of a place together: what the host gives stays, and what others give comes in runs as long as can be. */
export function layOut({ typename, fields, host }: Place): Layout {
  const ofHost: string[] = [];
  const gaps: Piece[][] = [[]];
  const runs = new Map<Part, string[][]>();
  let last: PieceOfPart | undefined;
  for (const [key, { type, by }] of fields) {
    const gap = gaps.at(-1) as Piece[];
    if (!type) {
      gap.push(bytesOf(`${JSON.stringify(key)}:${JSON.stringify(typename)}`));
      last = undefined;
    } else if (!by || by === host?.part) {
      ofHost.push(key);
      gaps.push([]);
      last = undefined;
    } else {
      const known = runs.get(by) ?? [];
      runs.set(by, known);
      const run = last?.part === by ? known[last.run] : undefined;
      if (run && follows(givenOf(by), run.at(-1) as string, key)) run.push(key);
      else {
        last = { part: by, run: known.push([key]) - 1 };
        gap.push(last);
      }
    }
  }
  return { ofHost, gaps, runs };
}

/** An object of which the host gives the fields in another order than the client's. */
export interface Reordered {
  readonly pieces: readonly Piece[];
  /** The host's fields in runs. */
  readonly runs: readonly (readonly string[])[];
}

/**
 * Puts them together where the host gives its fields in another order than the client's.
 * @param given the fields that the client gets from the host, in the host's order.
 */
export function reorder({ ofHost, gaps }: Layout, given: readonly string[]): Reordered {
  const pieces: Piece[] = [...(gaps[0] as readonly Piece[])];
  const runs: string[][] = [];
  ofHost.forEach((key, index) => {
    const run = index > 0 && gaps[index]?.length === 0 ? runs.at(-1) : undefined;
    if (run && follows(given, run.at(-1) as string, key)) run.push(key);
    else pieces.push({ own: runs.push([key]) - 1 });
    pieces.push(...(gaps[index + 1] as readonly Piece[]));
  });
  return { pieces: joined(pieces, false, false), runs };
}

const COMMA = bytesOf(',');

/** Pieces of one object with the commas between them, and those that part them from what stands around them. */
export function joined(pieces: readonly Piece[], isBehind: boolean, isBefore: boolean): readonly Piece[] {
  if (pieces.length === 0) return isBehind && isBefore ? [COMMA] : [];
  const between = pieces.flatMap((piece, index) => (index === 0 && !isBehind ? [piece] : [COMMA, piece]));
  return isBefore ? [...between, COMMA] : between;
}

/** The fields that the client gets of a part's own objects. */
function givenOf(part: Part): readonly string[] {
  return part.fields.map(({ key }) => key).filter((key) => part.place.fields.get(key)?.by === part);
}

function follows(given: readonly string[], before: string, key: string): boolean {
  return given[given.indexOf(before) + 1] === key;
}
