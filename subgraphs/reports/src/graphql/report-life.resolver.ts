import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { type CompletionKind, completionLabel } from '../domain/report/completion-kind.js';
import { type ReportStage, stageOf, stateLabel } from '../domain/report/report-state.js';
import type { ReportsContext } from './context.js';
import { ReportStageEnum } from './enums.js';
import { AgencyReference, toAgency } from './references.type.js';
import { ReportType } from './report.type.js';
import { CompletionKindEnum } from './report-life.enums.js';
import {
  ClosingType,
  ExtensionRequestType,
  InternalNoteType,
  ObjectionType,
  PostponementType,
  RatingType,
  ReportMessageType,
  toClosingType,
  toExtensionRequestType,
  toInternalNoteType,
  toMessageType,
  toObjectionType,
  toPostponementType,
  toRatingType,
} from './report-life.type.js';
import { toReportType } from './to-report-type.js';

@ObjectType('MergedInto', { description: 'Laporan yang diikuti. Tahapnya terlihat; laporannya sendiri hanya sejauh boleh dilihat.' })
export class MergedIntoType {
  @Field(() => ReportStageEnum)
  stage!: ReportStage;

  @Field(() => String)
  stateLabel!: string;

  @Field(() => ReportType, { nullable: true })
  report!: ReportType | null;
}

/** What the state machine keeps of a report. Each field asks the view of the report for its part. */
@Resolver(() => ReportType)
export class ReportLifeResolver {
  @FieldResolver(() => PostponementType, { nullable: true, description: 'Selama laporan ditunda; tidak untuk umum.' })
  async postponement(@Root() { id, view }: ReportType, @Ctx() { loaders }: ReportsContext): Promise<PostponementType | null> {
    const reason = view.has('dialogue') ? (await loaders.report.load(id))?.postponeReason : null;
    return reason ? toPostponementType(reason) : null;
  }

  @FieldResolver(() => CompletionKindEnum, { nullable: true, description: 'Cara laporan selesai; tidak untuk umum.' })
  async completedHow(@Root() { id, view }: ReportType, @Ctx() { loaders }: ReportsContext): Promise<CompletionKind | null> {
    return view.has('dialogue') ? ((await loaders.report.load(id))?.completedHow ?? null) : null;
  }

  @FieldResolver(() => String, { nullable: true })
  async completedHowLabel(@Root() report: ReportType, @Ctx() context: ReportsContext): Promise<string | null> {
    const how = await this.completedHow(report, context);
    return how && completionLabel(how);
  }

  @FieldResolver(() => Boolean, { nullable: true, description: 'Berkadar pengawasan; null bagi umum.' })
  async supervision(@Root() { id, view }: ReportType, @Ctx() { loaders }: ReportsContext): Promise<boolean | null> {
    return view.has('dispositionNotes') ? ((await loaders.report.load(id))?.supervision ?? null) : null;
  }

  @FieldResolver(() => AgencyReference, { nullable: true, description: 'Kantor yang mencatat laporan bagi pelapor.' })
  async filedBy(@Root() { id, view }: ReportType, @Ctx() { loaders }: ReportsContext): Promise<AgencyReference | null> {
    return view.has('dialogue') ? toAgency((await loaders.report.load(id))?.filedByAgencyCode ?? null) : null;
  }

  @FieldResolver(() => [AgencyReference], { description: 'Instansi yang mendapat tembusan.' })
  async copiedTo(@Root() { id }: ReportType, @Ctx() { loaders }: ReportsContext): Promise<AgencyReference[]> {
    const desks = (await loaders.report.load(id))?.ccDesks ?? [];
    return desks.map(({ code }) => Object.assign(new AgencyReference(), { code }));
  }

  @FieldResolver(() => MergedIntoType, { nullable: true, description: 'Laporan yang diikuti oleh laporan yang digabung.' })
  async mergedInto(@Root() { id }: ReportType, @Ctx() { loaders, subject }: ReportsContext): Promise<MergedIntoType | null> {
    const parentId = (await loaders.report.load(id))?.mergedInto;
    const parent = parentId ? await loaders.report.load(parentId) : null;
    if (!parent) return null;
    const shown = { stage: stageOf(parent.state), stateLabel: stateLabel(parent.state), report: toReportType(parent, subject) };
    return Object.assign(new MergedIntoType(), shown);
  }

  @FieldResolver(() => ClosingType, {
    nullable: true,
    description: 'Mengapa laporan diarsipkan atau dialihkan, dan ke mana sebaiknya pergi.',
  })
  async closing(@Root() { id, state, view }: ReportType, @Ctx() { loaders }: ReportsContext): Promise<ClosingType | null> {
    if (state !== 'ARCHIVED' && state !== 'REFERRED_OUT') return null;
    const last = (await loaders.closings.load(id)).findLast(({ pending }) => !pending);
    return last ? toClosingType(last, view.has('dialogue')) : null;
  }

  @FieldResolver(() => [ReportMessageType], { description: 'Pesan antara pelapor dan meja; kosong bagi umum.' })
  async messages(@Root() { id, view }: ReportType, @Ctx() { loaders }: ReportsContext): Promise<ReportMessageType[]> {
    return view.has('dialogue') ? (await loaders.messages.load(id)).map(toMessageType) : [];
  }

  @FieldResolver(() => [InternalNoteType], { description: 'Catatan internal; kosong bagi pelapor dan umum.' })
  async internalNotes(@Root() { id, view }: ReportType, @Ctx() { loaders }: ReportsContext): Promise<InternalNoteType[]> {
    return view.has('internalNotes') ? (await loaders.notes.load(id)).map(toInternalNoteType) : [];
  }

  @FieldResolver(() => RatingType, { nullable: true, description: 'Penilaian; tidak untuk umum.' })
  async rating(@Root() { id, view }: ReportType, @Ctx() { loaders }: ReportsContext): Promise<RatingType | null> {
    const rating = view.has('dialogue') ? await loaders.rating.load(id) : null;
    return rating && toRatingType(rating);
  }

  @FieldResolver(() => ObjectionType, { nullable: true, description: 'Keberatan; tidak untuk umum.' })
  async objection(@Root() { id, view }: ReportType, @Ctx() { loaders }: ReportsContext): Promise<ObjectionType | null> {
    const objection = view.has('dialogue') ? await loaders.objection.load(id) : null;
    return objection && toObjectionType(objection);
  }

  @FieldResolver(() => [ExtensionRequestType], { description: 'Permintaan perpanjangan waktu; kosong bagi umum.' })
  async extensionRequests(@Root() { id, view }: ReportType, @Ctx() { loaders }: ReportsContext): Promise<ExtensionRequestType[]> {
    return view.has('dialogue') ? (await loaders.extensions.load(id)).map(toExtensionRequestType) : [];
  }

  @FieldResolver(() => Int, { description: 'Banyaknya warga yang mendukung.' })
  supportCount(@Root() { id }: ReportType, @Ctx() { loaders }: ReportsContext): Promise<number> {
    return loaders.supportCount.load(id);
  }
}
