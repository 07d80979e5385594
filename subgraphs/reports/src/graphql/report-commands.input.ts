import { Field, ID, InputType } from 'type-graphql';
import type { FileReportInput } from '../actions/receive-filings.js';
import type { VerifyAndDisposeInput } from '../actions/verify-and-dispose.js';
import type { FollowUpInput } from '../actions/write-follow-up.js';
import type { ReportClass } from '../domain/report/report-class.js';
import { ReportCommandInputType } from './command.input.js';
import { ReportClassEnum } from './enums.js';
import { EvidenceInputType } from './evidence.type.js';

@InputType('FileReportInput')
export class FileReportInputType implements FileReportInput {
  @Field(() => String, { description: 'Kunci buatan pengirim, 8 sampai 100 karakter; pengiriman ulang tidak membuat laporan baru.' })
  idempotencyKey!: string;

  @Field(() => ReportClassEnum)
  class!: ReportClass;

  @Field(() => String, { description: '10 sampai 150 karakter.' })
  title!: string;

  @Field(() => String, { description: '20 sampai 10.000 karakter.' })
  content!: string;

  @Field(() => String, { nullable: true, description: 'Tanggal kejadian, YYYY-MM-DD.' })
  eventDate?: string | null;

  @Field(() => String, { nullable: true, description: 'Tempat kejadian, paling banyak 300 karakter.' })
  place?: string | null;

  @Field(() => String, { nullable: true, description: 'Kode wilayah Kemendagri, misalnya 18.72.' })
  regionCode?: string | null;

  @Field(() => ID, { nullable: true })
  categoryId?: string | null;

  @Field(() => String, { nullable: true, description: 'Instansi tujuan; tanpa ini laporan diterima Admin Nasional.' })
  targetAgencyCode?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Anonim: sembunyikan identitas pelapor.' })
  anonymous!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Rahasia: sembunyikan isi laporan dari umum.' })
  confidential!: boolean;
}

@InputType('AcceptDispositionInput')
export class AcceptDispositionInputType extends ReportCommandInputType {}

@InputType('ConfirmSolvedInput')
export class ConfirmSolvedInputType extends ReportCommandInputType {}

@InputType('FollowUpInput')
export class FollowUpInputType extends ReportCommandInputType implements FollowUpInput {
  @Field(() => String, { description: '10 sampai 10.000 karakter.' })
  text!: string;

  @Field(() => [EvidenceInputType], { nullable: true, description: 'Bukti; wajib pada jawaban akhir bila ketentuannya demikian.' })
  evidence?: EvidenceInputType[] | null;
}

@InputType('VerifyAndDisposeInput')
export class VerifyAndDisposeInputType extends ReportCommandInputType implements VerifyAndDisposeInput {
  @Field(() => ReportClassEnum, { nullable: true, description: 'Tanpa isian ini jenis laporan tetap.' })
  class?: ReportClass | null;

  @Field(() => String, { description: 'Judul yang disunting, 10 sampai 150 karakter.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Isi yang disunting; wajib bila dipublikasikan.' })
  publishedContent?: string | null;

  @Field(() => ID)
  categoryId!: string;

  @Field(() => String, { description: 'Instansi yang berwenang.' })
  agencyCode!: string;

  @Field(() => String, { nullable: true, description: 'Mengapa data pribadi yang ditemukan boleh dipublikasikan.' })
  piiOverrideReason?: string | null;

  @Field(() => Boolean, { description: 'Publikasikan judul dan isi yang disunting.' })
  publish!: boolean;

  @Field(() => Boolean, { nullable: true, description: 'True menjadikan anonim; tidak dapat melonggarkan.' })
  anonymous?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True menjadikan rahasia; tidak dapat melonggarkan.' })
  confidential?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Alasan atau petunjuk bagi instansi; pelapor dapat membacanya.' })
  note?: string | null;

  @Field(() => [String], { nullable: true, description: 'Tembusan: kode instansi, paling banyak 10.' })
  ccAgencyCodes?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Berkadar pengawasan: memerlukan pemeriksaan atau pengecekan lapangan.' })
  supervision?: boolean | null;
}
