/**
 * What is decided of the fields of each object type. A type whose fields stand in one line is given whole, to whoever
 * reaches it; a new field changes the line, and somebody has to say for whom it is.
 */
export const WHOLE_TYPES: Readonly<Record<string, string>> = {
  // The registry, which is public: bodies, regions, rules, calendars, its history.
  Agency:
    'active children code connectionModel externalCodes history id name overseen overseers parent region shortName successor systemRoles timeZone type validFrom validTo version',
  AnswerPolicy: 'approval categoryId evidence id legalRef reportClass supervisionOnly validFrom validTo',
  Category: 'active children id name nationalPriority parent successor validFrom validTo',
  DueDate: 'day dueAt provisional',
  ExternalCode: 'code scheme',
  Holiday: 'date kind legalRef name provisional region revokedBy',
  JurisdictionRule: 'agency category id legalRef region role validFrom validTo weight',
  OutsideBodyInfo: 'code contact name',
  Oversight: 'id legalRef overseer role scope validFrom validTo',
  Region: 'agency code level name ownGovernment parent timeZone villageKind',
  RegistryEvent: 'agency byAgency byRole cursor effectiveOn id key kind legalRef occurredAt sequence type',
  RegistryHistoryCheck: 'events intact',
  SlaPolicy: 'amount collectiveLeaveStops id key legalRef pauses reportClass roles rollsForward unit validFrom validTo',
  SmsKeyword: 'agency id source validFrom validTo words',
  SystemRole: 'legalRef role',
  WorkingHours: 'agencyCode closes days legalRef opens validFrom',
  // Answers to a text or a word, about nobody.
  AgencySuggestion: 'ambiguous candidates',
  KeywordCandidate: 'agency number',
  KeywordResolution: 'candidates keyword outcome rest',
  SuggestedAgency: 'agency reasons score',
  SuggestionReason: 'count kind legalRef region words',
  // Numbers in which small ones are suppressed, and proofs that hold hashes.
  AgencyStatistic: 'agency reports',
  AuditRoot: 'chains day number previousRoot publicKey root signature signedAt upToPosition upToTxid',
  ClassStatistic: 'class reports',
  HistoryVerification: 'brokenAt length ok reason',
  MonthStatistic: 'month reports',
  RegionStatistic: 'region reports',
  ReportCounters: 'byClass byStage cursor region total',
  ReportStatistics: 'byAgency byClass byMonth byRegency byRegion byStage total',
  StageStatistic: 'reports stage',
  StatisticCount: 'count suppressed',
  // Pages: what is in them is decided where it stands.
  AgencyConnection: 'edges nodes pageInfo',
  AgencyEdge: 'cursor node',
  ApiClientConnection: 'edges nodes pageInfo',
  ApiClientEdge: 'cursor node',
  AuditRootConnection: 'edges nodes pageInfo',
  AuditRootEdge: 'cursor node',
  OfficerConnection: 'edges nodes pageInfo',
  OfficerEdge: 'cursor node',
  PageInfo: 'endCursor hasNextPage',
  RegionConnection: 'edges nodes pageInfo',
  RegionEdge: 'cursor node',
  RegistryEventConnection: 'edges nodes pageInfo',
  RegistryEventEdge: 'cursor node',
  ReportConnection: 'edges nodes pageInfo',
  ReportEdge: 'cursor node',
  ReportEventConnection: 'edges nodes pageInfo',
  ReportEventEdge: 'cursor node',
  SmsKeywordConnection: 'edges nodes pageInfo',
  SmsKeywordEdge: 'cursor node',
  // Parts of a report: whoever is shown the field of the report that holds them. Texts and names in them are looked at one by one (`visibility.test`, `hidden-events.test`, `test/src/proof`).
  AnswerDraft: 'approved decidedAt evidence id reason submittedAt text',
  Citizen: 'displayName id',
  ClockRecipient: 'agency role',
  Closing: 'agency bodies closedAt goInstead kind label reason text',
  ContentVersion: 'agency byRole content editedAt piiOverrideReason reason title version',
  Disposition: 'acceptedAt byRole disposedAt from hop id kind note proposedAgency proposedBody to',
  Evidence: 'kind text',
  ExtensionRequest: 'askedAt days decidedAt granted reason',
  AnsweredDelivery: 'answer messageId',
  FilingOutcome: 'receipt refusal',
  FilingProblem: 'field masalah problem',
  FilingReceipt: 'accessCode filedAt trackingId',
  FilingRefusal: 'code fields message pesan retryable',
  FollowUp: 'agency evidence id kind text writtenAt',
  HandoverReading: 'agency byRole readAt reason',
  IdentityReveal: 'approvedAt id reason requestedAt revealedAt',
  InternalNote: 'agency byRole id text writtenAt',
  MergedInto: 'report stage stateLabel',
  Objection: 'accepted decidedAt decidedBy decision filedAt reason',
  Postponement: 'label reason turn',
  Rating: 'comment ratedAt score solved',
  ReportClock: 'dueAt isLate key label legalRef pausedAt percent provisional remainingDays startedAt stoppedAt',
  ReportEvent: 'actorKind actorRole agency clock cursor disposition followUp id notification occurredAt report stage state type typeLabel',
  ReportEventClock: 'dueAt key label percent recipients',
  // The reporter's alone (`sms-deliveries.test`).
  ReportEventNotification: 'at outcome step stepLabel',
  ReportMessage: 'agency id kind kindLabel text writtenAt',
  // The file for the Ombudsman: whoever has opened it, which is told (`after-the-answer.test`).
  HandoverConsent: 'grantedAt grantedBy',
  HandoverStep: 'agency label occurredAt type',
  OmbudsmanHandover: 'consent content contentVersions dispositions filedAt followUps messages statutoryDueAt timeline title trackingId',
  // Given once, to who asked for it and gave a reason (`seals.test`).
  RevealIdentityPayload: 'pending report requestId revealedReporter',
  RevealedReporter: 'displayName email phone',
  // Somebody's own, reached through `me` and through one's own commands alone (`rights.test`, `sessions.test`).
  Account:
    'citizen consents deletion displayName email hasAddress id identities identityAccesses kind memberships nik phone sessions username verifiedContacts',
  Consent: 'givenAt purpose version withdrawnAt',
  ConsentText: 'legalRef purpose text version',
  DeletionRequest: 'executeAfter holds requestedAt',
  IdentityAccess: 'accessedAt agencyCode reason reportId role',
  Membership: 'agency role',
  SentCode: 'expiresAt',
  Session: 'clientId expiresAt id startedAt usedAt',
  SignInResult: 'account expiresAt token',
  StandingHold: 'endsAt label legalReference placedAt reason',
  // Officers: names and what they hold are for the administrators of their agency; others are given neither (`officer-doors.test`, `sso-doors.test`).
  CreatedOfficerAccount: 'id oneTimePassword username',
  Officer: 'active displayName id identities leave memberships',
  OfficerIdentity: 'id issuer linkedAt',
  OfficerLeave: 'deputyId from to',
  OfficerMembership: 'actingFor agency role validFrom validTo',
  // API clients: for those who manage them (`registry-doors.test`, `client-credentials.test`).
  ApiClient: 'contact effective id legalRef ownerCode perDay perMinute purpose scopes suspendedBy suspendedFor validFrom validTo',
  ClientCredentials: 'keys secrets',
  ClientKey: 'createdAt kid',
  ClientSecret: 'createdAt expiresAt id',
  IssuedClientSecret: 'clientId formerUntil id secret',
  // Webhooks: for the API client that owns them, and those who manage the clients of its agency (`webhooks/doors.test`).
  Webhook:
    'agencyCode clientId createdAt cursor deliveredAt failedAttempts formerSecretUntil id lastFailure nextAttemptAt pauseReason pausedAt state url',
  WebhookEvent: 'clientId cursor id occurredAt pauseReason type webhookId',
  WebhookFailure: 'at code status',
  WebhookWithSecret: 'secret webhook',
  // Answers to commands of administrators and of other processes.
  // The channel of SMS: reached by nobody without its scope (`sms-channel.test`, `channel-accounts.test`).
  ChannelAccount: 'addressee reporterKey',
  ChannelClaimCode: 'code expiresAt',
  ChannelContact: 'addressee phone reporter',
  ChannelEvent: 'agency cursor id neutral occurredAt stage state trackingId type',
  ChannelEventConnection: 'edges nodes pageInfo',
  ChannelEventEdge: 'cursor node',
  ClockRecompute: 'calendarVersion id reason requestedAt',
  ImportProblem: 'code column field line masalah problem',
  ImportResult: 'added changed dryRun problems rows unchanged',
  WhatIfDays: 'days moved',
  WhatIfDesk: 'agency moved',
  WhatIfTimeRules: 'byDays byDesk exact examinedReports moved openDeadlines openReports',
};

