import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Capacity } from './decide.js';
import { decideTarget } from './disposition-target.js';

const national: Capacity = { kind: 'OFFICER', role: 'NATIONAL_ADMIN', agencyCode: NATIONAL_DESK };
const metro: Capacity = { kind: 'OFFICER', role: 'AGENCY_ADMIN', agencyCode: 'D-18.72' };
const unit = { code: 'D-18.72-DLH', path: ['D-18.72', 'D-18.72-DLH'] };
const ministry = { code: 'K-PUPR', path: ['K-PUPR'] };

describe('a disposition', () => {
  it.each([
    ['the national desk reaches every agency', national, ministry],
    ['an agency reaches its own unit', metro, unit],
    ['an agency may keep a report itself', metro, { code: 'D-18.72', path: ['D-18.72'] }],
  ] as const)('%s', (_name, by, target) => {
    expect(decideTarget(by, target)).toEqual({ ok: true, desk: target, by });
  });

  it.each([
    ['an agency does not reach another agency', metro, ministry, 'REPORT_ACTOR_NOT_ALLOWED'],
    ['a reporter disposes of nothing', { kind: 'REPORTER' }, unit, 'REPORT_ACTOR_NOT_ALLOWED'],
    ['an agency nobody knows is no target', national, null, 'AGENCY_UNKNOWN'],
    ['the national desk is no target', national, { code: NATIONAL_DESK, path: [NATIONAL_DESK] }, 'INPUT_INVALID'],
  ] as const)('%s', (_name, by, target, code) => {
    expect(decideTarget(by, target)).toMatchObject({ ok: false, code });
  });
});
