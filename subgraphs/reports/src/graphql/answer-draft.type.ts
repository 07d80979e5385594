import { Field, ID, ObjectType } from 'type-graphql';
import type { AnswerDraft } from '../domain/answer/answer-draft.js';
import { EvidenceType, toEvidenceType } from './evidence.type.js';

@ObjectType('AnswerDraft', { description: 'Jawaban akhir yang menunggu atau telah mendapat keputusan.' })
export class AnswerDraftType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  text!: string;

  @Field(() => [EvidenceType])
  evidence!: EvidenceType[];

  @Field(() => Date)
  submittedAt!: Date;

  @Field(() => Boolean, { nullable: true, description: 'Null sebelum diputuskan.' })
  approved!: boolean | null;

  @Field(() => String, { nullable: true, description: 'Mengapa dikembalikan.' })
  reason!: string | null;

  @Field(() => Date, { nullable: true })
  decidedAt!: Date | null;
}

/** A draft; whoever calls this has asked the report's view for `internalNotes`. */
export function toAnswerDraftType({ id, text, evidence, submittedAt, approved, reason, decidedAt }: AnswerDraft): AnswerDraftType {
  return Object.assign(new AnswerDraftType(), {
    id,
    text,
    evidence: evidence.map(toEvidenceType),
    submittedAt,
    approved,
    reason,
    decidedAt,
  });
}
