import { REGISTRY_EVENTS, type RegistryEventType, type RegistryKind } from '@lapor/schema/events';
import type { OfficerEntry } from '@lapor/schema/officer';
import type { ObjectLiteral } from 'typeorm';
import type { Agency } from '../domain/agency/agency.js';
import type { Category } from '../domain/category/category.js';
import type { Holiday } from '../domain/holiday/holiday.js';
import type { Region } from '../domain/region/region.js';
import type { RegistryEntries } from '../domain/registry/registry-entries.js';
import type { SlaPolicy } from '../domain/sla-policy/sla-policy.js';
import { AgencyEntity, toAgency } from './agency.entity.js';
import { CategoryEntity, toCategory } from './category.entity.js';
import { HolidayEntity, toHoliday } from './holiday.entity.js';
import { OfficerEntity, toOfficer } from './officer.entity.js';
import { RegionEntity, toRegion } from './region.entity.js';
import type { RegistryTable } from './registry.store.js';
import { SlaPolicyEntity, toSlaPolicy } from './sla-policy.entity.js';

export const REGISTRY_ENTITIES = [AgencyEntity, CategoryEntity, HolidayEntity, OfficerEntity, RegionEntity, SlaPolicyEntity];

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

export const HOLIDAY_TABLE: RegistryTable<Holiday, HolidayEntity> = {
  entity: HolidayEntity,
  primaryKey: 'id',
  keyOf: (holiday) => holiday.id,
  toEntry: toHoliday,
};

export const OFFICER_TABLE: RegistryTable<OfficerEntry, OfficerEntity> = {
  entity: OfficerEntity,
  primaryKey: 'id',
  keyOf: (officer) => officer.id,
  toEntry: toOfficer,
};

type AnyTable<Kind extends RegistryKind> = RegistryTable<RegistryEntries[Kind], ObjectLiteral & RegistryEntries[Kind]>;

const TABLES: { readonly [Kind in RegistryKind]: AnyTable<Kind> } = {
  region: REGION_TABLE,
  agency: AGENCY_TABLE,
  category: CATEGORY_TABLE,
  policy: SLA_POLICY_TABLE,
  holiday: HOLIDAY_TABLE,
  officer: OFFICER_TABLE,
};

/** The table of the entries that a type of event is about. */
export function tableOf<Type extends RegistryEventType>(type: Type): AnyTable<(typeof REGISTRY_EVENTS)[Type]> {
  return TABLES[REGISTRY_EVENTS[type]];
}
