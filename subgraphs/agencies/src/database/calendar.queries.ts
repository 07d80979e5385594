import { And, Any, type EntityManager, IsNull, LessThan, MoreThanOrEqual } from 'typeorm';
import type { AnswerPolicy } from '../domain/answer-policy/answer-policy.js';
import type { Holiday } from '../domain/holiday/holiday.js';
import type { SlaPolicy } from '../domain/sla-policy/sla-policy.js';
import type { WorkingHours } from '../domain/working-hours/working-hours.js';
import { AnswerPolicyEntity, toAnswerPolicy } from './answer-policy.entity.js';
import { HolidayEntity, toHoliday } from './holiday.entity.js';
import { SlaPolicyEntity, toSlaPolicy } from './sla-policy.entity.js';
import { toWorkingHours, WorkingHoursEntity } from './working-hours.entity.js';

/** Every limit that was ever in force, oldest validity first within a key. */
export async function listSlaPolicies(database: EntityManager): Promise<SlaPolicy[]> {
  return (await database.find(SlaPolicyEntity, { order: { key: 'ASC', validFrom: 'ASC' } })).map(toSlaPolicy);
}

/** Every rule about final answers that was ever in force, by id. */
export async function listAnswerPolicies(database: EntityManager): Promise<AnswerPolicy[]> {
  return (await database.find(AnswerPolicyEntity, { order: { id: 'ASC' } })).map(toAnswerPolicy);
}

/** The limits under one key, for every class. */
export async function findPolicies(database: EntityManager, key: string): Promise<SlaPolicy[]> {
  return (await database.find(SlaPolicyEntity, { where: { key } })).map(toSlaPolicy);
}

/** The days off of a year of the Gregorian calendar; with those that were revoked when asked. */
export async function listHolidays(database: EntityManager, year: number, withRevoked: boolean): Promise<Holiday[]> {
  const date = And(MoreThanOrEqual(`${year}-01-01`), LessThan(`${year + 1}-01-01`));
  const where = withRevoked ? { date } : { date, revokedBy: IsNull() };
  return (await database.find(HolidayEntity, { where, order: { date: 'ASC', id: 'ASC' } })).map(toHoliday);
}

/** Every day that is off. */
export async function listDaysOff(database: EntityManager): Promise<Holiday[]> {
  return (await database.find(HolidayEntity, { where: { revokedBy: IsNull() } })).map(toHoliday);
}

/** A day off by its id, revoked or not. */
export async function findHoliday(database: EntityManager, id: string): Promise<Holiday | null> {
  const row = await database.findOneBy(HolidayEntity, { id });
  return row && toHoliday(row);
}

/** The hours that agencies have set, of several agencies. */
export async function findWorkingHours(database: EntityManager, agencyCodes: readonly string[]): Promise<WorkingHours[]> {
  return (await database.find(WorkingHoursEntity, { where: { agencyCode: Any(agencyCodes) } })).map(toWorkingHours);
}
