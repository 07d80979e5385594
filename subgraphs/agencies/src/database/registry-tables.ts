import { REGISTRY_EVENTS, type RegistryEventType, type RegistryKind } from '@lapor/schema/events';
import type { OfficerEntry } from '@lapor/schema/officer';
import type { ObjectLiteral } from 'typeorm';
import type { Agency } from '../domain/agency/agency.js';
import type { AnswerPolicy } from '../domain/answer-policy/answer-policy.js';
import type { ApiClient } from '../domain/api-client/api-client.js';
import type { Category } from '../domain/category/category.js';
import type { ExternalCode } from '../domain/external-code/external-code.js';
import type { Holiday } from '../domain/holiday/holiday.js';
import type { JurisdictionRule } from '../domain/jurisdiction/jurisdiction-rule.js';
import type { SmsKeyword } from '../domain/keyword/sms-keyword.js';
import type { Oversight } from '../domain/oversight/oversight.js';
import type { Region } from '../domain/region/region.js';
import type { RegistryEntries } from '../domain/registry/registry-entries.js';
import type { SlaPolicy } from '../domain/sla-policy/sla-policy.js';
import type { WorkingHours } from '../domain/working-hours/working-hours.js';
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

export const REGION_TABLE: RegistryTable<Region, RegionEntity> = {
  entity: RegionEntity,
  primaryKey: 'code',
  keyOf: (region) => region.code,
  toEntry: toRegion,
};

export const AGENCY_TABLE: RegistryTable<Agency, AgencyEntity> = {
  entity: AgencyEntity,
  primaryKey: 'id',
  keyOf: (agency) => agency.id,
  toEntry: toAgency,
};

export const CATEGORY_TABLE: RegistryTable<Category, CategoryEntity> = {
  entity: CategoryEntity,
  primaryKey: 'id',
  keyOf: (category) => category.id,
  toEntry: toCategory,
};

export const SLA_POLICY_TABLE: RegistryTable<SlaPolicy, SlaPolicyEntity> = {
  entity: SlaPolicyEntity,
  primaryKey: 'id',
  keyOf: (policy) => policy.id,
  toEntry: toSlaPolicy,
};

export const ANSWER_POLICY_TABLE: RegistryTable<AnswerPolicy, AnswerPolicyEntity> = {
  entity: AnswerPolicyEntity,
  primaryKey: 'id',
  keyOf: (policy) => policy.id,
  toEntry: toAnswerPolicy,
};

export const HOLIDAY_TABLE: RegistryTable<Holiday, HolidayEntity> = {
  entity: HolidayEntity,
  primaryKey: 'id',
  keyOf: (holiday) => holiday.id,
  toEntry: toHoliday,
};

export const KEYWORD_TABLE: RegistryTable<SmsKeyword, SmsKeywordEntity> = {
  entity: SmsKeywordEntity,
  primaryKey: 'id',
  keyOf: (keyword) => keyword.id,
  toEntry: toSmsKeyword,
};

export const JURISDICTION_TABLE: RegistryTable<JurisdictionRule, JurisdictionRuleEntity> = {
  entity: JurisdictionRuleEntity,
  primaryKey: 'id',
  keyOf: (rule) => rule.id,
  toEntry: toJurisdictionRule,
};

const EXTERNAL_CODE_TABLE: RegistryTable<ExternalCode, ExternalCodeEntity> = {
  entity: ExternalCodeEntity,
  primaryKey: 'id',
  keyOf: (code) => code.id,
  toEntry: toExternalCode,
};

export const OVERSIGHT_TABLE: RegistryTable<Oversight, OversightEntity> = {
  entity: OversightEntity,
  primaryKey: 'id',
  keyOf: (oversight) => oversight.id,
  toEntry: toOversight,
};

export const OFFICER_TABLE: RegistryTable<OfficerEntry, OfficerEntity> = {
  entity: OfficerEntity,
  primaryKey: 'id',
  keyOf: (officer) => officer.id,
  toEntry: toOfficer,
};

const WORKING_HOURS_TABLE: RegistryTable<WorkingHours, WorkingHoursEntity> = {
  entity: WorkingHoursEntity,
  primaryKey: 'id',
  keyOf: (hours) => hours.id,
  toEntry: toWorkingHours,
};

const API_CLIENT_TABLE: RegistryTable<ApiClient, ApiClientEntity> = {
  entity: ApiClientEntity,
  primaryKey: 'id',
  keyOf: (client) => client.id,
  toEntry: toApiClient,
};

type AnyTable<Kind extends RegistryKind> = RegistryTable<RegistryEntries[Kind], ObjectLiteral & RegistryEntries[Kind]>;

const TABLES: { readonly [Kind in RegistryKind]: AnyTable<Kind> } = {
  region: REGION_TABLE,
  agency: AGENCY_TABLE,
  category: CATEGORY_TABLE,
  policy: SLA_POLICY_TABLE,
  answerPolicy: ANSWER_POLICY_TABLE,
  holiday: HOLIDAY_TABLE,
  keyword: KEYWORD_TABLE,
  jurisdiction: JURISDICTION_TABLE,
  externalCode: EXTERNAL_CODE_TABLE,
  oversight: OVERSIGHT_TABLE,
  officer: OFFICER_TABLE,
  workingHours: WORKING_HOURS_TABLE,
  apiClient: API_CLIENT_TABLE,
};

/** The table of the entries that a type of event is about. */
export function tableOf<Type extends RegistryEventType>(type: Type): AnyTable<(typeof REGISTRY_EVENTS)[Type]> {
  return TABLES[REGISTRY_EVENTS[type]];
}
