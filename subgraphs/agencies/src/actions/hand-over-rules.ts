import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { findEveryRule, findRulesNaming } from '../database/jurisdiction.queries.js';
import { listOversight } from '../database/oversight.queries.js';
import { succeedJurisdictions } from '../domain/jurisdiction/succeed-jurisdictions.js';
import { isOver, until } from '../domain/validity/validity.js';
import { type AgencyCase, findAgency } from './change-agency-entry.js';

/**
 * Ends the rules that name agencies which end, each with its event. Their heir is competent in their place. It oversees
 * nobody in their place: that would open others' reports to it, and is for an act of its own (`establishOversight`).
 */
export async function handOverRules(
  { manager, at, decree, putAll }: AgencyCase,
  endingCodes: readonly string[],
  heirCode: string | null,
): Promise<void> {
  const day = latestDateInIndonesia(at);
  const ending = await findRulesNaming(manager, endingCodes, day);
  const ids = new Set(ending.map(({ id }) => id));
  const rules = await findEveryRule(manager, [...new Set(ending.map(({ categoryId }) => categoryId))]);
  const others = rules.filter(({ id }) => !ids.has(id));
  const { ended, inherited } = succeedJurisdictions(ending, others, await findAgency(manager, heirCode), {
    day,
    legalRef: decree.legalRef,
  });
  await putAll('JurisdictionEnded', ended, decree);
  await putAll('JurisdictionEnacted', inherited, decree);
  const oversights = (await listOversight(manager)).filter((each) => endingCodes.includes(each.overseerCode) && !isOver(each, day));
  await putAll(
    'OversightEnded',
    oversights.map((each) => until(each, day)),
    decree,
  );
}
