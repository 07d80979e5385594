import { describe, expect, it } from '@jest/globals';
import { dueAfter, keptSince } from './retention.js';

const NOW = new Date('2026-03-01T08:00:00Z');
const rule = { subject: 'DELIVERED_MESSAGE', days: 7, legalRef: 'UU 27/2022' } as const;

describe('a retention rule', () => {
  it('counts whole days back from now', () => expect(keptSince(rule, NOW)).toEqual(new Date('2026-02-22T08:00:00Z')));
  it('counts whole days on from now', () => expect(dueAfter(rule, NOW)).toEqual(new Date('2026-03-08T08:00:00Z')));
  it('of no days ends at once', () => expect(keptSince({ ...rule, days: 0 }, NOW)).toEqual(NOW));
});
