import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { ReportState } from '../report/report-state.js';
import { backfill, mayLackClock, type PastEvent } from './backfill.js';
import { POLICIES, rulesIn } from './policies.fixture.js';

const METRO = 'D-18.72';
const NOW = new Date('2026-06-20T03:00:00Z');
const event = (type: string, day: string, state: ReportState, agencyCode: string | null = METRO, detail = {}): PastEvent => ({
  type,
  occurredAt: new Date(`2026-06-${day}T03:00:00Z`),
  state,
  agencyCode,
  detail,
});
const LIFE = [
  event('ReportReceived', '02', 'RECEIVED', NATIONAL_DESK),
  event('ReportVerified', '03', 'RECEIVED', NATIONAL_DESK),
  event('ReportDisposed', '03', 'ASSIGNED'),
  event('DispositionAccepted', '04', 'IN_PROGRESS'),
];
const IN_PROGRESS = { class: 'COMPLAINT', supervision: false, state: 'IN_PROGRESS', firstAssignedAt: NOW } as const;
const RULES = rulesIn('Asia/Jakarta');
const live = (
  history: readonly PastEvent[],
  report: Parameters<typeof mayLackClock>[0] = IN_PROGRESS,
  clocks = [] as Parameters<typeof mayLackClock>[1],
) => backfill({ report, history, clocks, rulesOf: () => RULES, at: NOW });
const show = (clocks: ReturnType<typeof live>) =>
  clocks.map(({ key, deskCode, startedAt, stoppedAt }) => [
    key,
    deskCode,
    startedAt.toISOString().slice(8, 10),
    stoppedAt?.toISOString().slice(8, 10) ?? null,
  ]);

describe('a report that was filed before its policies were known', () => {
  it('gets the clocks that it would have, from where its own life started them', () => {
    expect(show(live(LIFE)).toSorted()).toEqual([
      ['ACCEPT', METRO, '03', '04'],
      ['COMPLETENESS_ANSWER', NATIONAL_DESK, '02', '03'],
      ['COMPLETE_COMPLAINT', METRO, '03', null],
      ['FIRST_FOLLOW_UP', METRO, '03', null],
      ['STATUTORY_MAX', METRO, '03', null],
      ['VERIFY', NATIONAL_DESK, '02', '03'],
    ]);
  });

  it('keeps the clocks that it has', () => {
    const [verify] = live(LIFE).filter(({ key }) => key === 'VERIFY');
    const kept = [{ ...verify!, startedAt: NOW }];
    expect(show(live(LIFE, IN_PROGRESS, kept)).map(([key]) => key)).not.toContain('VERIFY');
  });

  it('is postponed, transferred, extended and returned as it was', () => {
    const asked = [
      ...LIFE,
      event('ReportPostponed', '08', 'POSTPONED', METRO, { turn: 'REPORTER' }),
      event('FileCompleted', '10', 'IN_PROGRESS'),
    ];
    const [paused] = live([...asked, event('ExtensionGranted', '11', 'IN_PROGRESS', METRO, { days: 5 })]).filter(
      ({ key }) => key === 'COMPLETE_COMPLAINT',
    );
    expect(paused).toMatchObject({ extraDays: 7, pausedAt: null });
    const returned = live([...LIFE.slice(0, 3), event('DispositionReturned', '05', 'RECEIVED', METRO)]);
    expect(show(returned)).toContainEqual(['VERIFY', NATIONAL_DESK, '05', null]);
    const moved = live([...LIFE, event('ReportTransferred', '05', 'ASSIGNED', 'D-32.71')]);
    expect(show(moved)).toContainEqual(['COMPLETE_COMPLAINT', 'D-32.71', '03', null]);
  });

  it('begins a reporter’s limit now: nobody loses a right by a rule that was not known', () => {
    const answered = live([...LIFE, event('FinalAnswerGiven', '05', 'RESPONDED')], { ...IN_PROGRESS, state: 'RESPONDED' });
    const [reply] = answered.filter(({ key }) => key === 'REPORTER_REPLY');
    expect(reply).toMatchObject({ startedAt: NOW, stoppedAt: null });
    expect(reply!.dueAt > NOW).toBe(true);
    const waiting = live([...LIFE, event('ReportPostponed', '05', 'POSTPONED', METRO, { turn: 'DESK' })], {
      ...IN_PROGRESS,
      state: 'POSTPONED',
    });
    expect(waiting.map(({ key }) => key)).not.toContain('REPORTER_COMPLETION');
  });

  it('is read again only when a clock may be missing', () => {
    const all = live(LIFE);
    expect(mayLackClock(IN_PROGRESS, [], RULES)).toBe(true);
    expect(mayLackClock(IN_PROGRESS, all, RULES)).toBe(false);
    expect(
      mayLackClock(
        IN_PROGRESS,
        all.filter(({ key }) => key !== 'FIRST_FOLLOW_UP'),
        RULES,
      ),
    ).toBe(true);
    expect(mayLackClock({ ...IN_PROGRESS, state: 'RESPONDED' }, all, RULES)).toBe(true);
    const none = rulesIn(
      'Asia/Jakarta',
      POLICIES.filter(({ key }) => key === 'OBJECTION_WINDOW'),
    );
    expect(mayLackClock(IN_PROGRESS, [], none)).toBe(false);
  });
});
