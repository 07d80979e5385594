import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ArchiveReason } from '../domain/closing/archive-reasons.js';
import type { ClosingKind } from '../domain/closing/closing.js';
import type { OutsideBody } from '../domain/outside-body/outside-bodies.js';

/** The row of an archiving or a referral, proposed or done. */
@Entity('closing')
export class ClosingEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'report_id' })
  reportId!: string;

  @Column('text')
  kind!: ClosingKind;

  @Column('text', { nullable: true })
  reason!: ArchiveReason | null;

  @Column('text', { name: 'outside_body', nullable: true })
  outsideBody!: OutsideBody | null;

  @Column('text')
  text!: string;

  @Column('text', { name: 'by_role' })
  byRole!: string;

  @Column('text', { name: 'by_agency_code' })
  byAgencyCode!: string;

  @Column('timestamptz', { name: 'closed_at' })
  closedAt!: Date;

  @Column('uuid', { name: 'proposed_by', nullable: true })
  proposedBy!: string | null;

  @Column('boolean')
  pending!: boolean;

  @Column('timestamptz', { name: 'review_asked_at', nullable: true })
  reviewAskedAt!: Date | null;
}
