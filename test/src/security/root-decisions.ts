/**
 * Who is let in at each field of Query, Mutation and Subscription, asked with the least that it demands, by a principal of
 * each kind in the order of `PRINCIPALS`: `U` nobody's business without a token, `F` not theirs, `?` as unknown as what does
 * not exist, `.` let in. A new field has no line: somebody has to decide.
 */
const DECISIONS: readonly { readonly marks: string; readonly who: string; readonly fields: string }[] = [
  {
    marks: 'U?????????FF',
    who: 'Persons; whose report it is and in which office they act is decided by the report, which does not exist here.',
    fields: `
      Mutation.acceptDisposition Mutation.addCc Mutation.addFollowUp Mutation.addNote Mutation.approveArchive
      Mutation.approveFinalAnswer Mutation.archiveReport Mutation.askReporter Mutation.changeVisibility
      Mutation.completeByAdmin Mutation.completeFile Mutation.confirmSolved Mutation.decideExtension
      Mutation.decideObjection Mutation.fileObjection Mutation.forwardInternal Mutation.giveFinalAnswer
      Mutation.grantOmbudsmanHandover Mutation.mergeDuplicate Mutation.openConfidential
      Mutation.openOmbudsmanHandover Mutation.postponeReport Mutation.proposeArchive Mutation.publishContent
      Mutation.rateReport Mutation.reclassifyReport Mutation.referOut Mutation.refuseFinalAnswer
      Mutation.rejectFollowUp Mutation.renewAccessCode Mutation.replyToAnswer Mutation.requestArchiveReview
      Mutation.requestExtension Mutation.resumeReport Mutation.returnNotCompetent Mutation.reviewArchive
      Mutation.splitDuplicate Mutation.submitFinalAnswer Mutation.supportReport Mutation.transferReport
      Mutation.verifyAndDispose Mutation.withdrawReport
    `,
  },
  {
    marks: '............',
    who: 'Everybody: what is public, what an access code opens, and the ways in.',
    fields: `
      Query.agencies Query.agency Query.agencyByExternalCode Query.answerPolicies Query.auditRoots Query.categories
      Query.category Query.consentTexts Query.dueDate Query.holidays Query.me Query.oversights Query.publicReports
      Query.region Query.regions Query.report Query.reportByAccessCode Query.reportByTrackingId
      Query.reportStatistics Query.resolveKeyword Query.slaPolicies Query.smsKeywords Query.suggestAgency
      Query.verifyHistory Query.verifyRegistryHistory Query.workingDaysBetween Query.workingHours
      Mutation.changePassword Mutation.claimAccount Mutation.register Mutation.requestAccountClaim Mutation.signIn
      Subscription.registryEvents Subscription.reportCounters
    `,
  },
  {
    marks: 'UFFFFFFFF.FF',
    who: 'National administrators.',
    fields: `
      Query.apiClient Query.apiClients Query.whatIfTimeRules Mutation.closeAgency Mutation.declareHoliday
      Mutation.enactAnswerPolicy Mutation.enactJurisdiction Mutation.enactPolicy Mutation.establishOversight
      Mutation.liftLegalHold Mutation.mergeAgency Mutation.moveAgency Mutation.moveHoliday Mutation.placeLegalHold
      Mutation.recomputeClocks Mutation.registerAgency Mutation.registerCategory Mutation.reopenAgency
      Mutation.revokeHoliday Mutation.splitAgency
    `,
  },
  {
    marks: 'UFFFFFFFF?FF',
    who: 'National administrators; what is named does not exist here.',
    fields: `
      Mutation.approveIdentityReveal Mutation.changeApiClient Mutation.changeCategory Mutation.endAnswerPolicy
      Mutation.endJurisdiction Mutation.endOversight Mutation.endPolicy Mutation.linkOfficerIdentity
      Mutation.reopenCategory Mutation.resumeApiClient Mutation.retireCategory Mutation.revealIdentity
      Mutation.suspendApiClient Mutation.unlinkOfficerIdentity
    `,
  },
  {
    marks: 'UFFFFF.FF.FF',
    who: 'Administrators of the agency named, and national ones.',
    fields: `
      Query.officers Mutation.appointOfficer Mutation.changeAgency Mutation.deactivateOfficer Mutation.endMembership
      Mutation.endOfficerLeave Mutation.reactivateOfficer Mutation.registerApiClient Mutation.registerKeyword
      Mutation.renameAgency Mutation.setExternalCode Mutation.setOfficerLeave Mutation.setWorkingHours
    `,
  },
  {
    marks: 'U.........FF',
    who: 'Persons with an account, about themselves and their reports.',
    fields: `
      Mutation.confirmContact Mutation.correctMyData Mutation.endAllSessions Mutation.endSession
      Mutation.exportMyData Mutation.fileReport Mutation.fileReportOnBehalf Mutation.giveConsent
      Mutation.requestConfirmationCode Mutation.requestContactCode Mutation.withdrawConsent
    `,
  },
  {
    marks: 'U???????????',
    who: 'Who manages the clients of an agency; for everybody else there is no such client.',
    fields: `
      Query.clientCredentials Mutation.issueClientSecret Mutation.registerClientKey Mutation.removeClientKey
      Mutation.revokeClientSecret
    `,
  },
  {
    marks: 'U..FFFFFFFFF',
    who: 'Citizens, about their own.',
    fields: `
      Query.myReports Mutation.cancelDeletion Mutation.requestDeletion
    `,
  },
  {
    marks: 'UFFFFF..F.FF',
    who: 'Administrators of any agency, and national ones; of what, is decided by what is named.',
    fields: `
      Query.officer Mutation.createOfficerAccount Mutation.importRegistry
    `,
  },
  {
    marks: '????????????',
    who: 'Everybody, and told that there is no such thing.',
    fields: `
      Query.jurisdictionRules Subscription.reportEvents
    `,
  },
  {
    marks: 'UFFFFF.FFFFF',
    who: 'The administrators of the office named.',
    fields: `
      Query.escalations Subscription.escalationEvents
    `,
  },
  {
    marks: 'UFF.FF.FFF.F',
    who: 'Who works at the desk named, and its system with the scope to read reports.',
    fields: `
      Query.eventFeed Subscription.deskEvents
    `,
  },
  {
    marks: 'UFF..F.F...F',
    who: 'Who works in the tree of the agency named, leads or oversees it, the national desk, and its system with the scope to read reports.',
    fields: `
      Subscription.deadlineEvents Subscription.subtreeEvents
    `,
  },
  {
    marks: 'UFF.FF.FFFFF',
    who: 'Who works at the desk named.',
    fields: `
      Query.deskQueue
    `,
  },
  {
    marks: 'UFFFFF??F?FF',
    who: 'Administrators; of which agency, is decided by what is named, which does not exist here.',
    fields: `
      Mutation.retireKeyword
    `,
  },
  {
    marks: 'UFFFF..FF..F',
    who: 'Who manages the clients of the agency named, and its system with the scope to manage webhooks.',
    fields: `
      Query.webhooks Subscription.webhookEvents
    `,
  },
  {
    marks: 'UFFFFFFFFF.F',
    who: 'A system with the scope to manage webhooks.',
    fields: `
      Mutation.createWebhook
    `,
  },
  {
    marks: 'UFFFFFFFFF?F',
    who: 'A system with the scope to manage webhooks; there is no such webhook.',
    fields: `
      Mutation.changeWebhook Mutation.deleteWebhook Mutation.pauseWebhook Mutation.renewWebhookSecret
      Mutation.replayWebhook Mutation.resumeWebhook
    `,
  },
  {
    marks: 'UFFFFFFF..FF',
    who: 'Overseers and national administrators, when no agency is named.',
    fields: `
      Query.reports
    `,
  },
  {
    marks: 'UFFFFFFFFF.F',
    who: 'A system with the scope to file.',
    fields: `
      Mutation.fileReportByChannel Mutation.fileReportsByChannel
    `,
  },
  {
    marks: 'UFFFFFFFFF.F',
    who: 'The channel of SMS: a system with its scope.',
    fields: `
      Query.channelContacts Query.channelFeed Mutation.issueClaimCode Mutation.noteDeliveriesByChannel Mutation.openChannelAccount
      Mutation.openChannelAccounts Mutation.renewCodeByChannel
    `,
  },
];

/** Field → who is let in. */
export const ROOT_DECISIONS: Readonly<Record<string, string>> = Object.fromEntries(
  DECISIONS.flatMap(({ marks, fields }) => fields.split(/\s+/).flatMap((field) => (field ? [[field, marks]] : []))),
);
