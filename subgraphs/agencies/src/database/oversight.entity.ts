import type { OversightScope, SystemRoleName } from '@lapor/schema/oversight';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Oversight } from '../domain/oversight/oversight.js';

@Entity('oversight')
export class OversightEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'overseer_code' })
  overseerCode!: string;

  @Column('text')
  role!: SystemRoleName;

  @Column('text')
  scope!: OversightScope;

  @Column('text', { name: 'legal_ref' })
  legalRef!: string;

  @Column('date', { name: 'valid_from', nullable: true })
  validFrom!: string | null;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}

export function toOversight(entity: OversightEntity): Oversight {
  return { ...entity };
}
