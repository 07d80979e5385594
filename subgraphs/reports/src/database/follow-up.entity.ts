import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Evidence } from '../domain/answer/evidence.js';
import type { FollowUpKind } from '../domain/report/report.js';

/** The row of an agency's answer. */
@Entity('follow_up')
export class FollowUpEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'report_id' })
  reportId!: string;

  @Column('text')
  kind!: FollowUpKind;

  @Column('text')
  text!: string;

  @Column('jsonb')
  evidence!: readonly Evidence[];

  @Column('text', { name: 'by_agency_code' })
  byAgencyCode!: string;

  @Column('timestamptz', { name: 'written_at' })
  writtenAt!: Date;
}
