import { API_SCOPES, type ApiScope, ROLES, type Role } from '@lapor/schema/identity';
import { OVERSIGHT_SCOPES, type OversightScope, SYSTEM_ROLES, type SystemRoleName } from '@lapor/schema/oversight';
import { registerEnumType } from 'type-graphql';
import { AGENCY_TYPES, type AgencyType, CONNECTION_MODELS, type ConnectionModel } from '../domain/agency/agency.js';
import { ANSWER_APPROVALS, type AnswerApproval } from '../domain/answer-policy/answer-policy.js';
import { SUSPENSION_REASONS, type SuspensionReason } from '../domain/api-client/api-client.js';
import { HOLIDAY_KINDS, type HolidayKind } from '../domain/holiday/holiday.js';
import { IMPORT_KINDS, type ImportKind } from '../domain/import/import-kind.js';
import { RESPONSIBLE_ROLES, type ResponsibleRole } from '../domain/jurisdiction/jurisdiction-rule.js';
import { KEYWORD_OUTCOMES, type KeywordOutcome } from '../domain/keyword/resolve-keyword.js';
import { KEYWORD_SOURCES, type KeywordSource } from '../domain/keyword/sms-keyword.js';
import { DEACTIVATION_REASONS, type DeactivationReason } from '../domain/officer/deactivation-reason.js';
import { REGION_LEVELS, type RegionLevel, VILLAGE_KINDS, type VillageKind } from '../domain/region/region.js';
import { CLOCK_PAUSES, type ClockPause, POLICY_UNITS, type PolicyUnit } from '../domain/sla-policy/sla-policy.js';
import { REASON_KINDS, type ReasonKind } from '../domain/suggestion/evidence.js';
import { PUBLIC_EVENTS, PUBLIC_KINDS, type PublicEventType, type PublicKind } from '../events/registry-events.js';

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

export const AnswerApprovalEnum = toEnum<AnswerApproval>('AnswerApproval', 'Who approves a final answer.', ANSWER_APPROVALS, {
  AGENCY_LEADER: 'Pimpinan.',
  AGENCY_ADMIN: 'Admin Instansi, or the leader.',
});

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

export const OversightScopeEnum = toEnum<OversightScope>('OversightScope', 'What a body oversees.', OVERSIGHT_SCOPES, {
  EVERY_AGENCY: 'Every agency.',
  REGIONAL_GOVERNMENTS: 'Pemerintah daerah and their offices.',
  NATIONAL_PRIORITIES: 'Reports about national priority programmes, at whatever agency.',
});

export const RegistryEventTypeEnum = toEnum<PublicEventType>(
  'RegistryEventType',
  'What happened to an entry of the registry.',
  PUBLIC_EVENTS,
  {
    RegionRegistered: 'A region was entered or corrected.',
    AgencyRegistered: 'An agency was entered, or corrected with the delivered registry.',
    AgencyRenamed: 'Its names changed.',
    AgencyMoved: 'It is part of another agency.',
    AgencyChanged: 'Its type, region, time zone or connection changed.',
    AgencyClosed: 'It no longer exists.',
    AgencyMerged: 'It went into another agency.',
    AgencySplit: 'It was split into others.',
    AgencyReopened: 'It exists again.',
    CategoryRegistered: 'A category was entered or corrected.',
    CategoryChanged: 'Its name changed, or whether it is a national priority.',
    CategoryRetired: 'It is no longer offered.',
    CategoryReopened: 'It is offered again.',
    PolicyEnacted: 'A limit was enacted.',
    PolicyEnded: 'A limit ends.',
    AnswerPolicyEnacted: 'A rule about what final answers need was enacted.',
    AnswerPolicyEnded: 'A rule about what final answers need ends.',
    HolidayDeclared: 'A day off was declared.',
    HolidayRevoked: 'A day is off no longer.',
    WorkingHoursSet: 'Working hours of an agency were set.',
    KeywordRegistered: 'A keyword of SMS 1708 was entered or corrected.',
    KeywordRetired: 'A keyword of SMS 1708 ends.',
    JurisdictionEnacted: 'A rule of competence was enacted.',
    JurisdictionEnded: 'A rule of competence ends.',
    ExternalCodeSet: 'A code in another list was set or taken back.',
    OversightEstablished: 'A body oversees others.',
    OversightEnded: 'A body ceases to oversee others.',
  },
);

