import type { PartOf } from '../domain/message/part-of.js';

const CONCATENATED_8 = 0x00;
const CONCATENATED_16 = 0x08;

/** The header of one part of a long message, with an 8-bit reference. */
export function writeHeader({ reference, total, number }: PartOf): Buffer {
  return Buffer.of(5, CONCATENATED_8, 3, reference & 0xff, total, number);
}

/**
 * Takes the header off a message that begins with one. `part` is null when it does not say that this is a part, or says
 * it in a way that cannot be: then the content is a message by itself, so that nothing is lost.
 */
export function takeHeader(octets: Buffer): { readonly part: PartOf | null; readonly content: Buffer } {
  const length = octets[0] ?? 0;
  if (length + 1 > octets.length) return { part: null, content: octets };
  return { part: findPart(octets.subarray(1, 1 + length)), content: octets.subarray(1 + length) };
}

function findPart(elements: Buffer): PartOf | null {
  for (let at = 0; at + 2 <= elements.length; ) {
    const [kind, size = 0] = elements.subarray(at, at + 2);
    const data = elements.subarray(at + 2, at + 2 + size);
    if (kind === CONCATENATED_8 && data.length === 3) return check(data[0] as number, data[1] as number, data[2] as number);
    if (kind === CONCATENATED_16 && data.length === 4) return check(data.readUInt16BE(0), data[2] as number, data[3] as number);
    at += 2 + size;
  }
  return null;
}

function check(reference: number, total: number, number: number): PartOf | null {
  return number >= 1 && number <= total && total > 1 ? { reference, total, number } : null;
}