/** What each of the principals is shown of a field, in their order: `+` something, `-` nothing, ` ` no such report. */
interface Shown {
  /** Of a published report. */
  readonly open: string;
  /** Of one that is anonymous and confidential. */
  readonly hidden: string;
}

/** That there is such a report, and where it stands. */
const OUTLINE: Shown = { open: '++++++++++++', hidden: ' + ++ +  ++ ' };
/** What a verifier has published; of a hidden report the text as it was edited, for the parties. */
const PUBLISHED: Shown = { open: '++++++++++++', hidden: ' + +- +  ++ ' };
/** What was written, asked, answered and counted: for the parties. A leader opens a confidential report first. */
const ORIGINAL: Shown = { open: '-+-++-+-+++-', hidden: ' + +- +  ++ ' };
/** How far the parties have come with it. */
const PROGRESS: Shown = { open: '-+-++-+-+++-', hidden: ' + ++ +  ++ ' };
/** How the texts were edited. */
const VERSIONS: Shown = { open: '-+-++-+-++--', hidden: ' + +- +  +- ' };
/** What the desks say among themselves. */
const INTERNAL: Shown = { open: '---++-+--+--', hidden: ' - +- +  +- ' };
/** Who has filed it: never of an anonymous one; at the national desk and for overseers by a reveal alone. */
const IDENTITY: Shown = { open: '++++++++--++', hidden: ' - -- -  -- ' };
/** Nothing is in it in the lives that are looked at here; `visibility.test`, `five-reports` and `test/src/proof` look at it. */
const NOT_IN_THIS_LIFE: Shown = { open: '------------', hidden: ' - -- -  -- ' };

