import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Evidence } from '../domain/answer/evidence.js';

/** The row of a final answer that awaits approval, or was decided on. */
@Entity('answer_draft')
export class AnswerDraftEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'report_id' })
  reportId!: string;

  @Column('text')
  text!: string;

  @Column('jsonb')
  evidence!: readonly Evidence[];

  @Column('uuid', { name: 'submitted_by' })
  submittedBy!: string;

  @Column('text', { name: 'desk_code' })
  deskCode!: string;

  @Column('timestamptz', { name: 'submitted_at' })
  submittedAt!: Date;

  @Column('boolean', { nullable: true })
  approved!: boolean | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { name: 'decided_by_role', nullable: true })
  decidedByRole!: string | null;

  @Column('text', { name: 'decided_by_agency_code', nullable: true })
  decidedByAgencyCode!: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;
}
