import { decodeGsm7 } from '../../encoding/gsm7.js';
import { decodeUcs2 } from '../../encoding/ucs2.js';

const UCS2 = 0x08;
const GSM7 = 0x00;
const BINARY = 0x04;

/**
 * The text of a message by its `data_coding` (SMPP 3.4, 5.2.19). Above 0x0f carriers hand on what stood in the SMS itself
 * (3GPP TS 23.038, 4). What no table is known for is read as Latin 1, so that somebody can still make sense of it.
 */
export function decodeText(octets: Buffer, dataCoding: number): string {
  const coding = plainCoding(dataCoding);
  if (coding === UCS2) return decodeUcs2(octets);
  return coding === GSM7 ? decodeGsm7(octets) : octets.toString('latin1');
}

function plainCoding(dataCoding: number): number {
  if (dataCoding < 0x10) return dataCoding;
  const isClass = (dataCoding & 0xf0) === 0xf0;
  if (isClass) return (dataCoding & 0x04) === 0 ? GSM7 : BINARY;
  if (dataCoding >= 0x40) return (dataCoding & 0xf0) === 0xe0 ? UCS2 : GSM7;
  return [GSM7, BINARY, UCS2, BINARY][(dataCoding >> 2) & 0x03] as number;
}
