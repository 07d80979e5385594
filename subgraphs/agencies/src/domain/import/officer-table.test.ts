import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { OfficerEntry, OfficerMembership } from '@lapor/schema/officer';
import { uuidOfName } from '@lapor/schema/uuid';
import { anAgency } from '../agency/agency.fixture.js';
import { OFFICERS_PLANNER } from './officer-table.js';
import { aTable } from './table.fixture.js';

const TODAY = '2026-11-24';
const COLUMNS = ['officerId', 'role', 'agencyCode', 'validFrom', 'validTo'];
const id = (name: string) => uuidOfName('d1b0c7a2-3f64-4e1b-8a55-90c2b7e64f13', name);
const held = (change: Partial<OfficerMembership> = {}): OfficerMembership => ({
  role: 'LIAISON_OFFICER',
  agencyCode: 'D-18.72',
  validFrom: '2026-01-01',
  validTo: null,
  actingFor: null,
  ...change,
});
const officer = (name: string, ...memberships: OfficerMembership[]): OfficerEntry => ({
  id: id(name),
  active: true,
  memberships,
  leave: null,
});
const CALLER = officer('caller', held({ role: 'AGENCY_ADMIN' }));
const KNOWN = officer('known', held());
const GONE = { ...officer('gone'), active: false };
const FULL = officer('full', ...Array.from({ length: 30 }, (_, index) => held({ agencyCode: `D-18.72-U${index}` })));
const LAST = officer('last', held({ role: 'NATIONAL_ADMIN', agencyCode: NATIONAL_DESK }));

const check = (...rows: readonly (readonly string[])[]) =>
  OFFICERS_PLANNER.plan(aTable(COLUMNS, rows), {
    agencies: new Map(['D-18.72', 'D-18.72-DLH', NATIONAL_DESK].map((code) => [code, anAgency({ code })])),
    officers: new Map([CALLER, KNOWN, GONE, FULL, LAST].map((each) => [each.id, each])),
    callerId: CALLER.id,
    today: TODAY,
  });
const row = (name: string, change: Partial<Record<'role' | 'agencyCode' | 'validFrom' | 'validTo', string>> = {}) => {
  const { role = 'LIAISON_OFFICER', agencyCode = 'D-18.72', validFrom = '2026-01-01', validTo = '' } = change;
  return [id(name), role, agencyCode, validFrom, validTo];
};

describe('a table of officers', () => {
  it('appoints one by one: an account becomes an officer by its first row and keeps it in the second', () => {
    const office = held({ agencyCode: 'D-18.72-DLH', validTo: '2027-01-01' });
    expect(check(row('new'), row('new', { agencyCode: 'D-18.72-DLH', validTo: '2027-01-01' }))).toEqual({
      problems: [],
      events: [
        { type: 'OfficerAppointed', entry: officer('new', held()) },
        { type: 'OfficerAppointed', entry: officer('new', held(), office) },
      ],
      added: 2,
      changed: 0,
      unchanged: 0,
    });
  });

  it('leaves alone what is so, and gives other dates to what is held', () => {
    expect(check(row('known'))).toMatchObject({ events: [], unchanged: 1 });
    expect(check(row('known', { validTo: '2027-01-01' }))).toMatchObject({
      events: [{ entry: officer('known', held({ validTo: '2027-01-01' })) }],
      added: 0,
      changed: 1,
    });
  });

  it.each([
    ['by a name', ['Budi Santoso', 'LIAISON_OFFICER', 'D-18.72', '2026-01-01'], 'officerId', 1, 'INPUT_INVALID'],
    ['in no role', row('new', { role: 'KEPALA' }), 'role', 2, 'INPUT_INVALID'],
    ['in an unknown agency', row('new', { agencyCode: 'D-99.99' }), 'agencyCode', 3, 'AGENCY_UNKNOWN'],
    ['from no day', row('new', { validFrom: 'besok' }), 'validFrom', 4, 'INPUT_INVALID'],
    ['until a day that is over', row('new', { validTo: '2026-02-01' }), 'validTo', 5, 'INPUT_INVALID'],
    ['for the nation elsewhere', row('new', { role: 'NATIONAL_ADMIN' }), 'agencyCode', 3, 'INPUT_INVALID'],
    ['about whoever imports', row('caller'), 'officerId', 1, 'FORBIDDEN'],
    ['about somebody deactivated', row('gone'), 'officerId', 1, 'OFFICER_INACTIVE'],
    ['about somebody with too much', row('full'), 'officerId', 1, 'MEMBERSHIP_LIMIT'],
    ['that stood there before', row('first'), 'officerId', 1, 'INPUT_INVALID'],
    [
      'that would empty the national desk',
      row('last', { role: 'NATIONAL_ADMIN', agencyCode: NATIONAL_DESK, validTo: '2027-01-01' }),
      'validTo',
      5,
      'LAST_NATIONAL_ADMIN',
    ],
  ])('names the place of a row %s, and nothing that stands there', (_what, wrong, field, column, code) => {
    const { problems } = check(row('first'), wrong);
    expect(problems).toMatchObject([{ line: 3, column, field, code }]);
    expect(JSON.stringify(problems)).not.toContain(wrong[0]);
  });

  it('may end the last national administrator’s office once a row before it has given it to another', () => {
    const desk = { role: 'NATIONAL_ADMIN', agencyCode: NATIONAL_DESK };
    expect(check(row('next', desk), row('last', { ...desk, validTo: '2027-01-01' }))).toMatchObject({ problems: [], added: 1, changed: 1 });
  });
});
