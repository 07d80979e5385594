import { describe, expect, it } from '@jest/globals';
import { isDate, latestDateInIndonesia } from './date.js';

describe('a date', () => {
  it.each([
    ['2026-11-23', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['0000-02-01', false],
    ['2026-1-1', false],
    ['23-11-2026', false],
    ['2026-11-23T00:00:00Z', false],
    ['', false],
  ])('%j is one: %s', (text, real) => {
    expect(isDate(text)).toBe(real);
  });

  it.each([
    ['2026-11-23T14:59:59Z', '2026-11-23'],
    ['2026-11-23T15:00:00Z', '2026-11-24'],
    ['2026-12-31T16:00:00Z', '2027-01-01'],
  ])('at %s it is already %s in Jayapura', (now, date) => {
    expect(latestDateInIndonesia(new Date(now))).toBe(date);
  });
});
