import type { AgencyCase } from './change-agency-entry.js';
import { handOverKeywords } from './hand-over-keywords.js';
import { handOverOfficers } from './hand-over-officers.js';
import { handOverRules } from './hand-over-rules.js';
import { suspendClientsOf } from './suspend-clients-of.js';

/**
 * All that agencies leave behind in the registry when they end: keywords, officers and competence go to the heir, the
 * rest ends with them. Their open work follows in reports, by itself (docs/adr/0021).
 * @param heirCode null when nobody takes over.
 */
export async function handOver(open: AgencyCase, endingCodes: readonly string[], heirCode: string | null): Promise<void> {
  await handOverKeywords(open, endingCodes, heirCode);
  await handOverOfficers(open, endingCodes, heirCode);
  await handOverRules(open, endingCodes, heirCode);
  await suspendClientsOf(open, endingCodes);
}
