import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MessageKind } from '../domain/dialogue/message.js';

/** The row of what reporter and desk say to each other. */
@Entity('message')
export class MessageEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'report_id' })
  reportId!: string;

  @Column('text')
  kind!: MessageKind;

  @Column('text')
  text!: string;

  @Column('text', { name: 'by_agency_code', nullable: true })
  byAgencyCode!: string | null;

  @Column('timestamptz', { name: 'written_at' })
  writtenAt!: Date;
}
