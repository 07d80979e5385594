import { describe, expect, it } from '@jest/globals';
import { REGISTRY_EVENTS } from '@lapor/schema/events';
import { SEED_CATEGORIES } from '../database/seed/categories.js';
import { SEED_HOLIDAYS } from '../database/seed/holidays.js';
import { SEED_JURISDICTION_RULES } from '../database/seed/jurisdiction-rules.js';
import { seedKeywords } from '../database/seed/keywords.js';
import { SEED_SLA_POLICIES } from '../database/seed/sla-policies.js';
import { regionalGovernment } from '../domain/agency/regional-government.js';
import { createRegion } from '../domain/region/region.js';
import type { RegistryEntries, RegistryKind } from '../domain/registry/registry-entries.js';
import { toRegistryEvent } from './registry-events.js';

const METRO = createRegion({ code: '18.72', name: 'KOTA METRO' });
const STAMP = { id: '01a20a69-c1db-7ed2-a2a0-551eb8a3bd4a', now: new Date('2026-01-02T03:04:05.678Z') };
const ENTRIES = [
  ['region', METRO, 'RegionRegistered', '18.72'],
  ['agency', regionalGovernment(METRO), 'AgencyRegistered', 'D-18.72'],
  ['category', SEED_CATEGORIES[0], 'CategoryRegistered', 'infrastruktur'],
  ['policy', SEED_SLA_POLICIES[0], 'PolicyEnacted', 'VERIFY@2020-10-27'],
  ['holiday', SEED_HOLIDAYS[0], 'HolidayDeclared', '2026-01-01'],
  ['keyword', seedKeywords([METRO], [])[0], 'KeywordRegistered', 'KOTA METRO:D-18.72@2020-10-27'],
  ['jurisdiction', SEED_JURISDICTION_RULES[0], 'JurisdictionEnacted', 'infrastruktur.jalan:*:REGENCY_GOVERNMENT@2020-10-27'],
] as const;

describe("an entry's event", () => {
  it.each(ENTRIES)('of a %s carries the whole entry', (kind, entry, type, aggregateId) => {
    const event = toRegistryEvent(kind as RegistryKind, entry as RegistryEntries[RegistryKind], STAMP);
    expect(event.aggregate).toEqual({ type: kind, id: aggregateId });
    expect(event.draft).toEqual({
      id: STAMP.id,
      type,
      occurredAt: STAMP.now,
      actor: { kind: 'SYSTEM' },
      payload: entry,
      topics: ['registry'],
    });
  });

  it('exists for every type of the contract', () => {
    expect(ENTRIES.map(([, , type]) => type).sort()).toEqual([...REGISTRY_EVENTS].sort());
  });
});
