import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ExternalCode } from '../domain/external-code/external-code.js';

@Entity('external_code')
export class ExternalCodeEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'agency_code' })
  agencyCode!: string;

  @Column('text')
  scheme!: string;

  @Column('text', { nullable: true })
  code!: string | null;
}

export function toExternalCode(entity: ExternalCodeEntity): ExternalCode {
  return { ...entity };
}
