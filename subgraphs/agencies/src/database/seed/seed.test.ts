import { describe, expect, it } from '@jest/globals';
import { addWorkingDays, createCalendar } from '@lapor/schema/calendar/work-calendar';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { isAgencyCode } from '../../domain/agency/agency.js';
import { isCategoryId } from '../../domain/category/category.js';
import { countWeekdaysOff } from '../../domain/holiday/holiday.js';
import { isRegionCode, type RegionLevel, villageKindOf } from '../../domain/region/region.js';
import { unitsOf } from '../../domain/sla-policy/policy-keys.js';
import { seedAgencies } from './agencies.js';
import { AREA_VERSION, readAreas } from './areas.js';
import { SEED_CATEGORIES } from './categories.js';
import { SEED_HOLIDAYS } from './holidays.js';
import { SEED_JURISDICTION_RULES } from './jurisdiction-rules.js';
import { COORDINATING_MINISTRIES, MINISTRIES } from './ministries.js';
import { SEED_OVERSIGHT } from './oversight.js';
import { seedRegions } from './regions.js';
import { SEED_SLA_POLICIES } from './sla-policies.js';

const regions = await seedRegions();
const agencies = seedAgencies(regions);
const byCode = new Map(agencies.map((agency) => [agency.code, agency]));

/** Entries whose parent is missing or stands behind them. */
function orphans<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string, parentOf: (entry: Entry) => string | null): Entry[] {
  const seen = new Set<string>();
  return entries.filter((entry) => {
    seen.add(keyOf(entry));
    const parent = parentOf(entry);
    return parent !== null && !seen.has(parent);
  });
}

describe('the regions', () => {
  it.each([
    ['PROVINCE', 38],
    ['REGENCY', 416],
    ['CITY', 98],
  ])('are %s: %i', (level, count) => expect(regions.filter((region) => region.level === level)).toHaveLength(count));

  it('have the level their official name says', () => {
    const prefix: Partial<Record<RegionLevel, RegExp>> = { PROVINCE: /^(?!Kota |Kabupaten )/, REGENCY: /^Kabupaten /, CITY: /^Kota / };
    expect(regions.filter((region) => !prefix[region.level]?.test(region.name))).toEqual([]);
  });

  it('have unique codes, each behind its province', () => {
    expect(new Set(regions.map((region) => region.code)).size).toBe(regions.length);
    expect(regions.filter((region) => !isRegionCode(region.code))).toEqual([]);
    expect(
      orphans(
        regions,
        (region) => region.code,
        (region) => region.parentCode,
      ),
    ).toEqual([]);
  });

  it('hold Kota Metro under 18.72', () => {
    expect(regions.find((region) => region.code === '18.72')).toMatchObject({ name: 'Kota Metro', parentCode: '18' });
  });

  it('lack a government of their own only in Jakarta, six times', () => {
    expect(regions.filter((region) => !region.ownGovernment).map((region) => region.code)).toEqual([
      '31.01',
      '31.71',
      '31.72',
      '31.73',
      '31.74',
      '31.75',
    ]);
  });
});

describe('the districts and villages', () => {
  it.each([
    ['DISTRICT', 7_277, 8],
    ['VILLAGE', 83_763, 13],
  ] as const)('of level %s are %i, each in a region that exists', async (level, count, length) => {
    const { areas, version } = await readAreas(level);
    expect(version).toBe(AREA_VERSION);
    expect(new Set(areas.map(({ code }) => code)).size).toBe(count);
    expect(areas.filter(({ code, name }) => !isRegionCode(code) || code.length !== length || name === '')).toEqual([]);
    const parents = new Set(
      level === 'DISTRICT' ? regions.map(({ code }) => code) : (await readAreas('DISTRICT')).areas.map(({ code }) => code),
    );
    expect(areas.filter(({ code }) => !parents.has(code.slice(0, code.lastIndexOf('.'))))).toEqual([]);
  });

  it('are villages of three kinds', async () => {
    const kinds = Map.groupBy((await readAreas('VILLAGE')).areas, ({ code }) => villageKindOf(code));
    expect([...kinds].map(([kind, villages]) => [kind, villages.length]).sort()).toEqual([
      ['DESA', 75_251],
      ['DESA_ADAT', 14],
      ['KELURAHAN', 8_498],
    ]);
  });
});

