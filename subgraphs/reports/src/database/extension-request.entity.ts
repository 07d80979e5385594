import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The row of a request for more time. */
@Entity('extension_request')
export class ExtensionRequestEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'report_id' })
  reportId!: string;

  @Column('integer')
  days!: number;

  @Column('text')
  reason!: string;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt!: Date;

  @Column('boolean', { nullable: true })
  granted!: boolean | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;
}
