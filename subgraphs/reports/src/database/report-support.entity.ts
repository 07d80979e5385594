import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The row of a citizen’s support. */
@Entity('report_support')
export class ReportSupportEntity {
  @PrimaryColumn('uuid', { name: 'report_id' })
  reportId!: string;

  @PrimaryColumn('uuid', { name: 'citizen_id' })
  citizenId!: string;

  @Column('timestamptz', { name: 'supported_at' })
  supportedAt!: Date;
}
