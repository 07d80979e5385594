import { randomUUID } from 'node:crypto';
import type { GraphClient } from './graph-client.js';
import type { OpenSystem, Username } from './open-system.js';

/** A report as a step leaves it. */
export interface StepReport {
  readonly id: string;
  readonly trackingId: string;
  readonly version: number;
  readonly state: string;
  readonly stage: string;
}

/** A report's way so far. Awaited it gives the report after the last step; every step goes on from the one before. */
export interface Journey extends PromiseLike<StepReport> {
  verifiedBy(admin: Username): { disposedTo(agencyCode: string, input?: Record<string, unknown>): Journey };
  acceptedBy(officer: Username): Journey;
  followedUpBy(officer: Username, text?: string): Journey;
  answeredBy(officer: Username, text?: string): Journey;
  /** By the citizen who filed it. */
  confirmed(): Journey;
}

export const TITLE = 'Lampu jalan padam di Jalan Soekarno-Hatta';
export const CONTENT = 'Lampu penerangan jalan di Jalan Soekarno-Hatta padam sejak hari Senin sehingga jalan gelap.';
export const PUBLISHED = 'Lampu penerangan jalan padam sejak hari Senin.';
export const PLACE = 'Jalan Soekarno-Hatta nomor 17';
export const NOTE = 'Mohon diperiksa hari ini.';
export const FOLLOW_UP = 'Petugas sedang menuju lokasi untuk memeriksa jaringan lampu.';
export const ANSWER = 'Lampu jalan telah diperbaiki dan menyala kembali.';

/** Begins a journey: `openJourney(system).citizen().files().verifiedBy('admin-nasional').disposedTo('D-18.72')`. */
export function openJourney(system: OpenSystem) {
  return {
    citizen(who: Username | GraphClient = 'warga') {
      const client = typeof who === 'string' ? system.as(who) : Promise.resolve(who);
      return {
        files: (input: Record<string, unknown> = {}): Journey =>
          createJourney(
            system,
            client,
            client.then((citizen) => runStep(citizen, 'fileReport', filing(input))),
          ),
      };
    },
  };
}

/** A valid filing. */
export function filing(input: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    idempotencyKey: randomUUID(),
    class: 'COMPLAINT',
    title: TITLE,
    content: CONTENT,
    place: PLACE,
    eventDate: '2026-05-04',
    regionCode: '18.72',
    ...input,
  };
}

/** A valid verification of a report. */
export function verification(report: Pick<StepReport, 'id' | 'version'>, input: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ...at(report),
    title: TITLE,
    publishedContent: PUBLISHED,
    categoryId: 'lingkungan.pohon-tumbang',
    agencyCode: 'D-18.72',
    publish: true,
    note: NOTE,
    ...input,
  };
}

export function at({ id, version }: Pick<StepReport, 'id' | 'version'>) {
  return { reportId: id, expectedVersion: version };
}

/** Mutation → the type of its input. */
const INPUT_TYPES = {
  fileReport: 'FileReportInput',
  verifyAndDispose: 'VerifyAndDisposeInput',
  acceptDisposition: 'AcceptDispositionInput',
  addFollowUp: 'FollowUpInput',
  giveFinalAnswer: 'FollowUpInput',
  confirmSolved: 'ConfirmSolvedInput',
  fileReportOnBehalf: 'FileReportOnBehalfInput',
  postponeReport: 'PostponeReportInput',
  askReporter: 'AskReporterInput',
  completeFile: 'CompleteFileInput',
  resumeReport: 'ReportCommandInput',
  archiveReport: 'ArchiveReportInput',
  proposeArchive: 'ArchiveReportInput',
  approveArchive: 'ReportCommandInput',
  requestArchiveReview: 'ReportCommandInput',
  reviewArchive: 'ReportCommandInput',
  referOut: 'ReferOutInput',
  mergeDuplicate: 'MergeDuplicateInput',
  splitDuplicate: 'ReportCommandInput',
  forwardInternal: 'ForwardInternalInput',
  transferReport: 'TransferReportInput',
  returnNotCompetent: 'ReturnNotCompetentInput',
  addCc: 'AddCcInput',
  requestExtension: 'RequestExtensionInput',
  decideExtension: 'DecideExtensionInput',
  replyToAnswer: 'ReplyToAnswerInput',
  rejectFollowUp: 'RejectFollowUpInput',
  rateReport: 'RateReportInput',
  fileObjection: 'FileObjectionInput',
  decideObjection: 'DecideObjectionInput',
  withdrawReport: 'ReportCommandInput',
  reclassifyReport: 'ReclassifyReportInput',
  addNote: 'AddNoteInput',
  submitFinalAnswer: 'FollowUpInput',
  approveFinalAnswer: 'ReportCommandInput',
  refuseFinalAnswer: 'RefuseFinalAnswerInput',
  completeByAdmin: 'CompleteByAdminInput',
  changeVisibility: 'ChangeVisibilityInput',
  publishContent: 'PublishContentInput',
  openConfidential: 'OpenConfidentialInput',
  renewAccessCode: 'ReportCommandInput',
  grantOmbudsmanHandover: 'ReportCommandInput',
} as const;
export type Command = keyof typeof INPUT_TYPES;

/** The text of a command's operation; its variable is `input`. */
export function commandOperation(command: Command): string {
  return `mutation ($input: ${INPUT_TYPES[command]}!) { report: ${command}(input: $input) { id trackingId version state stage } }`;
}

export async function runStep(client: GraphClient, command: Command, input: Record<string, unknown>): Promise<StepReport> {
  return (await client.get<{ report: StepReport }>(commandOperation(command), { input })).report;
}

function createJourney(system: OpenSystem, citizen: Promise<GraphClient>, report: Promise<StepReport>): Journey {
  const next = (who: Promise<GraphClient>, command: Command, input: (report: StepReport) => Record<string, unknown>) =>
    createJourney(
      system,
      citizen,
      report.then(async (before) => runStep(await who, command, input(before))),
    );
  return {
    verifiedBy: (admin) => ({
      disposedTo: (agencyCode, input = {}) =>
        next(system.as(admin), 'verifyAndDispose', (before) => verification(before, { agencyCode, ...input })),
    }),
    acceptedBy: (officer) => next(system.as(officer), 'acceptDisposition', at),
    followedUpBy: (officer, text = FOLLOW_UP) => next(system.as(officer), 'addFollowUp', (before) => ({ ...at(before), text })),
    answeredBy: (officer, text = ANSWER) => next(system.as(officer), 'giveFinalAnswer', (before) => ({ ...at(before), text })),
    confirmed: () => next(citizen, 'confirmSolved', at),
    // biome-ignore lint/suspicious/noThenProperty: a journey is awaited at any of its steps
    then: (onDone, onFailed) => report.then(onDone, onFailed),
  };
}
