import { And, type EntityManager, LessThan, MoreThanOrEqual } from 'typeorm';
import type { AnswerPolicy } from '../domain/answer-policy/answer-policy.js';
import type { Holiday } from '../domain/holiday/holiday.js';
import type { SlaPolicy } from '../domain/sla-policy/sla-policy.js';
import { AnswerPolicyEntity, toAnswerPolicy } from './answer-policy.entity.js';
import { HolidayEntity, toHoliday } from './holiday.entity.js';
import { SlaPolicyEntity, toSlaPolicy } from './sla-policy.entity.js';

/** Every clock's policy that was ever in force, oldest validity first within a key. */
export async function listSlaPolicies(database: EntityManager): Promise<SlaPolicy[]> {
  return (await database.find(SlaPolicyEntity, { order: { key: 'ASC', validFrom: 'ASC' } })).map(toSlaPolicy);
}

/** Every rule about final answers that was ever in force, by id. */
export async function listAnswerPolicies(database: EntityManager): Promise<AnswerPolicy[]> {
  return (await database.find(AnswerPolicyEntity, { order: { id: 'ASC' } })).map(toAnswerPolicy);
}

/** The holidays of a year of the Gregorian calendar. */
export async function listHolidays(database: EntityManager, year: number): Promise<Holiday[]> {
  const inYear = And(MoreThanOrEqual(`${year}-01-01`), LessThan(`${year + 1}-01-01`));
  return (await database.find(HolidayEntity, { where: { date: inYear }, order: { date: 'ASC', id: 'ASC' } })).map(toHoliday);
}
