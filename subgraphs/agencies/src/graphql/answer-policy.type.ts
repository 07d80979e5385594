import { Field, ID, ObjectType } from 'type-graphql';
import type { AnswerApproval, AnswerPolicy } from '../domain/answer-policy/answer-policy.js';
import { AnswerApprovalEnum } from './enums.js';

@ObjectType('AnswerPolicy', { description: 'What a final answer needs, as a rule with its source and its time of validity.' })
export class AnswerPolicyType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: 'The class of report it is for; null for every class.' })
  reportClass!: string | null;

  @Field(() => String, { nullable: true, description: 'The category it is for, with those below it; null for every category.' })
  categoryId!: string | null;

  @Field(() => Boolean, { description: 'True: only for complaints that need an examination (berkadar pengawasan).' })
  supervisionOnly!: boolean;

  @Field(() => Boolean, { description: 'Whether the answer must name evidence.' })
  evidence!: boolean;

  @Field(() => AnswerApprovalEnum, { nullable: true, description: 'Who approves it; null when nobody has to.' })
  approval!: AnswerApproval | null;

  @Field(() => String, { description: 'Dasar hukum; begins with PROPOSAL when there is none.' })
  legalRef!: string;

  @Field(() => String, { description: 'The first day it is applied, YYYY-MM-DD.' })
  validFrom!: string;

  @Field(() => String, { nullable: true, description: 'The first day it is no longer applied; null while it is in force.' })
  validTo!: string | null;
}

export function toAnswerPolicyType(policy: AnswerPolicy): AnswerPolicyType {
  return Object.assign(new AnswerPolicyType(), policy);
}
