import { describe, expect, it } from '@jest/globals';
import { toEventDraft } from './report-event.js';

const AT = new Date('2026-11-23T03:00:00.000Z');
const REPORT = {
  id: 'r1',
  reporterId: 'ani',
  title: 'Pohon',
  content: 'tumbang',
  desks: [
    { code: 'A', path: ['A'] },
    { code: 'B', path: ['A', 'B'] },
  ],
};

describe('an event of a report', () => {
  it('says codes only, to the followers of the report and of every desk on its way', () => {
    const as = { kind: 'OFFICER', role: 'NATIONAL_ADMIN', agencyCode: 'A' } as const;
    const change = {
      id: 'e1',
      type: 'ReportDisposed',
      from: 'RECEIVED',
      state: 'ASSIGNED',
      as,
      at: AT,
      agencyCode: 'B',
      dispositionId: 'd1',
      hop: 1,
    } as const;
    expect(toEventDraft(REPORT, change)).toEqual({
      id: 'e1',
      type: 'ReportDisposed',
      occurredAt: AT,
      actor: { kind: 'OFFICER', role: 'NATIONAL_ADMIN', agencyCode: 'A' },
      payload: { from: 'RECEIVED', state: 'ASSIGNED', stage: 'DISPOSITION', agencyCode: 'B', dispositionId: 'd1', hop: 1 },
      topics: ['report:r1', 'desk:A', 'desk:B'],
    });
  });

  it('never names the reporter', () => {
    const change = {
      id: 'e1',
      type: 'ReportReceived',
      from: null,
      state: 'RECEIVED',
      as: { kind: 'REPORTER' },
      at: AT,
      agencyCode: 'A',
    } as const;
    const draft = toEventDraft(REPORT, change);
    expect(draft.actor).toEqual({ kind: 'REPORTER' });
    expect(JSON.stringify(draft)).not.toMatch(/ani|Pohon|tumbang/);
  });
});
