import { describe, expect, it } from '@jest/globals';
import { DECREE_2026 } from '@lapor/schema/calendar/decree-2026.fixture';
import { advance } from './advance.js';
import type { Clock } from './clock.js';
import type { ClockFacts } from './clock-facts.js';
import type { ClockKey } from './clock-rules.js';
import { isLate, nextDueOf, progressOf, remainingOf } from './clock-status.js';
import { noticesOf } from './notices.js';
import { POLICIES, rulesIn } from './policies.fixture.js';
import { recompute } from './recompute.js';

const WIB = rulesIn('Asia/Jakarta');
const FILED: ClockFacts = {
  state: 'RECEIVED',
  class: 'COMPLAINT',
  supervision: false,
  deskCode: 'A',
  reporterTurn: false,
  extensionDays: 0,
};

type Step = Partial<ClockFacts> & { readonly at: string; readonly events?: readonly string[] };

/** The clocks after a report's steps; each step changes what it names. Times are those of Jakarta. */
function live(steps: readonly Step[], rules = WIB): readonly Clock[] {
  let clocks: readonly Clock[] = [];
  let before: ClockFacts | null = null;
  for (const { at, events = [], ...facts } of steps) {
    const after: ClockFacts = { ...(before ?? FILED), reporterTurn: false, ...facts };
    const changed = advance(clocks, { before, after, events, at: jakarta(at) }, rules);
    const isChanged = (clock: Clock) => changed.some((each) => each.key === clock.key && +each.startedAt === +clock.startedAt);
    clocks = [...clocks.filter((clock) => !isChanged(clock)), ...changed];
    before = after;
  }
  return clocks;
}

