import { ROLES, type Role } from '@lapor/schema/identity';
import { registerEnumType } from 'type-graphql';
import { AGENCY_TYPES, type AgencyType, CONNECTION_MODELS, type ConnectionModel } from '../domain/agency/agency.js';
import { SYSTEM_ROLES, type SystemRoleName } from '../domain/agency/system-role.js';
import { HOLIDAY_KINDS, type HolidayKind } from '../domain/holiday/holiday.js';
import { DEACTIVATION_REASONS, type DeactivationReason } from '../domain/officer/deactivation-reason.js';
import { REGION_LEVELS, type RegionLevel } from '../domain/region/region.js';
import { CLOCK_PAUSES, CLOCK_UNITS, type ClockPause, type ClockUnit } from '../domain/sla-policy/sla-policy.js';

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

export const ClockUnitEnum = toEnum<ClockUnit>('ClockUnit', 'What a clock counts.', CLOCK_UNITS, {
  WORKING_DAY: 'Hari kerja.',
  CALENDAR_DAY: 'Hari kalender.',
});

export const ClockPauseEnum = toEnum<ClockPause>('ClockPause', 'When a clock stands still.', CLOCK_PAUSES, {
  NEVER: 'It never does.',
  REPORTER_TURN: "While the next step is the reporter's.",
});

export const RoleEnum = toEnum<Role>('Role', 'Peran petugas.', ROLES, {
  NATIONAL_ADMIN: 'Admin Nasional',
  AGENCY_ADMIN: 'Admin Instansi (admin koordinator)',
  LIAISON_OFFICER: 'Pejabat Penghubung',
  AGENCY_LEADER: 'Pimpinan instansi',
  OVERSEER: 'Pengawas: Ombudsman RI, KSP, Kemendagri, Inspektorat',
  API_CLIENT_DEV: 'Pengembang: mengelola integrasi',
});

export const DeactivationReasonEnum = toEnum<DeactivationReason>(
  'DeactivationReason',
  'Why an officer is deactivated.',
  DEACTIVATION_REASONS,
  {
    MOVED: 'Pindah tugas.',
    LEFT_SERVICE: 'Berhenti atau pensiun.',
    MISUSE: 'Penyalahgunaan akun atau kewenangan.',
    ACCOUNT_AT_RISK: 'Akun diduga dipakai orang lain.',
    ADMINISTRATIVE: 'Alasan administratif lain.',
  },
);

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
