import { describe, expect, it } from '@jest/globals';
import type { LoggedEvent } from '@lapor/schema/events';
import { toWorkChanges } from './open-work.js';

const event = (payload: LoggedEvent['payload']): LoggedEvent => ({
  cursor: 'c',
  id: 'e',
  aggregateType: 'report',
  aggregateId: 'r',
  sequence: 1,
  type: 'ReportDisposed',
  occurredAt: '2026-01-02T03:04:05.678Z',
  actor: { kind: 'SYSTEM' },
  payload,
});

describe('open work', () => {
  it('is counted desk by desk over a page', () => {
    const events = [
      event({ work: { from: null, to: 'A' } }),
      event({ work: { from: null, to: 'A' } }),
      event({ work: { from: 'A', to: 'B' } }),
      event({ work: { from: 'C', to: null } }),
    ];
    expect(Object.fromEntries(toWorkChanges({ events }))).toEqual({ A: 1, B: 1, C: -1 });
  });

  it.each([
    ['events that move no work', [event({ state: 'RECEIVED' }), event({ work: null }), event({ work: 'A' })]],
    ['work that comes back', [event({ work: { from: 'A', to: 'B' } }), event({ work: { from: 'B', to: 'A' } })]],
  ])('does not change with %s', (_what, events) => {
    expect(toWorkChanges({ events }).size).toBe(0);
  });
});
