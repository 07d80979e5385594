import { describe, expect, it } from '@jest/globals';
import type { LoggedEvent } from '@lapor/schema/events';
import { toFeedView } from './feed-view.js';

const event = (type: string, payload: LoggedEvent['payload']): LoggedEvent => ({
  cursor: 'c',
  id: 'e',
  aggregateType: 'report',
  aggregateId: 'r',
  sequence: 1,
  type,
  occurredAt: '2026-01-02T03:04:05.678Z',
  actor: { kind: 'OFFICER', role: 'AGENCY_ADMIN', agencyCode: 'A' },
  payload: { from: 'RECEIVED', state: 'ASSIGNED', stage: 'VERIFICATION', agencyCode: 'A', dispositionId: 'd', hop: 2, ...payload },
});
const WORK = { from: 'A', to: 'B' };
const WAY = { fromAgencyCode: 'A', toAgencyCode: 'B', categoryId: 'jalan', regionCode: '18.72', confidential: true };

describe("what the reports' feed gives out", () => {
  it('of moved work are two desks', () => {
    expect(toFeedView(event('ReportDisposed', { work: WORK, detail: WAY }))).toEqual({
      ...event('ReportDisposed', {}),
      actor: { kind: 'OFFICER' },
      payload: { work: WORK },
    });
  });

  it('of a transfer are its codes and the moved work, and no office', () => {
    const given = toFeedView(event('ReportTransferred', { work: WORK, detail: { ...WAY, reason: 'X' } }));
    expect(given).toEqual({ ...event('ReportTransferred', {}), actor: { kind: 'OFFICER' }, payload: { work: WORK, detail: WAY } });
  });

  it('of a transfer that changes nobody’s work are its codes', () => {
    expect(toFeedView(event('DispositionReturned', { detail: WAY }))?.payload).toEqual({ detail: WAY });
  });

  it.each(['FollowUpAdded', 'ReportDisposed', 'IdentityRevealed'])('of %s is nothing', (type) => {
    expect(toFeedView(event(type, { detail: WAY, work: null }))).toBeNull();
  });
});
