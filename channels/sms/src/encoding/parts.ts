import { septetsOf } from './gsm7.js';

export const CODINGS = ['GSM7', 'UCS2'] as const;
export type Coding = (typeof CODINGS)[number];

/** How much fits: septets of GSM-7, UTF-16 units of UCS-2; alone, and beside the header of a part (140 octets each). */
const ROOM = { GSM7: { alone: 160, part: 153 }, UCS2: { alone: 70, part: 67 } } as const;

/** A message as it goes out: in which alphabet, and in how many parts. */
export interface Encoded {
  readonly coding: Coding;
  readonly parts: readonly string[];
}

/** Divides a text into SMS. No character is torn apart: an escape stays with its character, a surrogate with its other half. */
export function divide(text: string): Encoded {
  const coding: Coding = septetsOf(text) === null ? 'UCS2' : 'GSM7';
  const sizeOf = (piece: string) => (coding === 'GSM7' ? (septetsOf(piece) ?? 0) : piece.length);
  const { alone, part } = ROOM[coding];
  if (sizeOf(text) <= alone) return { coding, parts: [text] };
  const parts: string[] = [];
  let current = '';
  let size = 0;
  for (const character of text) {
    const more = sizeOf(character);
    if (size + more > part) {
      parts.push(current);
      [current, size] = ['', 0];
    }
    current += character;
    size += more;
  }
  return { coding, parts: [...parts, current] };
}
