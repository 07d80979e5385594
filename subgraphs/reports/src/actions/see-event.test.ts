import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import type { Report } from '../domain/report/report.js';
import { sightFor, type VisibilityFacts } from '../domain/visibility/visibility.js';
import { type Following, seeEvent } from './see-event.js';

const FACTS: VisibilityFacts = {
  id: 'r1',
  anonymous: false,
  confidential: false,
  published: true,
  deskCode: 'D-1',
  leadAgencyCode: 'D-1',
  desks: [{ code: 'D-1', path: ['D-1'] }],
  ccDesks: [],
  openedBy: [],
  reporterId: 'citra',
  nationalPriority: false,
  oversights: [],
};
const ANYBODY: Following = {
  topic: 'report:r1',
  look: (facts) => sightFor({ kind: 'anonymous' }, facts),
  endsWithSight: true,
};
const eventOf = (type: string) => ({ type, aggregate: { type: 'report', id: 'r1' } }) as unknown as StoredEvent;
const reading = (facts: VisibilityFacts | undefined, report = facts) => ({ facts, readReport: async () => report as Report | undefined });

describe('an event that is handed out', () => {
  it('brings the report as it is when that is asked for', async () => {
    const { shown } = await seeEvent(ANYBODY, eventOf('ReportDisposed'), reading(FACTS));
    expect(await shown?.readReport()).toEqual({ report: FACTS, sight: shown?.sight });
  });

  it.each([
    ['has been hidden meanwhile', { ...FACTS, confidential: true, published: false }],
    ['is not there any more', undefined],
  ])('brings no report that %s', async (_what, now) => {
    const { shown } = await seeEvent(ANYBODY, eventOf('ReportDisposed'), {
      facts: FACTS,
      readReport: async () => now as Report | undefined,
    });
    expect(shown).toBeDefined();
    expect(await shown?.readReport()).toBeNull();
  });

  it('is none where the report is out of sight, but for the word that it is', async () => {
    const hidden = { ...FACTS, published: false };
    expect(await seeEvent(ANYBODY, eventOf('ReportDisposed'), reading(hidden))).toEqual({});
    const { shown, over } = await seeEvent(ANYBODY, eventOf('ReportRetracted'), reading(hidden, FACTS));
    expect([shown?.sight.view.size, await shown?.readReport(), over]).toEqual([0, null, true]);
  });
});
