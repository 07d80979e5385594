import { type LoggedEvent, REGIONS_LOADED, REGISTRY_EVENTS, type RegistryEventType, type RegistryKind } from '@lapor/schema/events';
import type { EntityChange } from './entity-change.js';

/** The kinds of entry of the registry → the types of the graph that show them. */
const SHOWN_AS = {
  region: ['Region'],
  agency: ['Agency'],
  category: ['Category'],
  policy: ['SlaPolicy'],
  answerPolicy: ['AnswerPolicy'],
  holiday: ['Holiday'],
  keyword: ['SmsKeyword'],
  jurisdiction: ['JurisdictionRule'],
  externalCode: ['ExternalCode', 'Agency'],
  oversight: ['Oversight', 'SystemRole', 'Agency'],
  officer: ['Officer'],
  workingHours: ['WorkingHours'],
  apiClient: ['ApiClient'],
} as const satisfies Record<RegistryKind, readonly string[]>;

/** Kinds whose events hold every key by which their entities are named. */
const NAMED_BY: Partial<Record<RegistryKind, readonly string[]>> = { agency: ['code', 'id'], region: ['code'], category: ['id'] };

/** What an event of the registry says has changed; `anything` for one that is not known. */
export function registryChanges({ type, payload }: LoggedEvent): readonly EntityChange[] | 'anything' {
  if (type === REGIONS_LOADED) return [{ type: 'Region' }];
  if (!Object.hasOwn(REGISTRY_EVENTS, type)) return 'anything';
  const kind: RegistryKind = REGISTRY_EVENTS[type as RegistryEventType];
  const names = NAMED_BY[kind];
  const keys = names && Object.fromEntries(names.map((name) => [name, payload[name]]));
  const isNamed = keys !== undefined && Object.values(keys).every((value) => typeof value === 'string');
  return SHOWN_AS[kind].map((shown) => (isNamed ? { type: shown, keys } : { type: shown }));
}
