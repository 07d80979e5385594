import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Role, Subject } from '@lapor/schema/identity';
import fc from 'fast-check';
import type { Report } from '../report/report.js';
import { decideVisibility, isRetracted } from './decide-visibility.js';

const METRO = { code: 'D-18.72', path: ['D-18.72'] };
const REPORTER: Subject = { kind: 'citizen', id: 'ani' };
const officer = (role: Role, agencyCode: string): Subject => ({ kind: 'officer', id: 'o', memberships: [{ role, agencyCode }] });
const ADMIN = officer('AGENCY_ADMIN', METRO.code);
const NATIONAL = officer('NATIONAL_ADMIN', NATIONAL_DESK);

function report(fields: Partial<Report>): Report {
  const base = { class: 'COMPLAINT', anonymous: false, confidential: false, published: false, deskCode: METRO.code, desks: [METRO] };
  return { ...base, reporterId: 'ani', ...fields } as Report;
}

describe('a change of visibility', () => {
  it.each([
    ['the reporter tightens', REPORTER, {}, { confidential: true }, ['VisibilityTightened']],
    ['the reporter loosens', REPORTER, { anonymous: true }, { anonymous: false }, ['VisibilityLoosened']],
    [
      'the reporter does both',
      REPORTER,
      { anonymous: true },
      { anonymous: false, confidential: true },
      ['VisibilityTightened', 'VisibilityLoosened'],
    ],
    ['the desk tightens', ADMIN, {}, { anonymous: true }, ['VisibilityTightened']],
    ['the national desk tightens elsewhere', NATIONAL, {}, { anonymous: true }, ['VisibilityTightened']],
    ['anonymous after publication', ADMIN, { published: true }, { anonymous: true }, ['ReportRetracted']],
    ['confidential after publication', REPORTER, { published: true }, { confidential: true }, ['ReportRetracted']],
    ['taken back', ADMIN, { published: true }, { published: false }, ['ReportRetracted']],
  ] as const)('%s', (_case, subject, fields, input, events) => {
    expect(decideVisibility(report(fields), subject, input)).toMatchObject({ ok: true, events });
  });

  it.each([
    ['the desk never loosens', ADMIN, { anonymous: true }, { anonymous: false }, 'VISIBILITY_LOOSENING_REFUSED'],
    ['nor the national desk', NATIONAL, { confidential: true }, { confidential: false }, 'VISIBILITY_LOOSENING_REFUSED'],
    ['also not under a tightening', ADMIN, { anonymous: true }, { anonymous: false, confidential: true }, 'VISIBILITY_LOOSENING_REFUSED'],
    [
      'whistle-blowing stays closed',
      REPORTER,
      { class: 'WHISTLEBLOWING', anonymous: true, confidential: true },
      { anonymous: false },
      'VISIBILITY_FORCED',
    ],
    ['nobody publishes by it', ADMIN, {}, { published: true }, 'INPUT_INVALID'],
    ['not the reporter either', REPORTER, {}, { published: true }, 'INPUT_INVALID'],
    ['nothing changes', REPORTER, {}, { anonymous: false }, 'INPUT_INVALID'],
    ['another citizen', { kind: 'citizen', id: 'budi' }, {}, { anonymous: true }, 'REPORT_ACTOR_NOT_ALLOWED'],
    ['another agency', officer('AGENCY_ADMIN', 'D-32.71'), {}, { anonymous: true }, 'REPORT_ACTOR_NOT_ALLOWED'],
    ['a leader', officer('AGENCY_LEADER', METRO.code), {}, { anonymous: true }, 'REPORT_ACTOR_NOT_ALLOWED'],
    ['an overseer', officer('OVERSEER', 'L-ORI'), {}, { anonymous: true }, 'REPORT_ACTOR_NOT_ALLOWED'],
  ] as const)('is refused: %s', (_case, subject, fields, input, code) => {
    expect(decideVisibility(report(fields as Partial<Report>), subject as Subject, input)).toMatchObject({ ok: false, code });
  });

  it('by anybody but the reporter never shows more than before, whatever is asked', () => {
    const flags = fc.record({ anonymous: fc.boolean(), confidential: fc.boolean(), published: fc.boolean() });
    const wanted = fc.record({
      anonymous: fc.option(fc.boolean()),
      confidential: fc.option(fc.boolean()),
      published: fc.option(fc.boolean()),
    });
    fc.assert(
      fc.property(flags, wanted, fc.constantFrom(ADMIN, NATIONAL), (before, input, subject) => {
        const decision = decideVisibility(report(before), subject, input);
        if (!decision.ok) return;
        expect(decision.flags.anonymous || !before.anonymous).toBe(true);
        expect(decision.flags.confidential || !before.confidential).toBe(true);
        expect(!decision.flags.published || before.published).toBe(true);
        expect(decision.events.includes('ReportRetracted')).toBe(before.published && !decision.flags.published);
      }),
    );
  });
});

describe('a publication', () => {
  it.each([
    [true, false, true],
    [true, true, false],
    [false, true, false],
    [false, false, false],
  ])('before %s and after %s has ended: %s', (before, after, ended) => {
    expect(isRetracted({ published: before }, { published: after })).toBe(ended);
  });
});