/** The fields of a report, each with who is shown it. */
export const REPORT_FIELDS: Readonly<Record<string, Shown>> = {
  accessCode: NOT_IN_THIS_LIFE,
  anonymous: OUTLINE,
  answerDrafts: NOT_IN_THIS_LIFE,
  category: OUTLINE,
  channel: OUTLINE,
  class: OUTLINE,
  classLabel: OUTLINE,
  clocks: ORIGINAL,
  closing: NOT_IN_THIS_LIFE,
  completedHow: ORIGINAL,
  completedHowLabel: ORIGINAL,
  confidential: OUTLINE,
  content: ORIGINAL,
  contentVersions: VERSIONS,
  copiedTo: OUTLINE,
  desk: OUTLINE,
  dispositions: OUTLINE,
  eventDate: ORIGINAL,
  events: OUTLINE,
  extensionRequests: ORIGINAL,
  filedAt: OUTLINE,
  filedBy: NOT_IN_THIS_LIFE,
  followUps: ORIGINAL,
  handoverReadings: NOT_IN_THIS_LIFE,
  id: OUTLINE,
  identityReveals: NOT_IN_THIS_LIFE,
  internalNotes: INTERNAL,
  isLate: OUTLINE,
  languageHint: ORIGINAL,
  leadAgency: OUTLINE,
  mergedInto: NOT_IN_THIS_LIFE,
  messages: ORIGINAL,
  nextDueAt: NOT_IN_THIS_LIFE,
  objection: NOT_IN_THIS_LIFE,
  place: ORIGINAL,
  postponement: NOT_IN_THIS_LIFE,
  published: OUTLINE,
  publishedContent: PUBLISHED,
  publishedTitle: PUBLISHED,
  rating: ORIGINAL,
  region: OUTLINE,
  reporter: IDENTITY,
  stage: OUTLINE,
  state: OUTLINE,
  stateLabel: OUTLINE,
  supervision: ORIGINAL,
  supportCount: OUTLINE,
  title: ORIGINAL,
  trackingId: OUTLINE,
  updatedAt: PROGRESS,
  version: PROGRESS,
};
