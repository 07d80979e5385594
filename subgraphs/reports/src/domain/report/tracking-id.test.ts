import { describe, expect, it } from '@jest/globals';
import { formatTrackingId, parseTrackingId } from './tracking-id.js';

describe('a tracking id', () => {
  it.each([
    [[0, 0, 0, 0, 0], 'LP-00000000'],
    [[255, 255, 255, 255, 255], 'LP-ZZZZZZZZ'],
    [[0, 0, 0, 0, 1], 'LP-00000001'],
    [[0x08, 0x64, 0x29, 0x8e, 0x84], 'LP-11J2K3M4'],
  ])('made of %j is %s', (bytes, id) => {
    expect(formatTrackingId(Uint8Array.from(bytes))).toBe(id);
  });

  it.each([
    ['LP-7K3M9Q2X', 'LP-7K3M9Q2X'],
    [' lp-7k3m9q2x ', 'LP-7K3M9Q2X'],
    ['lp-oOiIlL00', 'LP-00111100'],
    ['LP-7K3M9Q2', null],
    ['LP-7K3M9Q2XX', null],
    ['LP-UUUUUUUU', null],
    ['7K3M9Q2X', null],
    ['LP-7K3M\0Q2X', null],
    ['', null],
  ])('typed as %j is read as %j', (typed, id) => {
    expect(parseTrackingId(typed)).toBe(id);
  });
});