function jakarta(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}+07:00`);
}

function last(clocks: readonly Clock[], key: ClockKey): Clock {
  return clocks
    .filter((clock) => clock.key === key)
    .toSorted((a, b) => +a.startedAt - +b.startedAt)
    .at(-1) as Clock;
}

function due(clocks: readonly Clock[], key: ClockKey): string {
  return new Date(+last(clocks, key).dueAt + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

function running(clocks: readonly Clock[]): readonly ClockKey[] {
  return clocks
    .filter(({ stoppedAt, pausedAt }) => stoppedAt === null && pausedAt === null)
    .map(({ key }) => key)
    .toSorted();
}

const FILE: Step = { at: '2026-06-02 10:00', events: ['ReportReceived'] };
const DISPOSE: Step = { at: '2026-06-03 10:00', state: 'ASSIGNED', deskCode: 'B', events: ['ReportVerified', 'ReportDisposed'] };
const ACCEPT: Step = { at: '2026-06-04 10:00', state: 'IN_PROGRESS' };
const ASK: Step = { at: '2026-06-08 10:00', state: 'POSTPONED', reporterTurn: true };
const ANSWER: Step = { at: '2026-06-10 10:00', state: 'RESPONDED', events: ['FinalAnswerGiven'] };

describe('the clocks of a report', () => {
  it('run in each state as the table of the law says', () => {
    expect(running(live([FILE]))).toEqual(['COMPLETENESS_ANSWER', 'VERIFY']);
    expect(running(live([FILE, DISPOSE]))).toEqual(['ACCEPT', 'COMPLETE_COMPLAINT', 'FIRST_FOLLOW_UP', 'STATUTORY_MAX']);
    expect(running(live([FILE, DISPOSE, ACCEPT]))).toEqual(['COMPLETE_COMPLAINT', 'FIRST_FOLLOW_UP', 'STATUTORY_MAX']);
    expect(running(live([FILE, DISPOSE, ACCEPT, ASK]))).toEqual(['REPORTER_COMPLETION', 'STATUTORY_MAX']);
    expect(running(live([FILE, DISPOSE, ACCEPT, ANSWER]))).toEqual(['REPORTER_REPLY']);
    expect(running(live([FILE, DISPOSE, ACCEPT, ANSWER, { at: '2026-06-11 10:00', state: 'COMPLETED' }]))).toEqual(['OBJECTION_WINDOW']);
    expect(running(live([FILE, { at: '2026-06-03 10:00', state: 'ARCHIVED' }]))).toEqual(['ARCHIVE_REVIEW']);
    for (const state of ['REFERRED_OUT', 'WITHDRAWN', 'MERGED'] as const) {
      expect(running(live([FILE, { at: '2026-06-03 10:00', state }]))).toEqual([]);
    }
  });

  it.each([
    ['INFORMATION_REQUEST', false, 'COMPLETE_INFO'],
    ['ASPIRATION', false, 'COMPLETE_ASPIRATION'],
    ['COMPLAINT', true, 'COMPLETE_SUPERVISION'],
    ['WHISTLEBLOWING', false, 'COMPLETE_SUPERVISION'],
    ['PROCUREMENT', false, 'COMPLETE_COMPLAINT'],
  ] as const)('for %s (examination: %s) count %s', (reportClass, supervision, key) => {
    expect(running(live([FILE, { ...DISPOSE, class: reportClass, supervision }]))).toContain(key);
  });

  it('begin to count for the accepting desk anew with a transfer, and never for the whole', () => {
    const steps = [
      FILE,
      DISPOSE,
      ACCEPT,
      { at: '2026-06-09 10:00', state: 'ASSIGNED', deskCode: 'C', events: ['ReportTransferred'] } as const,
    ];
    const before = live(steps.slice(0, 2));
    const after = live(steps);
    for (const key of ['COMPLETE_COMPLAINT', 'STATUTORY_MAX', 'FIRST_FOLLOW_UP'] as const) {
      expect(last(after, key)).toMatchObject({ startedAt: last(before, key).startedAt, dueAt: last(before, key).dueAt, deskCode: 'C' });
    }
    expect(due(after, 'ACCEPT')).toBe('2026-06-11 16:00');
    expect(after.filter(({ key }) => key === 'ACCEPT')).toHaveLength(2);
  });

  it('start a second time with a transfer between two desks that have not accepted', () => {
    const after = live([FILE, DISPOSE, { at: '2026-06-04 10:00', deskCode: 'C', events: ['ReportTransferred'] }]);
    expect(after.filter(({ key }) => key === 'ACCEPT').map(({ stoppedAt }) => stoppedAt === null)).toEqual([false, true]);
  });

  it('stand still on the reporter’s turn and go on with the days that were left', () => {
    const paused = live([FILE, DISPOSE, ACCEPT, ASK]);
    // 3 June + 14 working days is 24 June (16 June is off); on 8 June 11 are left.
    expect(due(paused, 'COMPLETE_COMPLAINT')).toBe('2026-06-24 16:00');
    expect(last(paused, 'COMPLETE_COMPLAINT').remainingDays).toBe(11);
    expect(remainingOf(last(paused, 'COMPLETE_COMPLAINT'), jakarta('2026-09-01 10:00'), WIB)).toBe(11);
    const resumed = live([FILE, DISPOSE, ACCEPT, ASK, { at: '2026-06-22 10:00', state: 'IN_PROGRESS' }]);
    expect(due(resumed, 'COMPLETE_COMPLAINT')).toBe('2026-07-07 16:00');
    expect(due(resumed, 'STATUTORY_MAX')).toBe(due(paused, 'STATUTORY_MAX'));
    expect(running(resumed)).toEqual(['COMPLETE_COMPLAINT', 'FIRST_FOLLOW_UP', 'STATUTORY_MAX']);
  });

  it('do not stand still while a desk lets a report wait', () => {
    expect(running(live([FILE, DISPOSE, ACCEPT, { ...ASK, reporterTurn: false }]))).toEqual([
      'COMPLETE_COMPLAINT',
      'FIRST_FOLLOW_UP',
      'STATUTORY_MAX',
    ]);
  });

  it('stay late through a pause: nothing was left to preserve', () => {
    const late = live([FILE, DISPOSE, ACCEPT, { ...ASK, at: '2026-06-30 10:00' }, { at: '2026-07-20 10:00', state: 'IN_PROGRESS' }]);
    expect(due(late, 'COMPLETE_COMPLAINT')).toBe('2026-06-24 16:00');
    expect(isLate(last(late, 'COMPLETE_COMPLAINT'), jakarta('2026-07-20 11:00'))).toBe(true);
  });

  it('go on after a reply, without the time in which it was the reporter’s to answer', () => {
    const again = live([FILE, DISPOSE, ACCEPT, ANSWER, { at: '2026-06-15 10:00', state: 'IN_PROGRESS', events: ['ReporterReplied'] }]);
    // 10 to 15 June: three working days that were not the desk's.
    expect(due(again, 'COMPLETE_COMPLAINT')).toBe('2026-06-29 16:00');
    // A Sunday: the statutory limit does not roll forward.
    expect(due(again, 'STATUTORY_MAX')).toBe('2026-08-02 16:00');
    expect(last(again, 'FIRST_FOLLOW_UP').stoppedAt).toEqual(jakarta(ANSWER.at));
  });

  it('count the first follow-up until there is one', () => {
    const clocks = live([FILE, DISPOSE, ACCEPT, { at: '2026-06-05 10:00', events: ['FollowUpAdded'] }]);
    expect(running(clocks)).toEqual(['COMPLETE_COMPLAINT', 'STATUTORY_MAX']);
  });

  it('take another limit from the same start when the class changes', () => {
    const clocks = live([FILE, DISPOSE, ACCEPT, { at: '2026-06-05 10:00', supervision: true, events: ['ReportReclassified'] }]);
    expect(running(clocks)).toEqual(['COMPLETE_SUPERVISION', 'FIRST_FOLLOW_UP', 'STATUTORY_MAX']);
    expect(last(clocks, 'COMPLETE_SUPERVISION').startedAt).toEqual(jakarta(DISPOSE.at));
    const back = live([
      FILE,
      DISPOSE,
      ACCEPT,
      { at: '2026-06-05 10:00', supervision: true },
      { at: '2026-06-05 11:00', supervision: false },
    ]);
    expect(back.filter(({ key }) => key === 'COMPLETE_COMPLAINT')).toHaveLength(1);
    expect(due(back, 'COMPLETE_COMPLAINT')).toBe('2026-06-24 16:00');
  });

  it('give an extension to the limit of the class and to no other', () => {
    const clocks = live([FILE, DISPOSE, ACCEPT, { at: '2026-06-05 10:00', extensionDays: 5, events: ['ExtensionGranted'] }]);
    expect(due(clocks, 'COMPLETE_COMPLAINT')).toBe('2026-07-01 16:00');
    expect(due(clocks, 'STATUTORY_MAX')).toBe('2026-08-02 16:00');
  });

  it('decide an objection within its own limit', () => {
    const steps = [FILE, DISPOSE, ACCEPT, ANSWER, { at: '2026-06-11 10:00', state: 'COMPLETED' } as const];
    const filed = live([...steps, { at: '2026-06-12 10:00', events: ['ObjectionFiled'] }]);
    expect(running(filed)).toEqual(['OBJECTION_DECISION']);
    expect(
      running(
        live([...steps, { at: '2026-06-12 10:00', events: ['ObjectionFiled'] }, { at: '2026-06-15 10:00', events: ['ObjectionRejected'] }]),
      ),
    ).toEqual([]);
  });

  it('follow the zone of the desk that holds the report', () => {
    const moved = live([FILE, DISPOSE], rulesIn('Asia/Jayapura'));
    expect(due(moved, 'COMPLETE_COMPLAINT')).toBe('2026-06-24 14:00');
  });

  it('are not set where no policy was in force', () => {
    expect(live([FILE], rulesIn('Asia/Jakarta', []))).toEqual([]);
  });

  it('are late only for a desk, and only after the end', () => {
    const clocks = live([FILE]);
    expect(isLate(last(clocks, 'VERIFY'), jakarta('2026-06-05 16:00'))).toBe(false);
    expect(isLate(last(clocks, 'VERIFY'), new Date(+jakarta('2026-06-05 16:00') + 1))).toBe(true);
    expect(isLate(last(live([FILE, DISPOSE, ACCEPT, ANSWER]), 'REPORTER_REPLY'), jakarta('2027-06-05 16:00'))).toBe(false);
    expect(nextDueOf(clocks)).toEqual(jakarta('2026-06-05 16:00'));
    expect(nextDueOf(live([FILE, DISPOSE, ACCEPT, ANSWER]))).toBeNull();
  });

  it.each([
    ['2026-06-02 11:00', 0],
    ['2026-06-03 11:00', 33],
    ['2026-06-05 15:00', 100],
    ['2026-06-08 15:00', 133],
  ])('at %s have used %i %% of the limit to verify', (at, percent) => {
    expect(progressOf(last(live([FILE]), 'VERIFY'), jakarta(at), WIB)).toBe(percent);
  });

  it.each([
    ['VERIFY', [FILE], ['P66 06-04', 'P100 06-05', 'P150 06-09']],
    ['REPORTER_COMPLETION', [FILE, DISPOSE, ACCEPT, ASK], ['D7 06-15', 'D25 07-03', 'P100 07-08']],
    ['REPORTER_REPLY', [FILE, DISPOSE, ACCEPT, ANSWER], ['D5 06-18', 'P100 06-25']],
    ['OBJECTION_WINDOW', [FILE, DISPOSE, ACCEPT, ANSWER, { at: '2026-06-11 10:00', state: 'COMPLETED' } as const], []],
  ] as const)('remind of %s at the right moments', (key, steps, expected) => {
    const clock = last(live(steps), key);
    expect(noticesOf(clock, 'COMPLAINT', WIB).map(({ threshold, at }) => `${threshold} ${at.toISOString().slice(5, 10)}`)).toEqual(
      expected,
    );
    expect(noticesOf({ ...clock, told: expected.slice(0, 1).map((text) => text.split(' ')[0] as string) }, 'COMPLAINT', WIB)).toHaveLength(
      Math.max(0, expected.length - 1),
    );
  });

  it('follow a policy that turns out to have been in force at their start, and none that came later', () => {
    const clocks = live([FILE]);
    const [verify] = POLICIES.filter(({ key }) => key === 'VERIFY');
    const shorter = { ...verify!, id: 'VERIFY@2026-06-01', amount: 1, validFrom: '2026-06-01' };
    const later = { ...shorter, validFrom: '2026-06-03' };
    expect(recompute(clocks, 'COMPLAINT', rulesIn('Asia/Jakarta', [...POLICIES, shorter])).map(({ policyId }) => policyId)).toEqual([
      shorter.id,
    ]);
    expect(recompute(clocks, 'COMPLAINT', rulesIn('Asia/Jakarta', [...POLICIES, later]))).toEqual([]);
  });

  it('are computed anew under another calendar: only what differs, from the same start', () => {
    const clocks = live([FILE]);
    const off = { id: '2026-06-04', date: '2026-06-04', kind: 'NATIONAL', regionCode: null, provisional: false } as const;
    const changed = recompute(clocks, 'COMPLAINT', { ...rulesIn('Asia/Jakarta', undefined, [...DECREE_2026, off]), version: 2 });
    expect(changed.map(({ key, calendarVersion }) => [key, calendarVersion])).toEqual([['VERIFY', 2]]);
    expect(due(changed, 'VERIFY')).toBe('2026-06-08 16:00');
    expect(recompute(clocks, 'COMPLAINT', WIB)).toEqual([]);
    expect(
      recompute(
        clocks.map((clock) => ({ ...clock, stoppedAt: clock.startedAt })),
        'COMPLAINT',
        rulesIn('Asia/Jakarta', undefined, [...DECREE_2026, off]),
      ),
    ).toEqual([]);
  });
});
