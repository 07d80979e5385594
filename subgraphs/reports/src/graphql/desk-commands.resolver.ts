import { PERSONS } from '@lapor/schema/access-policies';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { addNote } from '../actions/add-note.js';
import { approveArchive, archiveReport, proposeArchive } from '../actions/archive-report.js';
import { completeByAdmin } from '../actions/complete-by-admin.js';
import { fileReportOnBehalf } from '../actions/file-report-on-behalf.js';
import { mergeDuplicate, splitDuplicate } from '../actions/merge-duplicate.js';
import { postponeReport } from '../actions/postpone-report.js';
import { reclassifyReport } from '../actions/reclassify-report.js';
import { referOut } from '../actions/refer-out.js';
import { resumeReport } from '../actions/resume-report.js';
import { reviewArchive } from '../actions/review-archive.js';
import { ReportCommandInputType } from './command.input.js';
import type { ReportsContext } from './context.js';
import {
  AddNoteInputType,
  ArchiveReportInputType,
  CompleteByAdminInputType,
  MergeDuplicateInputType,
  PostponeReportInputType,
  ReclassifyReportInputType,
  ReferOutInputType,
} from './desk-commands.input.js';
import { FileReportOnBehalfInputType } from './file-report-on-behalf.input.js';
import { ReportType } from './report.type.js';
import { showFiledReport } from './show-filed-report.js';
import { showReport } from './show-report.js';

/** What the desks decide about a report besides whose it is. */
@Resolver()
export class DeskCommandsResolver {
  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Petugas mencatat laporan bagi pelapor tanpa akun.' })
  fileReportOnBehalf(
    @Arg('input', () => FileReportOnBehalfInputType) input: FileReportOnBehalfInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showFiledReport(context, fileReportOnBehalf(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Menunda laporan.' })
  postponeReport(
    @Arg('input', () => PostponeReportInputType) input: PostponeReportInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, postponeReport(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Melanjutkan laporan yang ditunda.' })
  resumeReport(
    @Arg('input', () => ReportCommandInputType) input: ReportCommandInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, resumeReport(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Mengarsipkan laporan; pelaporan pelanggaran memerlukan petugas kedua.' })
  archiveReport(
    @Arg('input', () => ArchiveReportInputType) input: ArchiveReportInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, archiveReport(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Mengusulkan pengarsipan kepada petugas kedua.' })
  proposeArchive(
    @Arg('input', () => ArchiveReportInputType) input: ArchiveReportInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, proposeArchive(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Menyetujui usulan pengarsipan petugas lain.' })
  approveArchive(
    @Arg('input', () => ReportCommandInputType) input: ReportCommandInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, approveArchive(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Admin Nasional memeriksa kembali laporan yang diarsipkan.' })
  reviewArchive(
    @Arg('input', () => ReportCommandInputType) input: ReportCommandInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, reviewArchive(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Mengalihkan laporan kepada lembaga di luar LAPOR!.' })
  referOut(@Arg('input', () => ReferOutInputType) input: ReferOutInputType, @Ctx() context: ReportsContext): Promise<ReportType> {
    return showReport(context, referOut(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Menggabungkan laporan dengan laporan lain tentang hal yang sama.' })
  mergeDuplicate(
    @Arg('input', () => MergeDuplicateInputType) input: MergeDuplicateInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, mergeDuplicate(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Membatalkan penggabungan.' })
  splitDuplicate(
    @Arg('input', () => ReportCommandInputType) input: ReportCommandInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, splitDuplicate(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Mengubah jenis laporan.' })
  reclassifyReport(
    @Arg('input', () => ReclassifyReportInputType) input: ReclassifyReportInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, reclassifyReport(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Menulis catatan internal yang tidak dilihat pelapor dan umum.' })
  addNote(@Arg('input', () => AddNoteInputType) input: AddNoteInputType, @Ctx() context: ReportsContext): Promise<ReportType> {
    return showReport(context, addNote(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Admin Nasional menyelesaikan laporan yang dinyatakan selesai oleh pelapor di luar sistem.' })
  completeByAdmin(
    @Arg('input', () => CompleteByAdminInputType) input: CompleteByAdminInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, completeByAdmin(context.services, context.subject, input));
  }
}