describe('the rules of competence', () => {
  it('have unique ids, and name categories and agencies that exist', () => {
    const categories = new Set(SEED_CATEGORIES.map(({ id }) => id));
    expect(new Set(SEED_JURISDICTION_RULES.map(({ id }) => id)).size).toBe(SEED_JURISDICTION_RULES.length);
    expect(SEED_JURISDICTION_RULES.filter(({ categoryId }) => !categories.has(categoryId))).toEqual([]);
    expect(SEED_JURISDICTION_RULES.filter(({ agencyCode }) => agencyCode !== null && !byCode.get(agencyCode)?.active)).toEqual([]);
    expect(SEED_JURISDICTION_RULES.filter(({ role, agencyCode }) => (role === 'NATIONAL_BODY') !== (agencyCode !== null))).toEqual([]);
  });

  it('say that they are proposals', () =>
    expect(SEED_JURISDICTION_RULES.filter(({ legalRef }) => !legalRef.startsWith('PROPOSAL'))).toEqual([]));
});

describe('the agencies', () => {
  it('have unique codes and ids, each behind the one it is part of', () => {
    expect(byCode.size).toBe(agencies.length);
    expect(new Set(agencies.map((agency) => agency.id)).size).toBe(agencies.length);
    expect(agencies.filter((agency) => !isAgencyCode(agency.code))).toEqual([]);
    expect(
      orphans(
        agencies,
        (agency) => agency.code,
        (agency) => agency.parentCode,
      ),
    ).toEqual([]);
  });

  it('hold the 48 ministries of October 2024', () => {
    expect(COORDINATING_MINISTRIES).toHaveLength(7);
    expect(MINISTRIES).toHaveLength(41);
  });

  it.each([
    ['PROVINSI', 38],
    ['KABUPATEN', 415],
    ['KOTA', 93],
  ])('hold every government of type %s: %i', (type, count) =>
    expect(agencies.filter((agency) => agency.type === type)).toHaveLength(count),
  );

  it('hold the national desk below its ministry', () => {
    expect(byCode.get(NATIONAL_DESK)).toMatchObject({ type: 'UNIT_KERJA', parentCode: 'K-PANRB', active: true });
  });

  it.each([
    ['K-PANRB', 'MANAGER'],
    ['K-DAGRI', 'LOCAL_GOVERNMENT_SUPERVISOR'],
    ['L-KSP', 'NATIONAL_PRIORITY_SUPERVISOR'],
    ['L-ORI', 'EXTERNAL_OVERSEER'],
  ])('let %s be %s with a legal reference', (code, role) => {
    const held = SEED_OVERSIGHT.filter(({ overseerCode }) => overseerCode === code);
    expect(byCode.has(code)).toBe(true);
    expect(held).toMatchObject([{ role, legalRef: expect.stringMatching(/\d{4}/) }]);
  });
});

describe('the categories', () => {
  it('have unique ids, each leaf behind its root', () => {
    expect(new Set(SEED_CATEGORIES.map((category) => category.id)).size).toBe(SEED_CATEGORIES.length);
    expect(SEED_CATEGORIES.filter((category) => !isCategoryId(category.id))).toEqual([]);
    expect(
      orphans(
        SEED_CATEGORIES,
        (category) => category.id,
        (category) => category.parentId,
      ),
    ).toEqual([]);
  });

  it('know a fallen tree', () => {
    expect(SEED_CATEGORIES.find((category) => category.id === 'lingkungan.pohon-tumbang')?.parentId).toBe('lingkungan');
  });
});

