import { describe, expect, it } from '@jest/globals';
import { REPORT_EVENTS, type ReportEventType } from '@lapor/schema/events';
import { type Audience, isEventVisible, showsBody, takesPart, visibleEventTypes } from './event-audience.js';
import { VIEWERS } from './matrix.js';

/** Every event, by who is shown it; written down a second time. Whoever adds an event decides here too. */
const STEPS = `ReportReceived ReportVerified ReportDisposed ReportForwarded ReportTransferred ReportInherited DispositionReturned
  DispositionAccepted FollowUpAdded FinalAnswerGiven ReportCompleted ReportReopened ReportArchived ArchiveReviewed
  ReportReferred ReportMerged ReportSplit`.split(/\s+/);
const PRIVATE = `ReportPostponed FileCompleted ReportResumed ReportLapsed ReportWithdrawn ArchiveReviewRequested ReportCopied
  ExtensionRequested ExtensionGranted ExtensionRefused ReporterReplied FollowUpRejected ObjectionFiled ObjectionRejected
  ReportReclassified ReportRated ReportSupported ContentPublished VisibilityTightened VisibilityLoosened ReportRetracted
  ClockReminded ClockBreached ClocksRecomputed`.split(/\s+/);
const SEALED = `OmbudsmanHandoverGranted OmbudsmanHandoverRead PiiOverridden ConfidentialOpened IdentityRevealRequested
  IdentityRevealApproved IdentityRevealed AccessCodeRenewed`.split(/\s+/);
const OWN = ['NotificationDelivered', 'NotificationFailed'];
const DESKS = REPORT_EVENTS.filter((type) => !OWN.includes(type));
const INTERNAL = ['NoteAdded', 'ArchiveProposed', 'FinalAnswerSubmitted', 'FinalAnswerRefused'];

const SHOWN: Readonly<Record<Audience, readonly string[]>> = {
  PUBLIC: STEPS,
  OUTLINE: STEPS,
  FORMER: STEPS,
  CC: [...STEPS, ...PRIVATE],
  API_CLIENT: [...STEPS, ...PRIVATE],
  API_CLIENT_WITH_IDENTITY: [...STEPS, ...PRIVATE],
  REPORTER: [...STEPS, ...PRIVATE, ...SEALED, ...OWN],
  OVERSEER: [...STEPS, ...PRIVATE, ...SEALED],
  HANDLER: DESKS,
  LEADER: DESKS,
  NATIONAL: DESKS,
};
const AUDIENCES = Object.keys(SHOWN) as Audience[];

describe('the events of a report', () => {
  it('stand in the table, each of them and once', () => {
    expect([...STEPS, ...PRIVATE, ...SEALED, ...INTERNAL, ...OWN].sort()).toEqual([...REPORT_EVENTS].sort());
    expect([...AUDIENCES].sort()).toEqual([...VIEWERS, 'OUTLINE'].sort());
  });

  it.each(AUDIENCES)('are shown to %s as the table says, and no others', (audience) => {
    expect([...visibleEventTypes([audience])].sort()).toEqual([...SHOWN[audience]].sort());
  });

  it('are shown to nobody when the table does not know them, nor to whom the report does not exist', () => {
    for (const type of ['constructor', '__proto__', 'SomethingNew']) expect(isEventVisible(type, AUDIENCES)).toBe(false);
    expect(visibleEventTypes([])).toEqual([]);
  });

  it('tell outsiders neither who acted nor which body decided on an objection', () => {
    const outsiders: readonly Audience[] = ['PUBLIC', 'OUTLINE'];
    for (const audience of AUDIENCES) expect(takesPart([audience])).toBe(!outsiders.includes(audience));
    const unnamed = STEPS.filter((type) => !showsBody(type as ReportEventType, ['PUBLIC']));
    expect(unnamed.sort()).toEqual(['ArchiveReviewed', 'ReportCompleted', 'ReportReopened']);
    expect(STEPS.every((type) => showsBody(type as ReportEventType, ['REPORTER']))).toBe(true);
  });
});
