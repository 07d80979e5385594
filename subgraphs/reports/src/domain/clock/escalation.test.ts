import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { OVERSIGHTS } from '../visibility/oversight.fixture.js';
import { CLOCK_KEYS, CLOCK_RULES, type ClockKey } from './clock-rules.js';
import { officesAbove, recipientsOf } from './escalation.js';
import { NOTICES } from './policies.fixture.js';

const UNIT = { code: 'D-18.72-DLH', path: ['D-18.72', 'D-18.72-DLH'] };
const METRO = { code: 'D-18.72', path: ['D-18.72'] };
const AT_UNIT = { deskCode: UNIT.code, leadAgencyCode: METRO.code, desks: [METRO, UNIT], nationalPriority: false, oversights: OVERSIGHTS };
const AT_NATION = { ...AT_UNIT, deskCode: NATIONAL_DESK, leadAgencyCode: null, desks: [] };

/** Whom the delivered ladder tells at a share of the limit. */
const told = (key: ClockKey, percent: number, report: Parameters<typeof recipientsOf>[2]) =>
  recipientsOf(key, NOTICES.find((rule) => rule.percent === percent)!.roles, report).map(({ desk, role }) => `${role} ${desk}`);

describe('who is told of a clock', () => {
  it.each([
    ['VERIFY', 66, AT_NATION, [`NATIONAL_ADMIN ${NATIONAL_DESK}`]],
    ['VERIFY', 100, AT_NATION, [`NATIONAL_ADMIN ${NATIONAL_DESK}`]],
    ['VERIFY', 100, { ...AT_UNIT, leadAgencyCode: null }, ['AGENCY_ADMIN D-18.72-DLH', `NATIONAL_ADMIN ${NATIONAL_DESK}`]],
    ['VERIFY', 150, { ...AT_UNIT, leadAgencyCode: null }, [`NATIONAL_ADMIN ${NATIONAL_DESK}`]],
    ['ACCEPT', 66, AT_UNIT, ['LIAISON_OFFICER D-18.72-DLH', 'AGENCY_ADMIN D-18.72-DLH']],
    ['ACCEPT', 100, AT_UNIT, ['AGENCY_ADMIN D-18.72-DLH', 'AGENCY_LEADER D-18.72']],
    ['FIRST_FOLLOW_UP', 100, AT_UNIT, ['AGENCY_ADMIN D-18.72-DLH', 'AGENCY_LEADER D-18.72']],
    ['FIRST_FOLLOW_UP', 150, AT_UNIT, ['AGENCY_LEADER D-18.72']],
    ['COMPLETE_COMPLAINT', 100, AT_UNIT, ['AGENCY_ADMIN D-18.72-DLH', 'AGENCY_LEADER D-18.72']],
    ['COMPLETE_COMPLAINT', 150, AT_UNIT, ['AGENCY_LEADER D-18.72', 'OVERSEER L-ORI']],
    ['COMPLETE_SUPERVISION', 150, AT_UNIT, ['AGENCY_LEADER D-18.72', 'OVERSEER D-18.72', 'OVERSEER L-ORI']],
    ['STATUTORY_MAX', 150, { ...AT_UNIT, oversights: [] }, ['AGENCY_LEADER D-18.72']],
    ['COMPLETENESS_ANSWER', 100, AT_UNIT, ['AGENCY_ADMIN D-18.72-DLH', `NATIONAL_ADMIN ${NATIONAL_DESK}`]],
    [
      'OBJECTION_DECISION',
      100,
      { ...AT_UNIT, leadAgencyCode: UNIT.code },
      ['AGENCY_ADMIN D-18.72', 'AGENCY_LEADER D-18.72', `NATIONAL_ADMIN ${NATIONAL_DESK}`],
    ],
    ['OBJECTION_DECISION', 66, AT_UNIT, [`NATIONAL_ADMIN ${NATIONAL_DESK}`]],
  ] as const)('%s at %i percent', (key, percent, report, expected) => {
    expect(told(key, percent, report)).toEqual(expected);
  });

  it('nobody where the ladder names nobody, or only roles that are not concerned', () => {
    for (const roles of [[], ['API_CLIENT_DEV'] as const]) expect(recipientsOf('VERIFY', roles, AT_UNIT)).toEqual([]);
  });

  it.each(CLOCK_KEYS)('%s: an office at every step when it is an office’s limit, and nobody when it is the reporter’s', (key) => {
    for (const { roles } of NOTICES) expect(recipientsOf(key, roles, AT_UNIT).length > 0).toBe(CLOCK_RULES[key].owes === 'DESK');
  });

  it('reaches the role in every agency above the desk', () => {
    expect(officesAbove({ desk: UNIT.code, role: 'AGENCY_ADMIN' }, AT_UNIT.desks).map(({ desk }) => desk)).toEqual(UNIT.path);
    expect(officesAbove({ desk: 'L-ORI', role: 'OVERSEER' }, AT_UNIT.desks)).toEqual([{ desk: 'L-ORI', role: 'OVERSEER' }]);
  });
});
