import { describe, expect, it } from '@jest/globals';
import { deadlineOf } from './deadline.js';
import { DECREE_2026 } from './decree-2026.fixture.js';
import type { TimeZone } from './time-zone.js';
import { createCalendar } from './work-calendar.js';

const WD = 'WORKING_DAY';
const CD = 'CALENDAR_DAY';

/** Start in UTC, zone, limit, end in UTC. Around Lebaran 2026: 16 and 17 March are worked, then 25 March again. */
const TABLE: readonly (readonly [string, TimeZone, number, 'WORKING_DAY' | 'CALENDAR_DAY', string])[] = [
  // A Monday morning in all three zones: the end is each zone's own 16:00.
  ['2026-03-16T03:00:00Z', 'Asia/Jakarta', 3, WD, '2026-03-26T09:00:00Z'],
  ['2026-03-16T03:00:00Z', 'Asia/Makassar', 3, WD, '2026-03-26T08:00:00Z'],
  ['2026-03-16T03:00:00Z', 'Asia/Jayapura', 3, WD, '2026-03-26T07:00:00Z'],
  // One moment on 17 March: 14:30 in Jakarta, 15:30 in Makassar, and after closing in Jayapura.
  ['2026-03-17T07:30:00Z', 'Asia/Jakarta', 3, WD, '2026-03-27T09:00:00Z'],
  ['2026-03-17T07:30:00Z', 'Asia/Makassar', 3, WD, '2026-03-27T08:00:00Z'],
  ['2026-03-17T07:30:00Z', 'Asia/Jayapura', 3, WD, '2026-03-30T07:00:00Z'],
  // At closing time, and a moment after it.
  ['2026-03-16T09:00:00.000Z', 'Asia/Jakarta', 3, WD, '2026-03-26T09:00:00Z'],
  ['2026-03-16T09:00:00.001Z', 'Asia/Jakarta', 3, WD, '2026-03-27T09:00:00Z'],
  // On Idulfitri itself.
  ['2026-03-21T03:00:00Z', 'Asia/Jakarta', 3, WD, '2026-03-30T09:00:00Z'],
  // 14 working days over Lebaran and Good Friday.
  ['2026-03-13T03:00:00Z', 'Asia/Jakarta', 14, WD, '2026-04-10T09:00:00Z'],
  // Calendar days that end on Idulfitri go on to the first working day after it, unless the limit is strict (below).
  ['2026-01-20T03:00:00Z', 'Asia/Jakarta', 60, CD, '2026-03-25T09:00:00Z'],
  // The evening belongs to its own day where days are counted.
  ['2026-03-02T16:00:00Z', 'Asia/Jakarta', 30, CD, '2026-04-01T09:00:00Z'],
  // Year's end: 24 and 25 December are off. Of 2027 nothing is decreed: New Year's Day still counts as a Friday.
  ['2026-12-22T03:00:00Z', 'Asia/Jakarta', 5, WD, '2026-12-31T09:00:00Z'],
  ['2026-12-23T03:00:00Z', 'Asia/Jakarta', 5, WD, '2027-01-01T09:00:00Z'],
];

describe('a deadline', () => {
  it.each(TABLE)('from %s in %s, %i × %s, is %s', (start, zone, amount, unit, end) => {
    const calendar = createCalendar(DECREE_2026, { zone, regionCode: null });
    expect(deadlineOf(calendar, new Date(start), { amount, unit, rollsForward: true }, 0)).toEqual({
      dueAt: new Date(end),
      provisional: end.startsWith('2027'),
    });
  });

  it('that does not roll forward ends on the very day, also on a day off', () => {
    const calendar = createCalendar(DECREE_2026, { zone: 'Asia/Jakarta', regionCode: null });
    const strict = { amount: 60, unit: CD, rollsForward: false } as const;
    expect(deadlineOf(calendar, new Date('2026-01-20T03:00:00Z'), strict, 0).dueAt).toEqual(new Date('2026-03-21T09:00:00Z'));
  });

  it('moves when the decree for the next year comes', () => {
    const newYear = { id: '2027-01-01', date: '2027-01-01', kind: 'NATIONAL', regionCode: null, provisional: false } as const;
    const calendar = createCalendar([...DECREE_2026, newYear], { zone: 'Asia/Jakarta', regionCode: null });
    expect(deadlineOf(calendar, new Date('2026-12-23T03:00:00Z'), { amount: 5, unit: WD, rollsForward: true }, 0)).toEqual({
      dueAt: new Date('2027-01-04T09:00:00Z'),
      provisional: false,
    });
  });
});
