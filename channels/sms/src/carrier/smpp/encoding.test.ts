import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeText } from './decode-text.js';
import { encodeText } from './encode-text.js';
import { readDelivery } from './read-delivery.js';
import { newPdu, type Pdu } from './smpp-package.js';

const deliver = (fields: Readonly<Record<string, unknown>>): Pdu =>
  newPdu('deliver_sm', { source_addr: '628', source_addr_ton: 1, ...fields });

describe('a text over SMPP', () => {
  it('comes back as it went, in parts or alone, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), fc.integer({ min: 0, max: 255 }), (text, reference) => {
        const wellFormed = text.toWellFormed();
        const parts = encodeText(wellFormed, reference).map(({ octets, esmClass, dataCoding }) =>
          readDelivery(deliver({ short_message: octets, esm_class: esmClass, data_coding: dataCoding })),
        );
        expect(parts.map((each) => each.text).join('')).toBe(wellFormed);
        expect(parts.every(({ part }) => (parts.length === 1 ? part === null : part?.reference === reference))).toBe(true);
      }),
    );
  });

  it.each([
    [0x00, [0x00, 0x1b, 0x65], '@€'],
    [0x01, [0x40, 0x5f], '@_'],
    [0x03, [0xe9], 'é'],
    [0x08, [0xd8, 0x3d, 0xdc, 0xa1], '💡'],
    // As they stood in the SMS: a class without and with 8 bits, UCS-2 of a class, a waiting message.
    [0xf1, [0x00], '@'],
    [0xf5, [0xe9], 'é'],
    [0x18, [0x00, 0x41], 'A'],
    [0xe0, [0x00, 0x41], 'A'],
    [0xc8, [0x00], '@'],
  ])('is read by its data_coding 0x%s', (coding, octets, text) => {
    expect(decodeText(Buffer.from(octets), coding)).toBe(text);
  });

  it('is read from whatever stands in the fields', () => {
    const octets = fc.uint8Array({ maxLength: 300 }).map((each) => Buffer.from(each));
    const octet = fc.integer({ min: 0, max: 255 });
    const fields = fc.record(
      {
        short_message: octets,
        message_payload: octets,
        esm_class: octet,
        data_coding: octet,
        sar_msg_ref_num: octet,
        sar_total_segments: octet,
        sar_segment_seqnum: octet,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fields, (each) => {
        const { text, part } = readDelivery({ ...newPdu('deliver_sm'), source_addr: undefined, ...each } as unknown as Pdu);
        return part === null ? text.isWellFormed() : part.number >= 1 && part.number <= part.total;
      }),
    );
  });

  it('takes a payload and the parameters of a part where there is no header', () => {
    const message = {
      message_payload: Buffer.from('halo'),
      sar_msg_ref_num: 700,
      sar_total_segments: 2,
      sar_segment_seqnum: 2,
      data_coding: 3,
    };
    expect(readDelivery(deliver(message))).toMatchObject({ text: 'halo', part: { reference: 700, total: 2, number: 2 } });
  });

  it('writes a national number as people do, and has one likeness for one message only', () => {
    expect(readDelivery(deliver({ source_addr: '81390001', source_addr_ton: 2 })).from).toBe('081390001');
    const like = (fields: object) => readDelivery(deliver({ short_message: Buffer.from('a'), ...fields })).likeness.toString();
    expect(like({})).toBe(like({ sequence_number: 9, priority_flag: 1 }));
    const others = [
      { short_message: Buffer.from('b') },
      { source_addr: '629' },
      { data_coding: 8 },
      { esm_class: 0x40 },
      { sar_segment_seqnum: 1 },
    ];
    expect(new Set(others.map(like)).size).toBe(others.length);
    expect(others.map(like)).not.toContain(like({}));
  });
});
