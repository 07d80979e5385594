import { encodeGsm7 } from '../../encoding/gsm7.js';
import { divide } from '../../encoding/parts.js';
import { encodeUcs2 } from '../../encoding/ucs2.js';
import { writeHeader } from '../../encoding/user-data-header.js';

/** One SMS as `submit_sm` carries it. */
export interface Submission {
  /** Which part of the message it is, from 1. */
  readonly number: number;
  readonly total: number;
  readonly dataCoding: number;
  readonly esmClass: number;
  readonly octets: Buffer;
}

const GSM7 = 0x00;
const UCS2 = 0x08;
const HAS_HEADER = 0x40;

/** A text as SMS. @param reference what the parts of a long one have in common. The same text makes the same parts each time. */
export function encodeText(text: string, reference: number): readonly Submission[] {
  const { coding, parts } = divide(text);
  const total = parts.length;
  return parts.map((part, index) => {
    const octets = coding === 'GSM7' ? encodeGsm7(part) : encodeUcs2(part);
    const number = index + 1;
    return {
      number,
      total,
      dataCoding: coding === 'GSM7' ? GSM7 : UCS2,
      esmClass: total > 1 ? HAS_HEADER : 0,
      octets: total > 1 ? Buffer.concat([writeHeader({ reference, total, number }), octets]) : octets,
    };
  });
}
