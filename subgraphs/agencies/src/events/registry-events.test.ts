import { describe, expect, it } from '@jest/globals';
import { REGIONS_LOADED, REGISTRY_EVENTS } from '@lapor/schema/events';
import { SEED_ANSWER_POLICIES } from '../database/seed/answer-policies.js';
import { SEED_CATEGORIES } from '../database/seed/categories.js';
import { SEED_HOLIDAYS } from '../database/seed/holidays.js';
import { SEED_JURISDICTION_RULES } from '../database/seed/jurisdiction-rules.js';
import { seedKeywords } from '../database/seed/keywords.js';
import { SEED_SLA_POLICIES } from '../database/seed/sla-policies.js';
import type { Agency } from '../domain/agency/agency.js';
import { regionalGovernment } from '../domain/agency/regional-government.js';
import { createRegion } from '../domain/region/region.js';
import { isPublicEvent, PUBLIC_EVENTS, PUBLIC_KINDS, toRegistryEvent } from './registry-events.js';

const METRO = createRegion({ code: '18.72', name: 'KOTA METRO' });
const STAMP = { id: '01a20a69-c1db-7ed2-a2a0-551eb8a3bd4a', at: new Date('2026-01-02T03:04:05.678Z'), actor: { kind: 'SYSTEM' } } as const;
const DECREE = { legalRef: 'Perda Kota Metro 3/2026', effectiveOn: '2026-01-01' };
const ENTRIES = [
  ['region', METRO, 'RegionRegistered', '18.72'],
  ['agency', regionalGovernment(METRO), 'AgencyRegistered', 'D-18.72'],
  ['category', SEED_CATEGORIES[0], 'CategoryRegistered', 'infrastruktur'],
  ['policy', SEED_SLA_POLICIES[0], 'PolicyEnacted', 'VERIFY@2020-10-27'],
  ['answerPolicy', SEED_ANSWER_POLICIES[0], 'AnswerPolicyEnacted', 'SUPERVISION@2020-10-27'],
  ['holiday', SEED_HOLIDAYS[0], 'HolidayDeclared', '2024-01-01'],
  ['keyword', seedKeywords([METRO], [])[0], 'KeywordRegistered', 'KOTA METRO:D-18.72@2020-10-27'],
  ['jurisdiction', SEED_JURISDICTION_RULES[0], 'JurisdictionEnacted', 'infrastruktur.jalan:*:REGENCY_GOVERNMENT@2020-10-27'],
] as const;

describe("an entry's event", () => {
  it.each(ENTRIES)('of a %s carries the whole entry', (kind, entry, type, aggregateId) => {
    const event = toRegistryEvent(type, entry as never, STAMP);
    expect(event.aggregate).toEqual({ type: kind, id: aggregateId });
    expect(event.draft).toEqual({
      id: STAMP.id,
      type,
      occurredAt: STAMP.at,
      actor: { kind: 'SYSTEM' },
      payload: entry,
      topics: ['registry'],
    });
  });

  it('of a client leaves its contact out', () => {
    const client = { id: 'D-18.72:kota-cerdas', contact: 'budi@metrokota.go.id', purpose: 'Meneruskan laporan' };
    const { aggregate, draft } = toRegistryEvent('ApiClientRegistered', client as never, STAMP);
    expect(aggregate).toEqual({ type: 'apiClient', id: 'D-18.72:kota-cerdas' });
    expect(draft.payload).toEqual({ id: 'D-18.72:kota-cerdas', purpose: 'Meneruskan laporan' });
  });

  it('names the decree behind it', () => {
    const { payload } = toRegistryEvent('AgencyRenamed', regionalGovernment(METRO) as Agency, { ...STAMP, decree: DECREE }).draft;
    expect(payload).toMatchObject({ code: 'D-18.72', decree: DECREE });
  });

  it.each([
    ['OfficerAppointed', 'officers'],
    ['ApiClientRegistered', 'api-clients'],
  ] as const)('of %s stands on a stream of its own, which nobody outside follows', (type, topic) => {
    expect(toRegistryEvent(type, { id: 'x' } as never, STAMP).draft.topics).toEqual([topic]);
    expect(isPublicEvent(type)).toBe(false);
    expect(PUBLIC_EVENTS).not.toContain(type);
    expect(PUBLIC_KINDS).not.toContain(REGISTRY_EVENTS[type]);
  });

  it('is public for what everybody may follow, and not for a load of reference data', () => {
    expect(isPublicEvent('AgencyRenamed')).toBe(true);
    expect(isPublicEvent(REGIONS_LOADED)).toBe(false);
    expect(PUBLIC_KINDS).toContain('workingHours');
  });
});
