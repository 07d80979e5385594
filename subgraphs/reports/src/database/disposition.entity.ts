import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OutsideBody } from '../domain/outside-body/outside-bodies.js';
import type { DispositionKind } from '../domain/report/report.js';

/** The row of one hop on a report's way. */
@Entity('disposition')
export class DispositionEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'report_id' })
  reportId!: string;

  @Column('integer')
  hop!: number;

  @Column('text')
  kind!: DispositionKind;

  @Column('text', { name: 'from_desk_code' })
  fromDeskCode!: string;

  @Column('text', { name: 'to_desk_code' })
  toDeskCode!: string;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('text', { name: 'proposed_agency_code', nullable: true })
  proposedAgencyCode!: string | null;

  @Column('text', { name: 'proposed_body', nullable: true })
  proposedBody!: OutsideBody | null;

  @Column('text', { name: 'by_role' })
  byRole!: string;

  @Column('timestamptz', { name: 'disposed_at' })
  disposedAt!: Date;

  @Column('timestamptz', { name: 'accepted_at', nullable: true })
  acceptedAt!: Date | null;
}
