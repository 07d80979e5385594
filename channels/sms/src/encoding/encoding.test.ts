import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeGsm7, encodeGsm7, septetsOf } from './gsm7.js';
import { divide } from './parts.js';
import { takeHeader, writeHeader } from './user-data-header.js';

const IN_GSM = [...'@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./09:;<=>?¡AZÄÖÑÜ§¿azäöñüà^{}\\[~]|€'];
const gsmText = fc.array(fc.constantFrom(...IN_GSM), { maxLength: 400 }).map((each) => each.join(''));
const anyText = fc.string({ unit: 'grapheme', maxLength: 400 });

describe('GSM-7', () => {
  it('has the numbers of 3GPP TS 23.038', () => {
    expect([...encodeGsm7('@A a§€[')]).toEqual([0x00, 0x41, 0x20, 0x61, 0x5f, 0x1b, 0x65, 0x1b, 0x3c]);
    expect(septetsOf('€')).toBe(2);
    expect(septetsOf('`')).toBeNull();
    expect(septetsOf('\u001b')).toBeNull();
  });

  it('comes back as it went', () => {
    fc.assert(fc.property(gsmText, (text) => decodeGsm7(encodeGsm7(text)) === text));
  });

  it('reads whatever octets come', () => {
    fc.assert(fc.property(fc.uint8Array(), (octets) => typeof decodeGsm7(octets) === 'string'));
    expect(decodeGsm7(Buffer.of(0x41, 0x1b))).toBe('A ');
  });
});

describe('a text in parts', () => {
  it.each([
    ['a'.repeat(160), 'GSM7', 1],
    ['a'.repeat(161), 'GSM7', 2],
    ['€'.repeat(80), 'GSM7', 1],
    ['€'.repeat(81), 'GSM7', 2],
    ['a'.repeat(306), 'GSM7', 2],
    ['a'.repeat(307), 'GSM7', 3],
    ['é`'.repeat(35), 'UCS2', 1],
    ['💡'.repeat(35), 'UCS2', 1],
    ['💡'.repeat(36), 'UCS2', 2],
  ])('%#: is in the fewest SMS', (text, coding, count) => {
    expect(divide(text)).toMatchObject({ coding });
    expect(divide(text).parts.length).toBe(count);
  });

  it('is whole again, and every part fits with its characters untorn', () => {
    fc.assert(
      fc.property(fc.oneof(gsmText, anyText), (text) => {
        const { coding, parts } = divide(text);
        expect(parts.join('')).toBe(text);
        for (const part of parts) {
          expect(coding === 'GSM7' ? septetsOf(part) : part.length).toBeLessThanOrEqual(coding === 'GSM7' ? 160 : 70);
          if (parts.length > 1) expect(coding === 'GSM7' ? septetsOf(part) : part.length).toBeLessThanOrEqual(coding === 'GSM7' ? 153 : 67);
          expect(part.isWellFormed() || !text.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});

describe('the header of a part', () => {
  const part = fc
    .record({
      reference: fc.integer({ min: 0, max: 255 }),
      total: fc.integer({ min: 2, max: 255 }),
      number: fc.integer({ min: 1, max: 255 }),
    })
    .filter(({ total, number }) => number <= total);

  it('is read as it was written, whatever follows', () => {
    fc.assert(
      fc.property(part, fc.uint8Array(), (written, content) => {
        const read = takeHeader(Buffer.concat([writeHeader(written), content]));
        expect(read.part).toEqual(written);
        expect([...read.content]).toEqual([...content]);
      }),
    );
  });

  it('may have a 16-bit reference, and other elements before it', () => {
    expect(takeHeader(Buffer.of(10, 0x24, 1, 1, 0x08, 4, 0x12, 0x34, 2, 1, 0, 0x41))).toMatchObject({
      part: { reference: 0x1234, total: 2, number: 1 },
    });
  });

  it.each([
    ['of part 0', Buffer.of(5, 0, 3, 7, 2, 0, 65)],
    ['of part 3 of 2', Buffer.of(5, 0, 3, 7, 2, 3, 65)],
    ['of the only part', Buffer.of(5, 0, 3, 7, 1, 1, 65)],
    ['that is cut off', Buffer.of(5, 0, 3)],
    ['of nothing', Buffer.of()],
  ])('%s makes no part', (_what, octets) => {
    expect(takeHeader(octets).part).toBeNull();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 20 }), (octets) => takeHeader(Buffer.from(octets)) !== undefined));
  });
});
