import { describe, expect, it } from '@jest/globals';
import type { VisibilityFacts } from '@lapor/reports/domain/visibility/visibility';
import type { Subject } from '@lapor/schema/identity';
import { duesOf } from './entitlement.js';
import type { Follower, Given } from './follower.js';
import { judge } from './judge.js';
import type { LoggedEvent, ReportState, Truth } from './report-states.js';
import { reportStream } from './streams.js';

const REPORT = 'r1';
const METRO = { code: 'D-18.72', path: ['D-18.72'] };
const ANYBODY: Subject = { kind: 'anonymous' };
const OFFICER: Subject = { kind: 'officer', id: 'o', memberships: [{ role: 'LIAISON_OFFICER', agencyCode: METRO.code }] };

const state = (turn: number, flags: Partial<VisibilityFacts> = {}): ReportState => ({
  txid: BigInt(turn),
  version: turn,
  at: turn * 1_000,
  facts: {
    ...{ id: REPORT, anonymous: false, confidential: false, published: true, deskCode: METRO.code, leadAgencyCode: METRO.code },
    ...{ desks: [METRO], ccDesks: [], openedBy: [], reporterId: 'c', nationalPriority: false, oversights: [] },
    ...flags,
  },
});
const event = (turn: number, type: string): LoggedEvent => ({
  id: `e${turn}`,
  reportId: REPORT,
  type,
  topics: [`report:${REPORT}`],
  txid: BigInt(turn),
  recordedAt: turn * 1_000,
});
const CLOSED = { confidential: true, published: false };
const TRUTH: Truth = {
  events: [
    event(1, 'FollowUpAdded'),
    event(2, 'FollowUpAdded'),
    event(3, 'FollowUpAdded'),
    event(4, 'ReportRetracted'),
    event(5, 'FollowUpAdded'),
  ],
  states: new Map([[REPORT, [state(1), state(2), state(3), state(4, CLOSED), state(5, CLOSED)]]]),
  pathOf: (code) => [code],
};
const given = (turn: number, version: number | null = null, reportId: string | undefined = REPORT): Given => ({
  ...{ id: `e${turn}`, reportId, version, namesReporter: false, at: 0 },
});
const lastWord: Given = { ...given(4), reportId: undefined };
const verdict = (subject: Subject, all: readonly Given[], over?: string) => {
  const stream = reportStream(REPORT);
  return judge({ given: all, over: () => over, stream } as unknown as Follower, duesOf(TRUTH, subject, stream)).map(
    (fault) => fault.split(':')[0],
  );
};

describe('the judge of what a follower was given', () => {
  const all = [1, 2, 3, 4, 5].map((turn) => given(turn, turn));

  it('finds nothing wrong with what is owed, each once and in order', () => {
    expect(verdict(OFFICER, all)).toEqual([]);
    expect(verdict(ANYBODY, [given(1), given(2), given(3), lastWord], 'complete')).toEqual([]);
    // Whoever was away when it was closed is refused, and not told the rest.
    expect(verdict(ANYBODY, [given(1)], 'REPORT_NOT_FOUND')).toEqual([]);
  });

  it.each<[string, Subject, readonly Given[], string | undefined, readonly string[]]>([
    ['what has not come', OFFICER, all.filter(({ id }) => id !== 'e3'), undefined, ['lost']],
    ['what comes after the last is missing as well', OFFICER, all.slice(0, 4), undefined, ['lost']],
    ['what has come twice', OFFICER, [all[0]!, ...all], undefined, ['doubled']],
    ['what has come too early', OFFICER, [all[1]!, all[0]!, ...all.slice(2)], undefined, ['out of order']],
    ['what is of no such stream', OFFICER, [...all, given(9)], undefined, ['given e9, which is not of this stream']],
    ['what is nobody’s business any more', ANYBODY, [given(1), lastWord, given(5)], undefined, ['beyond the right']],
    ['a retraction that says more than it may', ANYBODY, [given(4)], undefined, ['beyond the right']],
    ['a retraction that never came', ANYBODY, [given(1), given(2), given(3)], undefined, ['lost']],
    ['what was sent when it was hidden', ANYBODY, [given(1), given(2, 5), lastWord], undefined, ['beyond the right of version 5']],
    [
      'a report as it was before',
      OFFICER,
      [all[0]!, all[1]!, given(3, 2), all[3]!, all[4]!],
      undefined,
      ['with the report of before (version 2)'],
    ],
    ['a stream that ended for no reason', OFFICER, all, 'complete', ['ended with complete, though the report stays in sight']],
    ['a stream that ended without a last word', ANYBODY, [given(1)], 'complete', ['ended without a last word']],
  ])('finds %s', (_what, subject, list, over, faults) => {
    expect(verdict(subject, list, over)).toEqual(faults);
  });
});
