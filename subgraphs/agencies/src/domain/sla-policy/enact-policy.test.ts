import { describe, expect, it } from '@jest/globals';
import { enactPolicy, type PolicyDraft } from './enact-policy.js';
import type { SlaPolicy } from './sla-policy.js';

const TODAY = '2026-11-24';
const DRAFT: PolicyDraft = {
  key: 'VERIFY',
  reportClass: null,
  amount: 2,
  unit: 'WORKING_DAY',
  pauses: 'NEVER',
  rollsForward: true,
  collectiveLeaveStops: true,
  roles: [],
  legalRef: 'PermenPANRB 9/2026',
  validFrom: '2027-01-01',
  validTo: null,
};
const OLD: SlaPolicy = { ...DRAFT, id: 'VERIFY@2020-10-27', validFrom: '2020-10-27', validTo: null };

describe('a limit is enacted', () => {
  it('under its key, its class and its first day', () => {
    expect(enactPolicy(DRAFT, [], TODAY)).toMatchObject({ ok: true, rule: { id: 'VERIFY@2027-01-01' } });
    expect(enactPolicy({ ...DRAFT, reportClass: 'ASPIRATION' }, [OLD], TODAY)).toMatchObject({
      rule: { id: 'VERIFY:ASPIRATION@2027-01-01' },
    });
  });

  it.each([
    ['a share of a limit', { key: 'NOTICE_BEFORE', unit: 'PERCENT', amount: 50, roles: ['AGENCY_ADMIN'] }],
    ['the end of a limit', { key: 'NOTICE_AT_END', unit: 'PERCENT', amount: 100, roles: ['AGENCY_LEADER'] }],
    ['half of it over again', { key: 'NOTICE_AFTER', unit: 'PERCENT', amount: 150, roles: ['OVERSEER'] }],
    ['a quota of a channel', { key: 'SMS_PER_MINUTE', unit: 'REQUEST', amount: 600 }],
  ] as const)('also as %s', (_what, change) => expect(enactPolicy({ ...DRAFT, ...change }, [], TODAY)).toMatchObject({ ok: true }));

  it.each([
    ['under a key that does not exist', { key: 'constructor' }, ['key']],
    ['in a unit that is another key’s', { unit: 'REQUEST' }, ['unit']],
    ['for a class that does not exist', { reportClass: 'COMPLAINTS' }, ['reportClass']],
    ['of no day', { amount: 0 }, ['amount']],
    ['of ever', { amount: 2_501 }, ['amount']],
    ['with a pause of a quota', { key: 'SMS_PER_DAY', unit: 'REQUEST', pauses: 'REPORTER_TURN' }, ['pauses']],
    ['with roles nobody tells', { roles: ['AGENCY_ADMIN'] }, ['roles']],
    ['as a notice to nobody', { key: 'NOTICE_AFTER', unit: 'PERCENT', amount: 101 }, ['roles']],
    ['as a reminder at the end', { key: 'NOTICE_BEFORE', unit: 'PERCENT', amount: 100, roles: ['AGENCY_ADMIN'] }, ['amount']],
    ['as an end before the end', { key: 'NOTICE_AT_END', unit: 'PERCENT', amount: 99, roles: ['AGENCY_ADMIN'] }, ['amount']],
    ['as a late notice at the end', { key: 'NOTICE_AFTER', unit: 'PERCENT', amount: 100, roles: ['OVERSEER'] }, ['amount']],
    ['without a legal act', { legalRef: ' ' }, ['legalRef']],
    ['in the past', { validFrom: '2026-11-23' }, ['validFrom']],
    ['until before it begins', { validTo: '2027-01-01' }, ['validTo']],
  ] as const)('not %s', (_what, change, fields) => {
    expect(enactPolicy({ ...DRAFT, ...change }, [], TODAY)).toMatchObject({
      code: 'INPUT_INVALID',
      details: { fields: fields.map((field) => ({ field })) },
    });
  });

  it('not beside another for the same class on the same days, which is named', () => {
    expect(enactPolicy(DRAFT, [OLD], TODAY)).toEqual({
      ok: false,
      code: 'VALIDITY_OVERLAP',
      details: { other: { id: OLD.id, validFrom: '2020-10-27', validTo: null } },
    });
    expect(enactPolicy(DRAFT, [{ ...OLD, validTo: '2027-01-01' }], TODAY)).toMatchObject({ ok: true });
    expect(enactPolicy(DRAFT, [{ ...OLD, reportClass: 'ASPIRATION' }], TODAY)).toMatchObject({ ok: true });
  });
});
