import type { Agency } from '../agency/agency.js';
import type { Category } from '../category/category.js';
import type { Holiday } from '../holiday/holiday.js';
import type { JurisdictionRule } from '../jurisdiction/jurisdiction-rule.js';
import type { SmsKeyword } from '../keyword/sms-keyword.js';
import type { Region } from '../region/region.js';
import type { SlaPolicy } from '../sla-policy/sla-policy.js';

/** The kinds of entry that the registry is made of. */
export interface RegistryEntries {
  region: Region;
  agency: Agency;
  category: Category;
  policy: SlaPolicy;
  holiday: Holiday;
  keyword: SmsKeyword;
  jurisdiction: JurisdictionRule;
}
export type RegistryKind = keyof RegistryEntries;

/** All entries by kind; within a kind a parent stands before its children. */
export type Registry = { readonly [Kind in RegistryKind]: readonly RegistryEntries[Kind][] };
