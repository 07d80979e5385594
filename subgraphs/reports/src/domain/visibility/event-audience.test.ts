import { describe, expect, it } from '@jest/globals';
import { REPORT_EVENTS } from '@lapor/schema/events';
import { isEventVisible } from './event-audience.js';
import { MATRIX } from './matrix.js';

/** What the public never reads of a published report's history. Whoever adds an event decides here. */
const HIDDEN_FROM_PUBLIC = [
  'AccessCodeRenewed',
  'ArchiveProposed',
  'ClockReminded',
  'ConfidentialOpened',
  'IdentityRevealApproved',
  'IdentityRevealRequested',
  'IdentityRevealed',
  'NoteAdded',
  'PiiOverridden',
];

describe('the events of a report', () => {
  it('are shown to the public without what happened behind the seals', () => {
    const view = new Set(MATRIX.PUBLIC.normal.seen);
    expect(REPORT_EVENTS.filter((type) => !isEventVisible(type, view)).sort()).toEqual(HIDDEN_FROM_PUBLIC);
  });

  it('are shown to the reporter, but what officers keep among themselves', () => {
    const view = new Set(MATRIX.REPORTER.anonymousConfidential.seen);
    expect(REPORT_EVENTS.filter((type) => !isEventVisible(type, view))).toEqual(['ArchiveProposed', 'NoteAdded']);
  });

  it('are all shown to who handles the report, and none to whom it does not exist', () => {
    expect(REPORT_EVENTS.every((type) => isEventVisible(type, new Set(MATRIX.HANDLER.anonymous.seen)))).toBe(true);
    expect(REPORT_EVENTS.some((type) => isEventVisible(type, new Set()))).toBe(false);
  });

  it('of a name like an object’s own parts are ordinary events', () => {
    expect(isEventVisible('constructor', new Set(['outline']))).toBe(true);
  });
});
