import { Field, InputType, Int } from 'type-graphql';
import type { AddCcInput } from '../actions/add-cc.js';
import type { DecideExtensionInput, RequestExtensionInput } from '../actions/extension.js';
import type { HandOnInput } from '../actions/hand-on.js';
import type { DecideObjectionInput } from '../actions/objection.js';
import type { AskReporterInput } from '../actions/postpone-report.js';
import type { RejectFollowUpInput } from '../actions/reject-follow-up.js';
import type { ReturnNotCompetentInput } from '../actions/return-not-competent.js';
import type { TransferReportInput } from '../actions/transfer-report.js';
import type { OutsideBody } from '../domain/outside-body/outside-bodies.js';
import { ReportCommandInputType } from './command.input.js';
import { OutsideBodyEnum } from './report-life.enums.js';

@InputType('AskReporterInput')
export class AskReporterInputType extends ReportCommandInputType implements AskReporterInput {
  @Field(() => String, { description: '10 sampai 2.000 karakter.' })
  question!: string;
}

@InputType('ForwardInternalInput')
export class ForwardInternalInputType extends ReportCommandInputType implements HandOnInput {
  @Field(() => String, { description: 'Unit di lingkungan instansi sendiri.' })
  agencyCode!: string;

  @Field(() => String, { description: '10 sampai 2.000 karakter.' })
  reason!: string;
}

@InputType('TransferReportInput')
export class TransferReportInputType extends ReportCommandInputType implements TransferReportInput {
  @Field(() => String, { description: 'Instansi lain yang berwenang.' })
  agencyCode!: string;

  @Field(() => String, { description: '10 sampai 2.000 karakter.' })
  reason!: string;

  @Field(() => [String], { nullable: true, description: 'Tembusan: kode instansi, paling banyak 10.' })
  ccAgencyCodes?: string[] | null;
}

@InputType('ReturnNotCompetentInput')
export class ReturnNotCompetentInputType extends ReportCommandInputType implements ReturnNotCompetentInput {
  @Field(() => String, { description: '10 sampai 2.000 karakter.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Instansi yang menurut pengirim berwenang.' })
  proposedAgencyCode?: string | null;

  @Field(() => OutsideBodyEnum, { nullable: true, description: 'Lembaga di luar LAPOR! yang menurut pengirim berwenang.' })
  proposedBody?: OutsideBody | null;
}

@InputType('AddCcInput')
export class AddCcInputType extends ReportCommandInputType implements AddCcInput {
  @Field(() => [String], { description: 'Kode instansi, paling banyak 10.' })
  ccAgencyCodes!: string[];
}

@InputType('RequestExtensionInput')
export class RequestExtensionInputType extends ReportCommandInputType implements RequestExtensionInput {
  @Field(() => Int, { description: 'Hari kerja, 1 sampai 14.' })
  days!: number;

  @Field(() => String, { description: '10 sampai 2.000 karakter.' })
  reason!: string;
}

@InputType('DecideExtensionInput')
export class DecideExtensionInputType extends ReportCommandInputType implements DecideExtensionInput {
  @Field(() => Boolean)
  grant!: boolean;
}

@InputType('RejectFollowUpInput')
export class RejectFollowUpInputType extends ReportCommandInputType implements RejectFollowUpInput {
  @Field(() => String, { description: '10 sampai 2.000 karakter.' })
  reason!: string;
}

@InputType('DecideObjectionInput')
export class DecideObjectionInputType extends ReportCommandInputType implements DecideObjectionInput {
  @Field(() => Boolean)
  accept!: boolean;

  @Field(() => String, { description: '10 sampai 2.000 karakter.' })
  reason!: string;
}
