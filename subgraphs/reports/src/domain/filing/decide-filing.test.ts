import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { ROLES } from '@lapor/schema/identity';
import { decideFiling, decideFilingOnBehalf } from './decide-filing.js';

const NATIONAL = { code: NATIONAL_DESK, path: ['K-PANRB', NATIONAL_DESK] };
const UNIT = { code: 'D-18.72-DLH', path: ['D-18.72', 'D-18.72-DLH'] };

describe('a filing', () => {
  it('is a citizen’s own', () => {
    expect(decideFiling({ kind: 'citizen', id: 'a' })).toMatchObject({
      ok: true,
      to: 'RECEIVED',
      as: { kind: 'REPORTER' },
    });
    for (const subject of [{ kind: 'anonymous' }, { kind: 'system', name: 'x' }, { kind: 'officer', id: 'o', memberships: [] }] as const) {
      expect(decideFiling(subject)).toMatchObject({ code: 'REPORT_ACTOR_NOT_ALLOWED' });
    }
  });

  it.each(ROLES)('on somebody’s behalf by %s goes to a desk of the own', (role) => {
    const officer = { kind: 'officer', id: 'o', memberships: [{ role, agencyCode: 'D-18.72' }] } as const;
    expect(decideFilingOnBehalf(officer, UNIT).ok).toBe(role === 'AGENCY_ADMIN' || role === 'LIAISON_OFFICER');
    expect(decideFilingOnBehalf(officer, { code: 'D-32.71', path: ['D-32.71'] }).ok).toBe(false);
    expect(decideFilingOnBehalf(officer, NATIONAL).ok).toBe(false);
  });

  it('on somebody’s behalf at the national desk is the national administrators’', () => {
    const memberships = [{ role: 'NATIONAL_ADMIN', agencyCode: NATIONAL_DESK }] as const;
    expect(decideFilingOnBehalf({ kind: 'officer', id: 'n', memberships }, NATIONAL)).toMatchObject({
      ok: true,
      as: { role: 'NATIONAL_ADMIN' },
    });
    expect(decideFilingOnBehalf({ kind: 'citizen', id: 'c' }, NATIONAL).ok).toBe(false);
  });
});
