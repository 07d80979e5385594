/** The events that leave a subgraph's log. Payloads hold codes and texts, never personal data or a reporter's id. */

/** An event as the log hands it to a follower. */
export interface LoggedEvent {
  /** Opaque position in the log, valid for the stream it was read from. */
  readonly cursor: string;
  readonly id: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  /** 1, 2, 3 … without gaps within one aggregate. */
  readonly sequence: number;
  readonly type: string;
  /** ISO 8601 in UTC, milliseconds. */
  readonly occurredAt: string;
  readonly actor: EventActor;
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * Who did it, as far as anyone may know: a reporter or the system is never identified, an officer by office, an API
 * client by its agency.
 */
export interface EventActor {
  readonly kind: 'REPORTER' | 'OFFICER' | 'API_CLIENT' | 'SYSTEM' | 'PUBLIC';
  readonly role?: string;
  readonly agencyCode?: string;
}

/** What happened to a report (domain.md 4.4, last column). */
export const REPORT_EVENTS = [
  'ReportReceived',
  'ReportVerified',
  'ReportDisposed',
  'DispositionAccepted',
  'FollowUpAdded',
  'FinalAnswerGiven',
  'FinalAnswerSubmitted',
  'FinalAnswerRefused',
  'ReportCompleted',
  'ReportPostponed',
  'FileCompleted',
  'ReportResumed',
  'ReportLapsed',
  'ArchiveProposed',
  'ReportArchived',
  'ArchiveReviewRequested',
  'ArchiveReviewed',
  'ReportReferred',
  'ReportMerged',
  'ReportSplit',
  'ReportForwarded',
  'ReportTransferred',
  'ReportInherited',
  'DispositionReturned',
  'ReportCopied',
  'ExtensionRequested',
  'ExtensionGranted',
  'ExtensionRefused',
  'ReporterReplied',
  'FollowUpRejected',
  'ObjectionFiled',
  'ObjectionRejected',
  'ReportReopened',
  'ReportWithdrawn',
  'ReportReclassified',
  'ReportRated',
  'ReportSupported',
  'NoteAdded',
  'OmbudsmanHandoverGranted',
  'OmbudsmanHandoverRead',
  'ContentPublished',
  'PiiOverridden',
  'VisibilityTightened',
  'VisibilityLoosened',
  'ReportRetracted',
  'ConfidentialOpened',
  'IdentityRevealRequested',
  'IdentityRevealApproved',
  'IdentityRevealed',
  'AccessCodeRenewed',
  'ClockReminded',
  'ClockBreached',
  'ClocksRecomputed',
  'NotificationDelivered',
  'NotificationFailed',
] as const;
export type ReportEventType = (typeof REPORT_EVENTS)[number];

/** What happened to a webhook; its aggregate is of the type `webhook`. */
export const WEBHOOK_EVENTS = [
  'WebhookCreated',
  'WebhookChanged',
  'WebhookSecretRotated',
  'WebhookPaused',
  'WebhookResumed',
  'WebhookReplayed',
  'WebhookDeleted',
] as const;
export type WebhookEventType = (typeof WEBHOOK_EVENTS)[number];

/**
 * What the registry tells its followers, and the kind of entry it is about. The payload is always the whole entry as it
 * is after the change (and the decree behind it), so a follower that knows none of the types still keeps the entry right.
 */
export const REGISTRY_EVENTS = {
  RegionRegistered: 'region',
  AgencyRegistered: 'agency',
  AgencyRenamed: 'agency',
  AgencyMoved: 'agency',
  AgencyChanged: 'agency',
  AgencyClosed: 'agency',
  AgencyMerged: 'agency',
  AgencySplit: 'agency',
  AgencyReopened: 'agency',
  ExternalCodeSet: 'externalCode',
  OversightEstablished: 'oversight',
  OversightEnded: 'oversight',
  CategoryRegistered: 'category',
  CategoryChanged: 'category',
  CategoryRetired: 'category',
  CategoryReopened: 'category',
  PolicyEnacted: 'policy',
  PolicyEnded: 'policy',
  AnswerPolicyEnacted: 'answerPolicy',
  AnswerPolicyEnded: 'answerPolicy',
  HolidayDeclared: 'holiday',
  KeywordRegistered: 'keyword',
  KeywordRetired: 'keyword',
  JurisdictionEnacted: 'jurisdiction',
  JurisdictionEnded: 'jurisdiction',
  OfficerAppointed: 'officer',
  MembershipEnded: 'officer',
  OfficerOnLeave: 'officer',
  OfficerReturned: 'officer',
  OfficerDeactivated: 'officer',
  OfficerReactivated: 'officer',
  HolidayRevoked: 'holiday',
  WorkingHoursSet: 'workingHours',
  ApiClientRegistered: 'apiClient',
  ApiClientChanged: 'apiClient',
  ApiClientSuspended: 'apiClient',
  ApiClientResumed: 'apiClient',
} as const satisfies Record<string, RegistryKind>;
export type RegistryEventType = keyof typeof REGISTRY_EVENTS;

/** The kinds of entry that the registry is made of; also the type of their aggregates in the log. */
export const REGISTRY_KINDS = [
  'region',
  'agency',
  'category',
  'policy',
  'answerPolicy',
  'holiday',
  'keyword',
  'jurisdiction',
  'externalCode',
  'oversight',
  'officer',
  'workingHours',
  'apiClient',
] as const;
export type RegistryKind = (typeof REGISTRY_KINDS)[number];

/** A whole set of reference data was loaded: too many rows for an event each (docs/adr/0020). */
export const REGIONS_LOADED = 'RegionsLoaded';
/** The payload of `RegionsLoaded`: the level of the regions, how many there are now, and the version of their source. */
export interface RegionsLoaded {
  readonly level: 'DISTRICT' | 'VILLAGE';
  readonly count: number;
  readonly version: string;
}

/** The events that tell how reports pass between agencies; part of what reports gives out in its feed. */
export const TRANSFER_EVENTS = ['ReportTransferred', 'DispositionReturned'] as const satisfies readonly ReportEventType[];

/**
 * The detail of `ReportTransferred` and `DispositionReturned`, for whoever counts the ways that reports take; codes
 * only. A return names the agency that is proposed, if it is one of the registry.
 */
export type TransferDetail = {
  readonly fromAgencyCode: string;
  readonly toAgencyCode?: string;
  readonly categoryId?: string;
  readonly regionCode?: string;
  readonly confidential: boolean;
};

/**
 * Which desk's open work a report's event changes, in the payload's `work`: the desk that has one open report less, and
 * the one that has one more. Null stands for nobody: a report just filed, or closed. An event without it changes none.
 */
export interface WorkMoved {
  readonly from: string | null;
  readonly to: string | null;
}

/** One page of an event feed between processes. */
export interface FeedPage {
  readonly events: readonly LoggedEvent[];
  /** Where to go on from; equals the request's cursor when nothing was new. Null at the start of an empty log. */
  readonly next: string | null;
  /** True when nothing stood behind this page when it was read. */
  readonly atEnd: boolean;
}
