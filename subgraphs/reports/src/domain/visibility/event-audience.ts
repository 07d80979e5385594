import type { ReportEventType } from '@lapor/schema/events';
import { VIEWERS, type Viewer } from './matrix.js';

/**
 * Who an event is shown to: the viewers of the matrix. OUTLINE stands for whoever sees no more of a report than that it
 * exists, for example a leader who has not opened a confidential one.
 */
export type Audience = Viewer | 'OUTLINE';

interface EventRule {
  readonly to: readonly Audience[];
  /** Whether also those outside may read which body the event concerns; everybody else on the list always may. */
  readonly bodyIsPublic?: true;
}

const EVERYBODY: readonly Audience[] = [...VIEWERS, 'OUTLINE'];
/** Those who read the agency's answers and the reasons of a report's way. A desk that gave it away is not among them. */
const INVOLVED: readonly Audience[] = [
  'REPORTER',
  'HANDLER',
  'CC',
  'LEADER',
  'NATIONAL',
  'OVERSEER',
  'API_CLIENT',
  'API_CLIENT_WITH_IDENTITY',
];
/** Those who read who looked behind the seals. */
const RECORD: readonly Audience[] = ['REPORTER', 'HANDLER', 'LEADER', 'NATIONAL', 'OVERSEER'];
/** Officers among themselves. */
const OFFICERS: readonly Audience[] = ['HANDLER', 'LEADER', 'NATIONAL'];

/** A step of the way that the public follows (the poster's). */
const STEP: EventRule = { to: EVERYBODY, bodyIsPublic: true };
const UNNAMED_STEP: EventRule = { to: EVERYBODY };
const PRIVATE: EventRule = { to: INVOLVED };
const SEALED: EventRule = { to: RECORD };
const INTERNAL: EventRule = { to: OFFICERS };
const OWN: EventRule = { to: ['REPORTER'] };

/** Event → audiences. An event that is not here is shown to nobody; one that is new does not compile without its line. */
const RULES: Readonly<Record<ReportEventType, EventRule>> = {
  ReportReceived: STEP,
  ReportVerified: STEP,
  ReportDisposed: STEP,
  ReportForwarded: STEP,
  ReportTransferred: STEP,
  ReportInherited: STEP,
  DispositionReturned: STEP,
  DispositionAccepted: STEP,
  FollowUpAdded: STEP,
  FinalAnswerGiven: STEP,
  ReportArchived: STEP,
  ReportReferred: STEP,
  ReportMerged: STEP,
  ReportSplit: STEP,
  // Whether the reporter agreed or kept silent stands in the actor, which outsiders are not shown.
  ReportCompleted: UNNAMED_STEP,
  // That it goes on is public; that an objection was the cause, and which body decided it, is not.
  ReportReopened: UNNAMED_STEP,
  ArchiveReviewed: UNNAMED_STEP,
  // The report leaves the public with them: who still sees it is told why.
  ReportWithdrawn: PRIVATE,
  ReportLapsed: PRIVATE,
  // A history that was once closed says nothing of it. Who loses sight at this moment is told in another way (see-event).
  ReportRetracted: PRIVATE,
  VisibilityTightened: PRIVATE,
  VisibilityLoosened: PRIVATE,
  // What the reporter owes, says, thinks and asks for is between the reporter and the desk.
  ReportPostponed: PRIVATE,
  FileCompleted: PRIVATE,
  ReportResumed: PRIVATE,
  ReporterReplied: PRIVATE,
  ReportRated: PRIVATE,
  ObjectionFiled: PRIVATE,
  ObjectionRejected: PRIVATE,
  ArchiveReviewRequested: PRIVATE,
  OmbudsmanHandoverGranted: SEALED,
  OmbudsmanHandoverRead: SEALED,
  // The public reads how many support it; when each of them did would tell who.
  ReportSupported: PRIVATE,
  // How the desks organise, judge and time the work.
  ReportCopied: PRIVATE,
  ReportReclassified: PRIVATE,
  ContentPublished: PRIVATE,
  FollowUpRejected: PRIVATE,
  ExtensionRequested: PRIVATE,
  ExtensionGranted: PRIVATE,
  ExtensionRefused: PRIVATE,
  ClockReminded: PRIVATE,
  ClockBreached: PRIVATE,
  ClocksRecomputed: PRIVATE,
  // Who looked behind the seals, and which personal data stood in a text.
  PiiOverridden: SEALED,
  ConfidentialOpened: SEALED,
  IdentityRevealRequested: SEALED,
  IdentityRevealApproved: SEALED,
  IdentityRevealed: SEALED,
  AccessCodeRenewed: SEALED,
  NoteAdded: INTERNAL,
  ArchiveProposed: INTERNAL,
  FinalAnswerSubmitted: INTERNAL,
  FinalAnswerRefused: INTERNAL,
  // When a telephone is on, and whether it is, says something of a person whom nobody at the desks may know.
  NotificationDelivered: OWN,
  NotificationFailed: OWN,
};

/** Whether an event of a report is shown to any of these audiences. */
export function isEventVisible(type: string, audiences: readonly Audience[]): boolean {
  return Object.hasOwn(RULES, type) && RULES[type as ReportEventType].to.some((audience) => audiences.includes(audience));
}

/** The types of all events that these audiences are shown. */
export function visibleEventTypes(audiences: readonly Audience[]): readonly ReportEventType[] {
  return (Object.keys(RULES) as ReportEventType[]).filter((type) => isEventVisible(type, audiences));
}

/**
 * Whether somebody among these audiences takes part in the report. Outsiders are not told who acted (an officer who took
 * a report down for its reporter would be), nor which number of changes the report has come to.
 */
export function takesPart(audiences: readonly Audience[]): boolean {
  return audiences.some((audience) => audience !== 'PUBLIC' && audience !== 'OUTLINE');
}

/** Whether these audiences may read which body an event concerns. */
export function showsBody(type: ReportEventType, audiences: readonly Audience[]): boolean {
  return takesPart(audiences) || RULES[type].bodyIsPublic === true;
}
