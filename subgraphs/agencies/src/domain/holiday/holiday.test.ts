import { describe, expect, it } from '@jest/globals';
import { countWeekdaysOff, type Holiday } from './holiday.js';

const holiday = (date: string): Holiday => ({
  id: date,
  date,
  name: 'Libur',
  kind: 'NATIONAL',
  regionCode: null,
  legalRef: 'SKB',
  provisional: false,
  revokedBy: null,
});

describe('weekdays off', () => {
  it.each([
    ['a Monday', ['2026-06-01'], 1],
    ['a Friday', ['2026-05-15'], 1],
    ['a Saturday', ['2026-03-21'], 0],
    ['a Sunday', ['2026-03-22'], 0],
    ['the same day twice', ['2026-06-01', '2026-06-01'], 1],
    ['nothing', [], 0],
  ])('of %s', (_days, dates, expected) => expect(countWeekdaysOff(dates.map(holiday))).toBe(expected));
});
