import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { KeywordSource, SmsKeyword } from '../domain/keyword/sms-keyword.js';

@Entity('sms_keyword')
export class SmsKeywordEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  words!: string;

  @Column('text', { name: 'agency_code' })
  agencyCode!: string;

  @Column('text')
  source!: KeywordSource;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}

export function toSmsKeyword(entity: SmsKeywordEntity): SmsKeyword {
  return { ...entity };
}