export const ImportKindEnum = toEnum<ImportKind>('ImportKind', 'What a table holds.', IMPORT_KINDS, {
  AGENCIES: 'Instansi: code, name, shortName, type, parentCode, regionCode, timeZone, connectionModel.',
  UNITS: 'Unit kerja: the same columns; what is left empty is as with the agency above.',
  KEYWORDS: 'Kata kunci SMS 1708: words, agencyCode, validFrom, validTo.',
  OFFICERS: 'Petugas: officerId, role, agencyCode, validFrom, validTo; no names.',
});

export const RegistryKindEnum = toEnum<PublicKind>('RegistryKind', 'The kinds of entry of the registry.', PUBLIC_KINDS, {
  region: 'Wilayah.',
  agency: 'Instansi.',
  category: 'Kategori.',
  policy: 'Batas waktu.',
  answerPolicy: 'Ketentuan jawaban akhir.',
  holiday: 'Hari libur.',
  keyword: 'Kata kunci SMS 1708.',
  jurisdiction: 'Aturan kewenangan.',
  externalCode: 'Kode pada daftar lain.',
  oversight: 'Pengawasan.',
  workingHours: 'Jam kerja.',
});

export const RegionLevelEnum = toEnum<RegionLevel>('RegionLevel', 'The level of a region.', REGION_LEVELS, {
  PROVINCE: 'Provinsi.',
  REGENCY: 'Kabupaten.',
  CITY: 'Kota.',
  DISTRICT: 'Kecamatan; distrik in Papua.',
  VILLAGE: 'Kelurahan or desa.',
});

export const VillageKindEnum = toEnum<VillageKind>('VillageKind', 'The kind of a village.', VILLAGE_KINDS, {
  KELURAHAN: 'Kelurahan, part of a city or regency, led by an official.',
  DESA: 'Desa, also nagari, gampong, pekon and the like.',
  DESA_ADAT: 'Desa adat.',
});

export const KeywordOutcomeEnum = toEnum<KeywordOutcome>('KeywordOutcome', 'What the beginning of a message says.', KEYWORD_OUTCOMES, {
  FOUND: 'It names one agency.',
  AMBIGUOUS: 'It names several; the sender must choose one.',
  NONE: 'It names none: the national desk receives it.',
});

export const KeywordSourceEnum = toEnum<KeywordSource>('KeywordSource', 'Where a keyword comes from.', KEYWORD_SOURCES, {
  GOVERNMENT_NAME: "A government's name, by rule; several may share it.",
  SHORT_NAME: "A body's short name.",
  COMMON_USAGE: 'Common usage.',
  DECREED: 'A legal act that gave it.',
});

export const ResponsibleRoleEnum = toEnum<ResponsibleRole>('ResponsibleRole', 'Who answers by a rule.', RESPONSIBLE_ROLES, {
  REGENCY_GOVERNMENT: "Pemerintah kabupaten or kota of the report's region.",
  PROVINCE_GOVERNMENT: "Pemerintah provinsi of the report's region.",
  NATIONAL_BODY: 'One ministry or body.',
});

export const ReasonKindEnum = toEnum<ReasonKind>('SuggestionReasonKind', 'Why an agency is suggested.', REASON_KINDS, {
  KEYWORD: 'The text names it by a keyword of SMS 1708.',
  PLACE_NAME: 'The text names a place it is responsible for.',
  REGION: 'It is responsible for the given region.',
  RULE: 'A rule makes it competent for the category.',
  PAST_TRANSFERS: 'Such reports were handed to it before.',
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
