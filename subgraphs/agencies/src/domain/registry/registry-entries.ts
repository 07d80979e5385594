import type { RegistryKind } from '@lapor/schema/events';
import type { OfficerEntry } from '@lapor/schema/officer';
import type { Agency } from '../agency/agency.js';
import type { AnswerPolicy } from '../answer-policy/answer-policy.js';
import type { ApiClient } from '../api-client/api-client.js';
import type { Category } from '../category/category.js';
import type { ExternalCode } from '../external-code/external-code.js';
import type { Holiday } from '../holiday/holiday.js';
import type { JurisdictionRule } from '../jurisdiction/jurisdiction-rule.js';
import type { SmsKeyword } from '../keyword/sms-keyword.js';
import type { Oversight } from '../oversight/oversight.js';
import type { Region } from '../region/region.js';
import type { SlaPolicy } from '../sla-policy/sla-policy.js';
import type { WorkingHours } from '../working-hours/working-hours.js';

/** What an entry of each kind is; a kind of the contract that is missing here does not compile. */
export interface RegistryEntries extends Record<RegistryKind, object> {
  region: Region;
  agency: Agency;
  category: Category;
  policy: SlaPolicy;
  answerPolicy: AnswerPolicy;
  holiday: Holiday;
  keyword: SmsKeyword;
  jurisdiction: JurisdictionRule;
  externalCode: ExternalCode;
  oversight: Oversight;
  officer: OfficerEntry;
  workingHours: WorkingHours;
  apiClient: ApiClient;
}

/** The entries that are delivered with the system, by kind; within a kind a parent stands before its children. */
export type Registry = { readonly [Kind in Exclude<RegistryKind, 'workingHours' | 'apiClient'>]: readonly RegistryEntries[Kind][] };
