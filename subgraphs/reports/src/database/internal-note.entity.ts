import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The row of an internal note. */
@Entity('internal_note')
export class InternalNoteEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'report_id' })
  reportId!: string;

  @Column('text')
  text!: string;

  @Column('text', { name: 'by_role' })
  byRole!: string;

  @Column('text', { name: 'by_agency_code' })
  byAgencyCode!: string;

  @Column('timestamptz', { name: 'written_at' })
  writtenAt!: Date;
}
