import { describe, expect, it } from '@jest/globals';
import { decideReply } from './reply-window.js';

const DUE = new Date('2026-05-04T09:00:00Z');

describe('a reply', () => {
  it.each([
    [null, 0, true],
    [DUE, 0, true],
    [DUE, 1, false],
  ])('with a clock ending at %p, %d ms after, is in time: %s', (dueAt, later, inTime) => {
    expect(decideReply(dueAt, new Date(DUE.getTime() + later)).ok).toBe(inTime);
  });
});
