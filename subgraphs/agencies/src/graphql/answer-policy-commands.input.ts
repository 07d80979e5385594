import { Field, ID, InputType } from 'type-graphql';
import type { EnactAnswerPolicyInput } from '../actions/enact-answer-policy.js';
import type { AnswerApproval } from '../domain/answer-policy/answer-policy.js';
import { AnswerApprovalEnum } from './enums.js';
import { EnactRuleInputType, EndRuleInputType } from './rule.input.js';

@InputType('EnactAnswerPolicyInput', { description: 'Wajibkan bukti, persetujuan, atau keduanya.' })
export class EnactAnswerPolicyInputType extends EnactRuleInputType implements EnactAnswerPolicyInput {
  @Field(() => String, { nullable: true, defaultValue: null, description: 'Klasifikasi laporan; kosong untuk semua.' })
  reportClass!: string | null;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'Kategori beserta semua di bawahnya; kosong untuk semua.' })
  categoryId!: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Hanya untuk pengaduan berkadar pengawasan.' })
  supervisionOnly!: boolean;

  @Field(() => Boolean, { description: 'Apakah jawaban akhir wajib menyebut bukti.' })
  evidence!: boolean;

  @Field(() => AnswerApprovalEnum, { nullable: true, defaultValue: null, description: 'Siapa yang menyetujui; kosong bila tidak perlu.' })
  approval!: AnswerApproval | null;
}

@InputType('EndAnswerPolicyInput')
export class EndAnswerPolicyInputType extends EndRuleInputType {}
