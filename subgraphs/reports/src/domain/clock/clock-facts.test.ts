import { describe, expect, it } from '@jest/globals';
import { type ClockFacts, canMoveClocks, clockFactsOf } from './clock-facts.js';

const REPORT = {
  state: 'POSTPONED',
  class: 'ASPIRATION',
  supervision: true,
  deskCode: 'D-18.72',
  postponeReason: 'INCOMPLETE',
  extensionDays: 3,
} as const;
const FACTS: ClockFacts = {
  state: 'POSTPONED',
  class: 'ASPIRATION',
  supervision: true,
  deskCode: 'D-18.72',
  reporterTurn: true,
  extensionDays: 3,
};
const at = new Date(0);

describe('what clocks rest on', () => {
  it.each([
    ['the reporter owes an answer', {}, true],
    ['a desk lets it wait', { postponeReason: 'FIELD_CHECK' }, false],
    ['it does not wait any more', { state: 'IN_PROGRESS' }, false],
    ['it never waited', { state: 'IN_PROGRESS', postponeReason: null }, false],
    ['it waits for nothing known', { postponeReason: null }, false],
  ] as const)("says whose turn it is when %s: the reporter's %j %s", (_what, fields, reporterTurn) => {
    const report = { ...REPORT, ...fields };
    expect(clockFactsOf(report)).toEqual({ ...FACTS, state: report.state, reporterTurn });
  });

  it.each([
    ['the filing', null, FACTS, [], true],
    ['nothing', FACTS, { ...FACTS }, [], false],
    ['an event no clock listens to', FACTS, FACTS, ['NoteAdded'], false],
    ['an event among others', FACTS, FACTS, ['NoteAdded', 'FollowUpAdded'], true],
    ['another state', FACTS, { ...FACTS, state: 'ASSIGNED' }, [], true],
    ['another desk', FACTS, { ...FACTS, deskCode: 'D-32.71' }, [], true],
    ['more time', FACTS, { ...FACTS, extensionDays: 4 }, [], true],
  ] as const)('can be moved by %s', (_what, before, after, events, moves) => {
    expect(canMoveClocks({ before, after, events, at })).toBe(moves);
  });
});
