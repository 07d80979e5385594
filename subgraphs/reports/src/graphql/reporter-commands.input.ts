import { Field, InputType, Int } from 'type-graphql';
import type { CompleteFileInput } from '../actions/complete-file.js';
import type { FileObjectionInput } from '../actions/objection.js';
import type { RateReportInput } from '../actions/rate-report.js';
import type { ReplyToAnswerInput } from '../actions/reply-to-answer.js';
import { ReportCommandInputType } from './command.input.js';

@InputType('CompleteFileInput')
export class CompleteFileInputType extends ReportCommandInputType implements CompleteFileInput {
  @Field(() => String, { description: '5 sampai 10.000 karakter.' })
  text!: string;
}

@InputType('ReplyToAnswerInput')
export class ReplyToAnswerInputType extends ReportCommandInputType implements ReplyToAnswerInput {
  @Field(() => String, { description: '5 sampai 10.000 karakter.' })
  text!: string;
}

@InputType('FileObjectionInput')
export class FileObjectionInputType extends ReportCommandInputType implements FileObjectionInput {
  @Field(() => String, { description: '10 sampai 2.000 karakter.' })
  reason!: string;
}

@InputType('RateReportInput')
export class RateReportInputType extends ReportCommandInputType implements RateReportInput {
  @Field(() => Int, { description: '1 (sangat buruk) sampai 5 (sangat baik).' })
  score!: number;

  @Field(() => Boolean, { description: 'Apakah masalahnya selesai.' })
  solved!: boolean;

  @Field(() => String, { nullable: true })
  comment?: string | null;
}
