import { Any, type EntityManager, IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import type { JurisdictionRule } from '../domain/jurisdiction/jurisdiction-rule.js';
import { JurisdictionRuleEntity, toJurisdictionRule } from './jurisdiction-rule.entity.js';

/** Every rule for these categories, whenever it is in force. */
export async function findEveryRule(database: EntityManager, categoryIds: readonly string[]): Promise<JurisdictionRule[]> {
  const where = { categoryId: Any(categoryIds) };
  return (await database.find(JurisdictionRuleEntity, { where, order: { id: 'ASC' } })).map(toJurisdictionRule);
}

/** The rules that name these agencies and are not over on a day (`YYYY-MM-DD`). */
export async function findRulesNaming(database: EntityManager, agencyCodes: readonly string[], day: string): Promise<JurisdictionRule[]> {
  const agencyCode = Any(agencyCodes);
  const where = [
    { agencyCode, validTo: IsNull() },
    { agencyCode, validTo: MoreThan(day) },
  ];
  return (await database.find(JurisdictionRuleEntity, { where, order: { id: 'ASC' } })).map(toJurisdictionRule);
}

/** The rules in force on a day (`YYYY-MM-DD`) for these categories. */
export async function findRules(database: EntityManager, categoryIds: readonly string[], day: string): Promise<JurisdictionRule[]> {
  const inForce = { categoryId: Any(categoryIds), validFrom: LessThanOrEqual(day) };
  const where = [
    { ...inForce, validTo: IsNull() },
    { ...inForce, validTo: MoreThan(day) },
  ];
  return (await database.find(JurisdictionRuleEntity, { where, order: { id: 'ASC' } })).map(toJurisdictionRule);
}
