import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { CipherError, encrypt } from '@lapor/kit/cipher';
import { currentPrefix, open, type SealingKeys, seal, toSealingKey } from './channel-key.js';

const keyOf = (fill: number) => Buffer.alloc(32, fill);
const keys = (...fills: [number, ...number[]]) => ({ sealing: fills.map((fill) => toSealingKey(keyOf(fill))) as unknown as SealingKeys });

describe('what the channel seals', () => {
  it('names the key that sealed it, and opens while that one is accepted', () => {
    const sealed = seal(keys(1), 'a', { text: 'x' });
    expect(sealed.subarray(0, 9)).toEqual(currentPrefix(keys(1)));
    expect(open(keys(2, 3, 1), 'a', sealed)).toEqual({ text: 'x' });
    expect(() => open(keys(2, 3), 'a', sealed)).toThrow(CipherError);
    expect(() => open(keys(1), 'b', sealed)).toThrow(CipherError);
    expect(seal(keys(2, 1), 'a', 1).subarray(0, 9)).toEqual(currentPrefix(keys(2)));
  });

  it('opens what was sealed before keys had names, whichever key it was', () => {
    const part = createHmac('sha256', keyOf(1)).update('lapor sms sealing').digest();
    const old = encrypt(part, Buffer.from('"old"'), 'lapor/sms/a');
    expect(open(keys(2, 1), 'a', old)).toBe('old');
    expect(() => open(keys(2), 'a', old)).toThrow(CipherError);
  });

  it('is refused when a key is of another length, or a bit of the value or of its key’s name is another one', () => {
    expect(() => toSealingKey(Buffer.alloc(31))).toThrow(RangeError);
    const sealed = seal(keys(1), 'a', 'text');
    for (const at of [0, 1, 8, 9, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[at] = changed[at]! ^ 1;
      expect(() => open(keys(1), 'a', changed)).toThrow(CipherError);
    }
  });
});
