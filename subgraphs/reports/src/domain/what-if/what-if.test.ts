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

/** The rules that a draft makes of the present ones. */
function drafted(input: Parameters<typeof readDraft>[0], rules = RULES): TimeRules {
  const read = readDraft(input);
  if (!read.ok) throw new Error(read.code);
  return read.drafted(rules);
}

describe('the wording of a refusal', () => {
  const fieldsOf = (input: Parameters<typeof readDraft>[0]) => {
    const read = readDraft(input);
    return read.ok ? [] : read.details?.fields;
  };

  it('says what to give, in both languages', () => {
    expect(fieldsOf({ policy: null, holiday: null })).toEqual([
      { field: 'policy', problem: 'give either a policy or a holiday', masalah: 'isi salah satu: batas waktu atau hari libur' },
    ]);
    const wrong = { key: 'x', reportClass: 'x', amount: 3_661, unit: 'REQUEST', validFrom: '2026-02-30' };
    expect(fieldsOf({ policy: wrong, holiday: null })).toEqual([
      { field: 'key', problem: 'is no clock', masalah: 'bukan jam' },
      { field: 'reportClass', problem: 'is no class', masalah: 'bukan klasifikasi' },
      { field: 'amount', problem: 'from 1 to 3660', masalah: 'dari 1 sampai 3660' },
      { field: 'unit', problem: 'must be WORKING_DAY or CALENDAR_DAY', masalah: 'harus menghitung hari' },
      { field: 'validFrom', problem: 'must be a day, YYYY-MM-DD', masalah: 'harus berupa tanggal, YYYY-MM-DD' },
    ]);
    expect(fieldsOf({ policy: null, holiday: { ...HOLIDAY, date: '2026-13-01' } })).toEqual([
      { field: 'date', problem: 'must be a day, YYYY-MM-DD', masalah: 'harus berupa tanggal, YYYY-MM-DD' },
    ]);
  });

  it.each([
    [1, 0],
    [3_660, 0],
    [0, 1],
    [3_661, 1],
  ])('takes a limit of %i days with %i problems', (amount, problems) =>
    expect(fieldsOf({ policy: { ...POLICY, amount }, holiday: null })).toHaveLength(problems),
  );

  it('takes every class, and each kind of day', () => {
    for (const change of [{ reportClass: 'COMPLAINT' }, { reportClass: null }, { unit: 'CALENDAR_DAY' }])
      expect(fieldsOf({ policy: { ...POLICY, ...change }, holiday: null })).toEqual([]);
  });
});

describe('the rules of a draft', () => {
  const verify = POLICIES.find(({ key }) => key === 'VERIFY')!;
  const others = POLICIES.filter(({ key }) => key !== 'VERIFY');

  it('keep what the draft does not say as it is today', () => {
    const strict = { ...verify, pauses: 'REPORTER_TURN', rollsForward: false, collectiveLeaveStops: false } as const;
    const [first] = drafted({ policy: POLICY, holiday: null }, { ...RULES, policies: [strict, ...others] }).policies;
    expect(first).toMatchObject({ id: 'draft', legalRef: 'draft', validTo: null, amount: 5, validFrom: POLICY.validFrom });
    expect(first).toMatchObject({ pauses: 'REPORTER_TURN', rollsForward: false, collectiveLeaveStops: false });
  });

  it('say the usual of a limit that nobody has set yet', () => {
    const [first] = drafted({ policy: POLICY, holiday: null }, { ...RULES, policies: others }).policies;
    expect(first).toMatchObject({ key: 'VERIFY', pauses: 'NEVER', rollsForward: true, collectiveLeaveStops: true });
  });

  it('have the draft in place of the same limit of its day and later, and leave every other', () => {
    const row = (id: string, change: object) => ({ ...verify, id, ...change });
    const stays = [
      row('before', { validFrom: '2026-05-31' }),
      row('of a class', { reportClass: 'ASPIRATION', validFrom: '2026-07-01' }),
      row('of another clock', { key: 'ACCEPT', validFrom: '2026-07-01' }),
    ];
    const goes = [row('on the day', { validFrom: '2026-06-01' }), row('later', { validFrom: '2026-07-01' })];
    const { policies } = drafted({ policy: POLICY, holiday: null }, { ...RULES, policies: [...goes, ...stays] as typeof POLICIES });
    expect(policies.map(({ id }) => id)).toEqual(['draft', 'before', 'of a class', 'of another clock']);
  });

  it('have one day off more, or one less, in its region alone', () => {
    const known = { id: 'x', date: HOLIDAY.date, kind: 'REGIONAL', regionCode: '18', provisional: true } as const;
    const rules = { ...RULES, holidays: [known] };
    const holidaysOf = (change: Partial<HolidayDraft>) => drafted({ policy: null, holiday: { ...HOLIDAY, ...change } }, rules).holidays;
    const national = { id: 'draft', date: HOLIDAY.date, kind: 'NATIONAL', regionCode: null, provisional: false };
    expect(holidaysOf({})).toEqual([known, national]);
    expect(holidaysOf({ regionCode: '18' })).toEqual([{ ...national, kind: 'REGIONAL', regionCode: '18' }]);
    expect(holidaysOf({ regionCode: '18', revoked: true })).toEqual([]);
    expect(holidaysOf({ date: '2026-06-05', regionCode: '18', revoked: true })).toEqual([known]);
  });
});

describe('the moves of a report', () => {
  it('are those of the draft alone: a deadline that is behind the present rules is not its doing', () => {
    const behind = CLOCKS.map((clock) => ({ ...clock, dueAt: new Date(clock.dueAt.getTime() - 86_400_000) }));
    expect(moves({ policy: null, holiday: { ...HOLIDAY, date: '2027-01-04' } }, behind)).toEqual([]);
    expect(moves({ policy: POLICY, holiday: null }, behind)).toEqual([{ deskCode: 'A', days: 4 }]);
  });

  it('are none for a clock that has stopped, and tell two runs of one clock apart', () => {
    const [verify] = CLOCKS.filter(({ key }) => key === 'VERIFY');
    const stopped = { ...verify!, stoppedAt: verify!.dueAt };
    expect(moves({ policy: POLICY, holiday: null }, [stopped])).toEqual([]);
    const later = clocksSince(new Date('2026-06-03T03:00:00Z')).filter(({ key }) => key === 'VERIFY');
    expect(moves({ policy: POLICY, holiday: null }, [stopped, ...later]).map(({ days }) => days)).toEqual([2]);
  });

  it('count whole days of the desk’s own zone', () => {
    const place = { zone: 'Asia/Jayapura', regionCode: null } as const;
    const [present, then] = [rulesAt(RULES, place), rulesAt(drafted({ policy: { ...POLICY, amount: 4 }, holiday: null }), place)];
    const clocks = advance([], { before: null, after: FILED, events: ['ReportReceived'], at: new Date('2026-06-01T22:30:00Z') }, present);
    // Half past seven on Tuesday there, and still Monday in Jakarta.
    expect(movesOf({ class: 'COMPLAINT', deskCode: 'P', clocks }, present, then)).toEqual([{ deskCode: 'P', days: 3 }]);
  });
});

describe('a tally', () => {
  it('puts the desk with the most first, equal ones by their codes', () => {
    const list = ['C', 'A', 'B', 'B'].map((deskCode) => ({ deskCode, days: 1 }));
    expect(tally(list, 4, 1).byDesk.map(({ deskCode }) => deskCode)).toEqual(['B', 'A', 'C']);
    expect(tally([], 0, 3)).toEqual({ openDeadlines: 0, moved: 0, byDesk: [], byDays: [] });
  });

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
