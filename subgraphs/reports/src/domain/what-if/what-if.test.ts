import { describe, expect, it } from '@jest/globals';
import { DECREE_2026 } from '@lapor/schema/calendar/decree-2026.fixture';
import { advance } from '../clock/advance.js';
import { POLICIES } from '../clock/policies.fixture.js';
import { rulesAt, type TimeRules } from '../clock/time-rules.js';
import { type HolidayDraft, type PolicyDraft, readDraft } from './draft.js';
import { movesOf, tally } from './tally.js';

const PLACE = { zone: 'Asia/Jakarta', regionCode: '18.72' } as const;
const RULES: TimeRules = { version: 1, holidays: DECREE_2026, policies: POLICIES, notices: [], hours: [] };
const POLICY: PolicyDraft = { key: 'VERIFY', reportClass: null, amount: 5, unit: 'WORKING_DAY', validFrom: '2026-06-01' };
const HOLIDAY: HolidayDraft = { date: '2026-06-04', regionCode: null, revoked: false };
const FILED = { state: 'RECEIVED', class: 'COMPLAINT', supervision: false, deskCode: 'A', reporterTurn: false, extensionDays: 0 } as const;
const PRESENT = rulesAt(RULES, PLACE);
const clocksSince = (at: Date) => advance([], { before: null, after: FILED, events: ['ReportReceived'], at }, PRESENT);
/** VERIFY ends on Friday 5 June, COMPLETENESS_ANSWER on Tuesday 16 June, a day off on which a strict limit ends all the same. */
const CLOCKS = clocksSince(new Date('2026-06-02T03:00:00Z'));

function moves(input: Parameters<typeof readDraft>[0], clocks = CLOCKS) {
  const read = readDraft(input);
  if (!read.ok) throw new Error(read.code);
  return movesOf({ class: 'COMPLAINT', deskCode: 'A', clocks }, PRESENT, rulesAt(read.drafted(RULES), PLACE));
}

describe('a draft of the time rules', () => {
  it.each([
    ['a longer limit, over the weekend', { policy: POLICY, holiday: null }, [4]],
    ['a shorter limit', { policy: { ...POLICY, amount: 2 }, holiday: null }, [-1]],
    ['a limit from a later day on', { policy: { ...POLICY, validFrom: '2026-06-03' }, holiday: null }, []],
    ['a limit for another class', { policy: { ...POLICY, reportClass: 'ASPIRATION' }, holiday: null }, []],
    ['a day off', { policy: null, holiday: HOLIDAY }, [3]],
    ['a day off of the region', { policy: null, holiday: { ...HOLIDAY, regionCode: '18' } }, [3]],
    ['a day off of another region', { policy: null, holiday: { ...HOLIDAY, regionCode: '51' } }, []],
    ['a day off on which a strict limit ends', { policy: null, holiday: { ...HOLIDAY, date: '2026-06-16', revoked: true } }, []],
  ])('moves by %s: %#', (_what, input, days) => expect(moves(input).map((move) => move.days)).toEqual(days));

  it('moves back by a day off that is worked again', () => {
    const [verify] = moves(
      { policy: null, holiday: { ...HOLIDAY, date: '2026-06-01', revoked: true } },
      clocksSince(new Date('2026-05-29T03:00:00Z')),
    );
    expect(verify).toMatchObject({ days: -1 });
  });

  it.each([
    ['neither', { policy: null, holiday: null }, ['policy']],
    ['both', { policy: POLICY, holiday: HOLIDAY }, ['policy']],
    ['a day that is none', { policy: null, holiday: { ...HOLIDAY, date: 'besok' } }, ['date']],
    [
      'a limit that is none',
      { policy: { key: 'toString', reportClass: 'X', amount: 0, unit: 'HOUR', validFrom: '' }, holiday: null },
      ['key', 'reportClass', 'amount', 'unit', 'validFrom'],
    ],
  ])('is refused with %s', (_what, input, fields) => {
    expect(readDraft(input)).toMatchObject({ code: 'INPUT_INVALID', details: { fields: fields.map((field) => ({ field })) } });
  });
});

describe('a tally', () => {
  it('counts by desk and by days, each standing for its neighbours', () => {
    const list = [
      { deskCode: 'B', days: 3 },
      { deskCode: 'A', days: 3 },
      { deskCode: 'B', days: -1 },
    ];
    expect(tally(list, 5, 10)).toEqual({
      openDeadlines: 50,
      moved: 30,
      byDesk: [
        { deskCode: 'B', moved: 20 },
        { deskCode: 'A', moved: 10 },
      ],
      byDays: [
        { days: -1, moved: 10 },
        { days: 3, moved: 20 },
      ],
    });
  });
});
