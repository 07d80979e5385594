import type { Part, Place } from './places.js';
import { bytesOf } from './scan-json.js';

/** What is put into the text of a host: text that is always the same, or what another part gives. */
export type Piece = Uint8Array | PieceOfPart;

/** A run of fields as another part gives them, one after another. */
export interface PieceOfPart {
  readonly part: Part;
  readonly run: number;
}

/** How the objects of a place are put together, in the client's order. */
export interface Layout {
  /** The fields that the host gives, in order, and what stands before each of them and behind the last. */
  readonly ofHost: readonly string[];
  readonly gaps: readonly (readonly Piece[])[];
  /** For each part that gives entities here: its fields in runs. */
  readonly runs: ReadonlyMap<Part, readonly (readonly string[])[]>;
}

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
      if (run && follows(by, run.at(-1) as string, key)) run.push(key);
      else {
        last = { part: by, run: known.push([key]) - 1 };
        gap.push(last);
      }
    }
  }
  return { ofHost, gaps, runs };
}

const COMMA = bytesOf(',');

/** Pieces of one object with the commas between them, and those that part them from what stands around them. */
export function joined(pieces: readonly Piece[], isBehind: boolean, isBefore: boolean): readonly Piece[] {
  if (pieces.length === 0) return isBehind && isBefore ? [COMMA] : [];
  const between = pieces.flatMap((piece, index) => (index === 0 && !isBehind ? [piece] : [COMMA, piece]));
  return isBefore ? [...between, COMMA] : between;
}

/** Whether a part gives a field next after another, but for such as the client is not given. */
function follows({ place, fields, ...part }: Part, before: string, key: string): boolean {
  const given = fields.filter(({ key: each }) => {
    const field = place.fields.get(each);
    return field?.type && field.by?.number === part.number;
  });
  const index = given.findIndex((field) => field.key === before);
  return given[index + 1]?.key === key;
}
