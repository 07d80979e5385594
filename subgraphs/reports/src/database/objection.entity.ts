import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The row of an objection. */
@Entity('objection')
export class ObjectionEntity {
  @PrimaryColumn('uuid', { name: 'report_id' })
  reportId!: string;

  @Column('text')
  reason!: string;

  @Column('timestamptz', { name: 'filed_at' })
  filedAt!: Date;

  @Column('boolean', { nullable: true })
  accepted!: boolean | null;

  @Column('text', { nullable: true })
  decision!: string | null;

  @Column('text', { name: 'decided_by_role', nullable: true })
  decidedByRole!: string | null;

  @Column('text', { name: 'decided_by_agency_code', nullable: true })
  decidedByAgencyCode!: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;
}
