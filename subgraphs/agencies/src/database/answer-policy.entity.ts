import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AnswerApproval, AnswerPolicy } from '../domain/answer-policy/answer-policy.js';

@Entity('answer_policy')
export class AnswerPolicyEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'report_class', nullable: true })
  reportClass!: string | null;

  @Column('text', { name: 'category_id', nullable: true })
  categoryId!: string | null;

  @Column('boolean', { name: 'supervision_only' })
  supervisionOnly!: boolean;

  @Column('boolean')
  evidence!: boolean;

  @Column('text', { nullable: true })
  approval!: AnswerApproval | null;

  @Column('text', { name: 'legal_ref' })
  legalRef!: string;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}

export function toAnswerPolicy(entity: AnswerPolicyEntity): AnswerPolicy {
  return { ...entity };
}
