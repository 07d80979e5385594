import { REGISTRY_EVENTS, type RegistryEventType, type RegistryKind } from '@lapor/schema/events';
import type { ObjectLiteral } from 'typeorm';
import type { RegistryEntries } from '../domain/registry/registry-entries.js';
import { AgencyEntity, toAgency } from './agency.entity.js';
import { AnswerPolicyEntity, toAnswerPolicy } from './answer-policy.entity.js';
import { ApiClientEntity, toApiClient } from './api-client.entity.js';
import { CategoryEntity, toCategory } from './category.entity.js';
import { EveryRegionEntity } from './every-region.entity.js';
import { ExternalCodeEntity, toExternalCode } from './external-code.entity.js';
import { HolidayEntity, toHoliday } from './holiday.entity.js';
import { JurisdictionRuleEntity, toJurisdictionRule } from './jurisdiction-rule.entity.js';
import { OfficerEntity, toOfficer } from './officer.entity.js';
import { OversightEntity, toOversight } from './oversight.entity.js';
import { RegionEntity, toRegion } from './region.entity.js';
import type { RegistryTable } from './registry.store.js';
import { SlaPolicyEntity, toSlaPolicy } from './sla-policy.entity.js';
import { SmsKeywordEntity, toSmsKeyword } from './sms-keyword.entity.js';
import { toWorkingHours, WorkingHoursEntity } from './working-hours.entity.js';

export const REGISTRY_ENTITIES = [
  AgencyEntity,
  AnswerPolicyEntity,
  ApiClientEntity,
  CategoryEntity,
  EveryRegionEntity,
  ExternalCodeEntity,
  HolidayEntity,
  JurisdictionRuleEntity,
  OfficerEntity,
  OversightEntity,
  RegionEntity,
  SlaPolicyEntity,
  SmsKeywordEntity,
  WorkingHoursEntity,
];

type AnyTable<Kind extends RegistryKind> = RegistryTable<RegistryEntries[Kind], ObjectLiteral & RegistryEntries[Kind]>;

/** Most entries are told apart by their id; a region is by its code. */
const TABLES: { readonly [Kind in RegistryKind]: AnyTable<Kind> } = {
  region: { entity: RegionEntity, primaryKey: 'code', toEntry: toRegion },
  agency: { entity: AgencyEntity, primaryKey: 'id', toEntry: toAgency },
  category: { entity: CategoryEntity, primaryKey: 'id', toEntry: toCategory },
  policy: { entity: SlaPolicyEntity, primaryKey: 'id', toEntry: toSlaPolicy },
  answerPolicy: { entity: AnswerPolicyEntity, primaryKey: 'id', toEntry: toAnswerPolicy },
  holiday: { entity: HolidayEntity, primaryKey: 'id', toEntry: toHoliday },
  keyword: { entity: SmsKeywordEntity, primaryKey: 'id', toEntry: toSmsKeyword },
  jurisdiction: { entity: JurisdictionRuleEntity, primaryKey: 'id', toEntry: toJurisdictionRule },
  externalCode: { entity: ExternalCodeEntity, primaryKey: 'id', toEntry: toExternalCode },
  oversight: { entity: OversightEntity, primaryKey: 'id', toEntry: toOversight },
  officer: { entity: OfficerEntity, primaryKey: 'id', toEntry: toOfficer },
  workingHours: { entity: WorkingHoursEntity, primaryKey: 'id', toEntry: toWorkingHours },
  apiClient: { entity: ApiClientEntity, primaryKey: 'id', toEntry: toApiClient },
};

/** The table of the entries that a type of event is about. */
export function tableOf<Type extends RegistryEventType>(type: Type): AnyTable<(typeof REGISTRY_EVENTS)[Type]> {
  return TABLES[REGISTRY_EVENTS[type]];
}
