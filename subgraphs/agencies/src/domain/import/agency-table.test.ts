import { describe, expect, it } from '@jest/globals';
import { anAgency } from '../agency/agency.fixture.js';
import { type AgencySurroundings, UNITS_PLANNER } from './agency-table.js';
import { aTable } from './table.fixture.js';

const CITY = anAgency({ code: 'D-91.71', type: 'KOTA', name: 'Pemerintah Kota Jayapura', regionCode: '91.71', timeZone: 'Asia/Jayapura' });
const OFFICE = anAgency({ code: 'D-91.71-DLH', parentCode: 'D-91.71', regionCode: '91.71', timeZone: 'Asia/Jayapura' });
const CLOSED = anAgency({ code: 'D-91.71-LAMA', parentCode: 'D-91.71', active: false });
const KNOWN: AgencySurroundings = {
  agencies: new Map([CITY, OFFICE, CLOSED].map((agency) => [agency.code, agency])),
  regions: new Set(['91.71']),
  validFrom: '2026-01-02',
};
const COLUMNS = ['code', 'name', 'shortName', 'parentCode', 'type', 'regionCode'];

/** Checks rows of units, the first on line 2. */
const check = (...rows: readonly (readonly string[])[]) => UNITS_PLANNER.plan(aTable(COLUMNS, rows), KNOWN);

describe('a table of units', () => {
  it('adds what is new, also below a row before it, like the agency above it', () => {
    const plan = check(['D-91.71-A', 'Dinas A', '', 'D-91.71'], ['D-91.71-A-1', 'Seksi Satu', 'S1', 'D-91.71-A']);
    expect(plan.problems).toEqual([]);
    expect(plan).toMatchObject({ added: 2, changed: 0, unchanged: 0 });
    expect(plan.events.map(({ type }) => type)).toEqual(['AgencyRegistered', 'AgencyRegistered']);
    expect(plan.events.map(({ entry }) => entry)).toMatchObject([
      { code: 'D-91.71-A', shortName: null, type: 'UNIT_KERJA', timeZone: 'Asia/Jayapura', regionCode: '91.71', validFrom: '2026-01-02' },
      { code: 'D-91.71-A-1', parentCode: 'D-91.71-A', shortName: 'S1', timeZone: 'Asia/Jayapura' },
    ]);
  });

  it('leaves alone what is the same, and changes what differs', () => {
    const same = [OFFICE.code, OFFICE.name, OFFICE.shortName as string, 'D-91.71', 'PERANGKAT_DAERAH'];
    expect(check(same)).toEqual({ problems: [], events: [], added: 0, changed: 0, unchanged: 1 });
    expect(check(same.with(1, 'Dinas Baru'))).toMatchObject({
      events: [{ type: 'AgencyChanged', entry: { ...OFFICE, name: 'Dinas Baru' } }],
      changed: 1,
      unchanged: 0,
    });
  });

  it.each([
    ['without a name', ['D-91.71-A', ' ', '', 'D-91.71'], 'name', 2, 'INPUT_INVALID'],
    ['of an unknown type', ['D-91.71-A', 'Dinas A', '', 'D-91.71', 'WARUNG'], 'type', 5, 'INPUT_INVALID'],
    ['in an unknown region', ['D-91.71-A', 'Dinas A', '', 'D-91.71', '', '99.99'], 'regionCode', 6, 'REGION_UNKNOWN'],
    ['below nobody', ['D-99.99-A', 'Dinas A', '', 'D-99.99'], 'parentCode', 4, 'AGENCY_UNKNOWN'],
    ['below a closed one', ['D-91.71-LAMA-A', 'Dinas A', '', CLOSED.code], 'parentCode', 4, 'AGENCY_UNKNOWN'],
    ['with another tree’s code', ['D-18.72-A', 'Dinas A', '', 'D-91.71'], 'code', 1, 'INPUT_INVALID'],
    ['of a closed agency', [CLOSED.code, 'Dinas A', '', 'D-91.71'], 'code', 1, 'AGENCY_UNKNOWN'],
    ['of an agency that stands elsewhere', [OFFICE.code, 'Dinas A', '', 'D-91.71-LAMA'], 'parentCode', 4, 'INPUT_INVALID'],
  ])('names the place of a row %s', (_what, row, field, column, code) => {
    const good = ['D-91.71-Z', 'Dinas Z', '', 'D-91.71'];
    expect(check(good, row).problems).toMatchObject([{ line: 3, column, field, code }]);
  });

  it('refuses a code twice in one table, and lists every problem', () => {
    const row = ['D-91.71-A', 'Dinas A', '', 'D-91.71'];
    expect(check(row, row, ['', '', '', '']).problems).toMatchObject([
      { line: 3, field: 'code', code: 'AGENCY_CODE_TAKEN' },
      { line: 4, field: 'code' },
      { line: 4, field: 'name' },
      { line: 4, field: 'parentCode' },
    ]);
  });
});