describe('the clocks', () => {
  it('have unique ids', () => expect(new Set(SEED_SLA_POLICIES.map((policy) => policy.id)).size).toBe(SEED_SLA_POLICIES.length));

  it.each([
    ['VERIFY', 3, 'WORKING_DAY'],
    ['ACCEPT', 2, 'WORKING_DAY'],
    ['FIRST_FOLLOW_UP', 5, 'WORKING_DAY'],
    ['COMPLETE_INFO', 5, 'WORKING_DAY'],
    ['COMPLETE_ASPIRATION', 5, 'WORKING_DAY'],
    ['COMPLETE_COMPLAINT', 14, 'WORKING_DAY'],
    ['COMPLETE_SUPERVISION', 60, 'WORKING_DAY'],
    ['STATUTORY_MAX', 60, 'CALENDAR_DAY'],
    ['COMPLETENESS_ANSWER', 14, 'CALENDAR_DAY'],
    ['REPORTER_COMPLETION', 30, 'CALENDAR_DAY'],
    ['REPORTER_REPLY', 10, 'WORKING_DAY'],
    ['OBJECTION_WINDOW', 30, 'CALENDAR_DAY'],
    ['ARCHIVE_REVIEW', 30, 'CALENDAR_DAY'],
    ['OBJECTION_DECISION', 14, 'WORKING_DAY'],
  ])('%s is %i %s', (key, amount, unit) =>
    expect(SEED_SLA_POLICIES.filter((policy) => policy.key === key)).toMatchObject([{ amount, unit }]),
  );
});

describe('a day off at the end of a limit', () => {
  it('lengthens what the reporter has, and nothing of what binds an office', () => {
    const rolling = SEED_SLA_POLICIES.filter((policy) => policy.unit === 'CALENDAR_DAY' && policy.rollsForward);
    expect(rolling.map(({ key }) => key)).toEqual(['REPORTER_COMPLETION', 'OBJECTION_WINDOW', 'ARCHIVE_REVIEW']);
  });
});

describe('the notification ladder', () => {
  it.each([
    ['NOTICE_BEFORE', 66],
    ['NOTICE_AT_END', 100],
    ['NOTICE_AFTER', 150],
  ])('tells somebody by %s at %i percent', (key, amount) => {
    const [step] = SEED_SLA_POLICIES.filter((policy) => policy.key === key);
    expect(step).toMatchObject({ amount, unit: 'PERCENT' });
    expect(step?.roles).not.toEqual([]);
  });
});

describe('the limits', () => {
  it('have keys and units that could be enacted today', () => {
    expect(SEED_SLA_POLICIES.filter(({ key, unit }) => !unitsOf(key).includes(unit))).toEqual([]);
  });
});

describe('the calendar', () => {
  const ofYear = (year: number) => SEED_HOLIDAYS.filter(({ date }) => date.startsWith(`${year}-`));

  it('has every day once', () => expect(new Set(SEED_HOLIDAYS.map(({ id }) => id)).size).toBe(SEED_HOLIDAYS.length));

  it.each([
    // 17 by the joint decree and two days of elections.
    [2024, 'NATIONAL', 19],
    [2024, 'COLLECTIVE_LEAVE', 10],
    [2025, 'NATIONAL', 17],
    // Ten, and the one of August by the amendment.
    [2025, 'COLLECTIVE_LEAVE', 11],
    [2026, 'NATIONAL', 17],
    [2026, 'COLLECTIVE_LEAVE', 8],
    [2027, 'NATIONAL', 15],
    [2027, 'COLLECTIVE_LEAVE', 0],
  ])('of %i has %s days: %i', (year, kind, count) => expect(ofYear(year).filter((holiday) => holiday.kind === kind)).toHaveLength(count));

  it.each([
    [2024, false],
    [2025, false],
    [2026, false],
    [2027, true],
  ])('of %i is only expected: %s', (year, provisional) => {
    expect(new Set(ofYear(year).map((holiday) => holiday.provisional))).toEqual(new Set([provisional]));
  });

  it('of 2026 takes 21 weekdays off', () => expect(countWeekdaysOff(ofYear(2026))).toBe(21));

  it('puts Lebaran and the turn of the year where the decrees do', () => {
    const calendar = createCalendar(SEED_HOLIDAYS, { zone: 'Asia/Jakarta', regionCode: null });
    expect(addWorkingDays(calendar, '2024-04-05', 1)).toBe('2024-04-16');
    expect(addWorkingDays(calendar, '2025-03-27', 1)).toBe('2025-04-08');
    expect(addWorkingDays(calendar, '2026-03-17', 1)).toBe('2026-03-25');
    expect(addWorkingDays(calendar, '2025-12-24', 3)).toBe('2025-12-31');
    expect(addWorkingDays(calendar, '2025-12-31', 1)).toBe('2026-01-02');
  });
});
