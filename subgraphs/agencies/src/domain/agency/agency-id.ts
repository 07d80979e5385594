import { createHash } from 'node:crypto';

/** The name space of agency ids; any fixed UUID would do, but it may never change. */
const NAMESPACE = Buffer.from('6b1f0c5e8a744c0e9d3217081a9045d7', 'hex');

/** An agency's id, made from its code alone: the same in every installation (UUID version 5, RFC 9562 section 5.5). */
export function agencyId(code: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(code).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Whether a text can be an agency's id at all, in the form in which ids are given out. */
export function isAgencyId(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
}
