import { describe, expect, it } from '@jest/globals';
import { overlapEnd, toClientSecret } from './client-secret.js';

const NOW = new Date('2026-11-25T10:00:00Z');

describe('a client’s secret', () => {
  it('is known by its beginning and holds 256 random bits', () => {
    expect(toClientSecret(Buffer.alloc(32, 255))).toBe(`lapor_cs_${'_'.repeat(42)}8`);
    expect(toClientSecret(Buffer.alloc(40, 1))).toBe(toClientSecret(Buffer.alloc(32, 1)));
  });

  it.each([
    [0, '2026-11-25T10:00:00Z'],
    [24, '2026-11-26T10:00:00Z'],
    [168, '2026-12-02T10:00:00Z'],
  ])('goes on for %d hours beside the next', (hours, end) => expect(overlapEnd(hours, NOW)).toEqual(new Date(end)));

  it.each([-1, 169, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('does not go on for %d hours', (hours) =>
    expect(overlapEnd(hours, NOW)).toBeNull(),
  );
});
