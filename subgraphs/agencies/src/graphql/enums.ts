import { API_SCOPES, type ApiScope, ROLES, type Role } from '@lapor/schema/identity';
import { registerEnumType } from 'type-graphql';
import { AGENCY_TYPES, type AgencyType, CONNECTION_MODELS, type ConnectionModel } from '../domain/agency/agency.js';
import { SYSTEM_ROLES, type SystemRoleName } from '../domain/agency/system-role.js';
import { SUSPENSION_REASONS, type SuspensionReason } from '../domain/api-client/api-client.js';
import { HOLIDAY_KINDS, type HolidayKind } from '../domain/holiday/holiday.js';
import { REGION_LEVELS, type RegionLevel } from '../domain/region/region.js';
import { CLOCK_PAUSES, type ClockPause, POLICY_UNITS, type PolicyUnit } from '../domain/sla-policy/sla-policy.js';

/** The graph's enums, each with what its values mean; a value without a meaning does not compile. */

export const AgencyTypeEnum = toEnum<AgencyType>(
  'AgencyType',
  'The kind of body, in the terms of Indonesian administration.',
  AGENCY_TYPES,
  {
    KEMENTERIAN: 'Kementerian (ministry).',
    LPNK: 'Lembaga pemerintah nonkementerian.',
    LNS: 'Lembaga nonstruktural and public legal bodies.',
    LEMBAGA_NEGARA: 'Lembaga negara, independent of the government.',
    TNI_POLRI: 'Armed forces and police.',
    PROVINSI: 'Pemerintah provinsi.',
    KABUPATEN: 'Pemerintah kabupaten.',
    KOTA: 'Pemerintah kota.',
    BUMN: 'Badan usaha milik negara.',
    BUMD: 'Badan usaha milik daerah.',
    PTN: 'Perguruan tinggi negeri.',
    PERWAKILAN_RI: 'Embassy, consulate or mission abroad.',
    PERANGKAT_DAERAH: 'Organisasi perangkat daerah (OPD), an office of a regional government.',
    UNIT_KERJA: 'A unit of a ministry or body.',
  },
);

export const ConnectionModelEnum = toEnum<ConnectionModel>(
  'ConnectionModel',
  "How the agency's own complaint system is connected.",
  CONNECTION_MODELS,
  {
    CENTRAL: 'Sentral: works in SP4N-LAPOR! itself.',
    SEMI: 'Semi-integrasi.',
    FULL: 'Integrasi penuh.',
  },
);

export const SystemRoleNameEnum = toEnum<SystemRoleName>(
  'SystemRoleName',
  'What an agency does for SP4N-LAPOR! as a whole.',
  SYSTEM_ROLES,
  {
    MANAGER: 'Pengelola harian (daily manager).',
    LOCAL_GOVERNMENT_SUPERVISOR: "Supervises the regional governments' handling of complaints.",
    NATIONAL_PRIORITY_SUPERVISOR: 'Supervises reports about national priority programmes.',
    EXTERNAL_OVERSEER: 'Pengawas eksternal of public service.',
  },
);

export const RegionLevelEnum = toEnum<RegionLevel>('RegionLevel', 'The level of a region.', REGION_LEVELS, {
  PROVINCE: 'Provinsi.',
  REGENCY: 'Kabupaten.',
  CITY: 'Kota.',
});

export const HolidayKindEnum = toEnum<HolidayKind>('HolidayKind', 'The kind of a day off.', HOLIDAY_KINDS, {
  NATIONAL: 'Hari libur nasional.',
  COLLECTIVE_LEAVE: 'Cuti bersama.',
  REGIONAL: 'Hari libur daerah.',
});

export const ClockUnitEnum = toEnum<PolicyUnit>('ClockUnit', 'What a limit counts.', POLICY_UNITS, {
  WORKING_DAY: 'Hari kerja.',
  CALENDAR_DAY: 'Hari kalender.',
  PERCENT: "A share of a clock's limit, at which somebody is told.",
  REQUEST: 'Requests of a channel.',
});

export const ClockPauseEnum = toEnum<ClockPause>('ClockPause', 'When a clock stands still.', CLOCK_PAUSES, {
  NEVER: 'It never does.',
  REPORTER_TURN: "While the next step is the reporter's.",
});

export const SuspensionReasonEnum = toEnum<SuspensionReason>(
  'SuspensionReason',
  'Why an API client may do nothing for now.',
  SUSPENSION_REASONS,
  {
    SECURITY: 'A danger to the system or to personal data.',
    MISUSE: 'Used for something else than was agreed.',
    TECHNICAL: 'A fault of the client.',
    OWNER_REQUEST: 'The owner asked for it.',
    AGREEMENT_ENDED: 'Perjanjian kerja sama berakhir.',
  },
);

/** A scope's name in the graph: GraphQL knows no colon. */
const scopeName = (scope: ApiScope) => scope.toUpperCase().replace(':', '_');

export const ApiScopeEnum: Readonly<Record<string, ApiScope>> = Object.fromEntries(API_SCOPES.map((scope) => [scopeName(scope), scope]));
registerEnumType(ApiScopeEnum, { name: 'ApiScope', description: 'What an API client may be granted; reports:file is REPORTS_FILE.' });

/** The same enum as in the citizens subgraph, which says what each role is. */
export const RoleEnum = Object.fromEntries(ROLES.map((role) => [role, role])) as { readonly [R in Role]: R };
registerEnumType(RoleEnum, { name: 'Role', description: 'Peran petugas.' });

/** In the order of `Date`: Sunday is 0. */
export const WeekdayEnum = { SUNDAY: 0, MONDAY: 1, TUESDAY: 2, WEDNESDAY: 3, THURSDAY: 4, FRIDAY: 5, SATURDAY: 6 } as const;
registerEnumType(WeekdayEnum, { name: 'Weekday', description: 'Hari.' });

function toEnum<Value extends string>(
  name: string,
  description: string,
  values: readonly Value[],
  meanings: Readonly<Record<Value, string>>,
): Record<Value, Value> {
  const entries = Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;
  const valuesConfig = Object.fromEntries(values.map((value) => [value, { description: meanings[value] }])) as Record<
    Value,
    { description: string }
  >;
  registerEnumType(entries, { name, description, valuesConfig });
  return entries;
}
