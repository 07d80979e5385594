import { Any, type EntityManager, IsNull, Not } from 'typeorm';
import { type ExternalCode, isExternalCode, isScheme } from '../domain/external-code/external-code.js';
import { ExternalCodeEntity, toExternalCode } from './external-code.entity.js';

/** The codes of many agencies in other lists, by scheme within each. */
export async function findExternalCodes(database: EntityManager, agencyCodes: readonly string[]): Promise<ExternalCode[]> {
  const where = { agencyCode: Any(agencyCodes), code: Not(IsNull()) };
  return (await database.find(ExternalCodeEntity, { where, order: { agencyCode: 'ASC', scheme: 'ASC' } })).map(toExternalCode);
}

/** The code of the agency that has a code in a scheme; null when none has. */
export async function findByExternalCode(database: EntityManager, scheme: string, code: string): Promise<string | null> {
  if (!isScheme(scheme) || !isExternalCode(code)) return null;
  return (await database.findOneBy(ExternalCodeEntity, { scheme, code }))?.agencyCode ?? null;
}
