import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { JurisdictionRule, ResponsibleRole } from '../domain/jurisdiction/jurisdiction-rule.js';
import { ResponsibleRoleEnum } from './enums.js';

@ObjectType('JurisdictionRule', { description: 'Aturan kewenangan: who is competent for a category of reports, and by which law.' })
export class JurisdictionRuleType {
  @Field(() => ID)
  id!: string;

  categoryId!: string;

  regionCode!: string | null;

  @Field(() => ResponsibleRoleEnum)
  role!: ResponsibleRole;

  agencyCode!: string | null;

  @Field(() => Int, { description: 'How often it decides such reports, 1 to 100 per cent: an estimate.' })
  weight!: number;

  @Field(() => String, { description: 'Dasar hukum; begins with PROPOSAL when there is none.' })
  legalRef!: string;

  @Field(() => String, { description: 'The first day it is applied, YYYY-MM-DD.' })
  validFrom!: string;

  @Field(() => String, { nullable: true, description: 'The first day it is no longer applied; null while it is in force.' })
  validTo!: string | null;
}

export function toJurisdictionRuleType(rule: JurisdictionRule): JurisdictionRuleType {
  return Object.assign(new JurisdictionRuleType(), rule);
}
