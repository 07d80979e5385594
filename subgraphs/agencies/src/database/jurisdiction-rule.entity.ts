import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { JurisdictionRule, ResponsibleRole } from '../domain/jurisdiction/jurisdiction-rule.js';

@Entity('jurisdiction_rule')
export class JurisdictionRuleEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'category_id' })
  categoryId!: string;

  @Column('text', { name: 'region_code', nullable: true })
  regionCode!: string | null;

  @Column('text')
  role!: ResponsibleRole;

  @Column('text', { name: 'agency_code', nullable: true })
  agencyCode!: string | null;

  @Column('integer')
  weight!: number;

  @Column('text', { name: 'legal_ref' })
  legalRef!: string;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}

export function toJurisdictionRule(entity: JurisdictionRuleEntity): JurisdictionRule {
  return { ...entity };
}
