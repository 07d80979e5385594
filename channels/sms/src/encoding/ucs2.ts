/** A text in UCS-2 as SMS carry it: UTF-16, the higher octet first (3GPP TS 23.038, 6.2.3). */
export function encodeUcs2(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

/** Reads UCS-2. An octet too many is none; half a character stays half, because the other may stand in the next part. */
export function decodeUcs2(octets: Buffer): string {
  return Buffer.from(octets.subarray(0, octets.length & ~1))
    .swap16()
    .toString('utf16le');
}
