import { Field, ID, InputType } from 'type-graphql';
import type { AddNoteInput } from '../actions/add-note.js';
import type { ArchiveReportInput } from '../actions/archive-report.js';
import type { CompleteByAdminInput } from '../actions/complete-by-admin.js';
import type { MergeDuplicateInput } from '../actions/merge-duplicate.js';
import type { PostponeReportInput } from '../actions/postpone-report.js';
import type { ReclassifyReportInput } from '../actions/reclassify-report.js';
import type { ReferOutInput } from '../actions/refer-out.js';
import type { ArchiveReason } from '../domain/closing/archive-reasons.js';
import type { OutsideBody } from '../domain/outside-body/outside-bodies.js';
import type { PostponeReason } from '../domain/postponement/postpone-reasons.js';
import type { ConfirmationWay } from '../domain/report/completion-kind.js';
import type { ReportClass } from '../domain/report/report-class.js';
import { ReportCommandInputType } from './command.input.js';
import { ReportClassEnum } from './enums.js';
import { ArchiveReasonEnum, ConfirmationWayEnum, OutsideBodyEnum, PostponeReasonEnum } from './report-life.enums.js';

@InputType('PostponeReportInput')
export class PostponeReportInputType extends ReportCommandInputType implements PostponeReportInput {
  @Field(() => PostponeReasonEnum)
  reason!: PostponeReason;

  @Field(() => String, { nullable: true, description: 'Wajib bila menunggu kelengkapan dari pelapor.' })
  question?: string | null;
}

@InputType('ArchiveReportInput')
export class ArchiveReportInputType extends ReportCommandInputType implements ArchiveReportInput {
  @Field(() => ArchiveReasonEnum)
  reason!: ArchiveReason;

  @Field(() => String, { description: 'Penjelasan bagi pelapor, 20 sampai 4.000 karakter.' })
  text!: string;
}

@InputType('ReferOutInput')
export class ReferOutInputType extends ReportCommandInputType implements ReferOutInput {
  @Field(() => OutsideBodyEnum)
  outsideBody!: OutsideBody;

  @Field(() => String, { description: 'Penjelasan bagi pelapor, 20 sampai 4.000 karakter.' })
  text!: string;
}

@InputType('MergeDuplicateInput')
export class MergeDuplicateInputType extends ReportCommandInputType implements MergeDuplicateInput {
  @Field(() => ID, { description: 'Laporan yang diikuti.' })
  originalId!: string;
}

@InputType('ReclassifyReportInput')
export class ReclassifyReportInputType extends ReportCommandInputType implements ReclassifyReportInput {
  @Field(() => ReportClassEnum)
  class!: ReportClass;

  @Field(() => Boolean, { nullable: true, description: 'Berkadar pengawasan; tanpa isian ini tetap.' })
  supervision?: boolean | null;

  @Field(() => String, { description: '10 sampai 2.000 karakter.' })
  reason!: string;
}

@InputType('AddNoteInput')
export class AddNoteInputType extends ReportCommandInputType implements AddNoteInput {
  @Field(() => String, { description: 'Paling banyak 5.000 karakter.' })
  text!: string;
}

@InputType('CompleteByAdminInput')
export class CompleteByAdminInputType extends ReportCommandInputType implements CompleteByAdminInput {
  @Field(() => ConfirmationWayEnum)
  confirmedBy!: ConfirmationWay;

  @Field(() => String, { description: 'Dibaca pelapor: siapa menyatakan apa dan kapan; 10 sampai 2.000 karakter.' })
  reason!: string;
}
