import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Capacity } from '../report/decide.js';
import { checkCopies, MOST_COPIES } from './copies.js';
import { decideForward } from './forward.js';
import { checkReturn, decideReturnState } from './return.js';
import { decideTransfer, MOST_HOPS } from './transfer.js';

const BY: Capacity = { kind: 'OFFICER', role: 'AGENCY_ADMIN', agencyCode: 'D-18.72' };
const UNIT = { code: 'D-18.72-DLH', path: ['D-18.72', 'D-18.72-DLH'] };
const OWN = { code: 'D-18.72', path: ['D-18.72'] };
const BOGOR = { code: 'D-32.71', path: ['D-32.71'] };
const NATIONAL = { code: NATIONAL_DESK, path: ['K-PANRB', NATIONAL_DESK] };
const REASON = 'Jalan tersebut adalah jalan provinsi.';

describe('a report as it stands', () => {
  it.each([
    ['ASSIGNED', 1, true],
    ['ASSIGNED', MOST_HOPS, true],
    ['IN_PROGRESS', MOST_HOPS - 1, false],
    ['IN_PROGRESS', MOST_HOPS, true],
    ['IN_PROGRESS', MOST_HOPS + 1, true],
  ] as const)('%s after %i hops may be returned: %s', (state, hops, ok) => {
    const decision = decideReturnState({ state, hops });
    expect(decision.ok ? null : decision).toEqual(ok ? null : { ok: false, code: 'REPORT_TRANSITION_NOT_ALLOWED', details: { state } });
  });
});

describe('a transfer', () => {
  it.each([0, 1, 2])('goes to another agency after %d hops', (hops) => {
    expect(decideTransfer(BY, BOGOR, hops)).toEqual({ ok: true, desk: BOGOR, by: BY });
  });

  it.each([
    ['from the third hop', BY, BOGOR, MOST_HOPS, 'REPORT_TRANSFER_LIMIT'],
    ['to an agency nobody knows', BY, null, 1, 'AGENCY_UNKNOWN'],
    ['inside the own tree', BY, UNIT, 1, 'INPUT_INVALID'],
    ['to the national desk', BY, NATIONAL, 1, 'INPUT_INVALID'],
    ['by the reporter', { kind: 'REPORTER' }, BOGOR, 1, 'REPORT_ACTOR_NOT_ALLOWED'],
  ] as const)('is refused %s', (_name, by, target, hops, code) => {
    expect(decideTransfer(by, target, hops)).toMatchObject({ ok: false, code });
  });
});

describe('a forwarding', () => {
  it('goes down the own tree, or up in it', () => {
    expect(decideForward(BY, OWN.code, UNIT)).toMatchObject({ ok: true, desk: UNIT });
    expect(decideForward(BY, UNIT.code, OWN)).toMatchObject({ ok: true, desk: OWN });
  });

  it.each([
    ['where it lies already', BY, UNIT.code, UNIT, 'INPUT_INVALID'],
    ['out of the tree', BY, OWN.code, BOGOR, 'INPUT_INVALID'],
    ['to nobody', BY, OWN.code, null, 'AGENCY_UNKNOWN'],
    ['by a timer', { kind: 'SYSTEM' }, OWN.code, UNIT, 'REPORT_ACTOR_NOT_ALLOWED'],
  ] as const)('is refused %s', (_name, by, present, target, code) => {
    expect(decideForward(by, present, target)).toMatchObject({ ok: false, code });
  });
});

describe('a return', () => {
  it.each([
    [{ proposedAgencyCode: 'D-18' }, { proposedAgencyCode: 'D-18', proposedBody: null }],
    [
      { proposedBody: 'POLRI', proposedAgencyCode: '' },
      { proposedAgencyCode: null, proposedBody: 'POLRI' },
    ],
  ] as const)('proposes %j', (proposal, expected) => {
    expect(checkReturn({ reason: ` ${REASON} `, ...proposal })).toEqual({ ok: true, reason: REASON, ...expected });
  });

  it.each([
    [{ reason: 'bukan', proposedAgencyCode: 'D-18' }, ['reason']],
    [{ reason: REASON }, ['proposedAgencyCode']],
    [{ reason: REASON, proposedAgencyCode: 'D-18', proposedBody: 'POLRI' }, ['proposedAgencyCode']],
    [{ reason: '' }, ['reason', 'proposedAgencyCode']],
  ] as const)('is refused for %j', (input, fields) => {
    expect(checkReturn(input)).toMatchObject({ code: 'INPUT_INVALID', details: { fields: fields.map((field) => ({ field })) } });
  });
});

describe('copies', () => {
  it('go to each agency once and to none that has the report', () => {
    expect(checkCopies(['A', 'B', 'A', 'C'], ['C'])).toEqual({ ok: true, codes: ['A', 'B'] });
  });

  it('are limited, and none goes to the national desk', () => {
    const many = Array.from({ length: MOST_COPIES + 1 }, (_, index) => `A-${index}`);
    expect(checkCopies(many.slice(1), []).ok).toBe(true);
    for (const codes of [many, [NATIONAL_DESK]]) expect(checkCopies(codes, [])).toMatchObject({ code: 'INPUT_INVALID' });
  });
});
