/** The default alphabet of GSM (3GPP TS 23.038, 6.2.1), each character at its number; `\u001b` leads to the extension. */
const ALPHABET =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** Characters that take two septets, by the number that follows the escape (6.2.1.1). */
const EXTENSION: Readonly<Record<string, number>> = {
  '\f': 0x0a,
  '^': 0x14,
  '{': 0x28,
  '}': 0x29,
  '\\': 0x2f,
  '[': 0x3c,
  '~': 0x3d,
  ']': 0x3e,
  '|': 0x40,
  '€': 0x65,
};
const ESCAPE = 0x1b;

const NUMBER = new Map(
  [...ALPHABET].map((character, number) => [character, number]).filter(([, number]) => number !== ESCAPE) as [string, number][],
);
const EXTENDED = new Map(Object.entries(EXTENSION).map(([character, number]) => [number, character]));

/** How many septets a text takes in GSM-7; null when a character is not in it. */
export function septetsOf(text: string): number | null {
  let septets = 0;
  for (const character of text) {
    if (NUMBER.has(character)) septets += 1;
    else if (Object.hasOwn(EXTENSION, character)) septets += 2;
    else return null;
  }
  return septets;
}

/** The text in GSM-7, one septet in each octet (SMPP 3.4, data_coding 0). @throws {RangeError} for a character it has not. */
export function encodeGsm7(text: string): Buffer {
  const octets: number[] = [];
  for (const character of text) {
    const number = NUMBER.get(character);
    const extended = EXTENSION[character];
    if (number !== undefined) octets.push(number);
    else if (extended !== undefined) octets.push(ESCAPE, extended);
    else throw new RangeError('a character is not in GSM-7');
  }
  return Buffer.from(octets);
}

/** Reads GSM-7 with one septet in each octet. What no table has becomes a space (6.2.1.1: shown as one by a receiver). */
export function decodeGsm7(octets: Uint8Array): string {
  let text = '';
  for (let index = 0; index < octets.length; index += 1) {
    const octet = octets[index] as number;
    if (octet === ESCAPE) {
      index += 1;
      text += EXTENDED.get(octets[index] ?? -1) ?? ' ';
    } else text += ALPHABET[octet] ?? ' ';
  }
  return text;
}
