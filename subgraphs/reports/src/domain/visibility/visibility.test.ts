import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { ROLES, type Subject } from '@lapor/schema/identity';
import { type Aspect, isVisible, VIEWERS, type Viewer, viewersOf, viewFor, viewOf } from './visibility.js';

const NATIONAL = { code: NATIONAL_DESK, path: ['K-PANRB', NATIONAL_DESK] };
const METRO = { code: 'D-18.72', path: ['D-18.72'] };
const UNIT = { code: 'D-18.72-DLH', path: ['D-18.72', 'D-18.72-DLH'] };

/** The matrix written down a second time, a letter an aspect: p public, o original, i identity, d dialogue, n notes. */
const LETTERS: Readonly<Record<string, Aspect>> = {
  p: 'publicContent',
  o: 'originalContent',
  i: 'reporterIdentity',
  d: 'dialogue',
  n: 'dispositionNotes',
};
const CELLS: readonly (readonly [Viewer, boolean, boolean, boolean, string])[] = [
  // viewer, anonymous, confidential, published, what is seen
  ['PUBLIC', false, false, false, ''],
  ['PUBLIC', true, false, false, ''],
  ['PUBLIC', false, true, false, ''],
  ['PUBLIC', true, true, false, ''],
  ['PUBLIC', false, false, true, 'pi'],
  ['PUBLIC', true, false, true, 'p'],
  ['PUBLIC', false, true, true, ''],
  ['PUBLIC', true, true, true, ''],
  ...(['REPORTER', 'HANDLER', 'NATIONAL'] as const).flatMap((viewer) =>
    [false, true].flatMap((published) => {
      const named = viewer === 'NATIONAL' ? 'podn' : 'poidn';
      return [
        [viewer, false, false, published, named],
        [viewer, true, false, published, 'podn'],
        [viewer, false, true, published, named],
        [viewer, true, true, published, 'podn'],
      ] as const;
    }),
  ),
];

function facts(anonymous: boolean, confidential: boolean, published: boolean, desks = [NATIONAL, UNIT]) {
  return { anonymous, confidential, published, desks, reporterId: 'ani' };
}

describe('the visibility matrix', () => {
  it('is tested in every cell', () => {
    expect(CELLS).toHaveLength(VIEWERS.length * 8);
  });

  it.each(CELLS)('%s, anonymous %s, confidential %s, published %s: sees "%s"', (viewer, anonymous, confidential, published, seen) => {
    const expected = [...seen].map((letter) => LETTERS[letter]);
    expect([...viewOf(facts(anonymous, confidential, published), viewer)].sort()).toEqual(expected.sort());
  });

  it('gives nobody the reporter of an anonymous report', () => {
    for (const viewer of VIEWERS) {
      for (const confidential of [true, false]) {
        for (const published of [true, false]) {
          expect(viewOf(facts(true, confidential, published), viewer)).not.toContain('reporterIdentity');
        }
      }
    }
  });
});

const officer = (...memberships: (readonly [(typeof ROLES)[number], string])[]): Subject => ({
  kind: 'officer',
  id: 'ani',
  memberships: memberships.map(([role, agencyCode]) => ({ role, agencyCode })),
});

describe('what somebody is to a report', () => {
  it.each<readonly [string, Subject, readonly Viewer[]]>([
    ['nobody', { kind: 'anonymous' }, ['PUBLIC']],
    ['another process', { kind: 'system', name: 'ani' }, ['PUBLIC']],
    ['the reporter', { kind: 'citizen', id: 'ani' }, ['REPORTER']],
    ['another citizen', { kind: 'citizen', id: 'budi' }, ['PUBLIC']],
    ['an officer with the reporter’s id', officer(), ['PUBLIC']],
    ['the unit’s officer', officer(['LIAISON_OFFICER', UNIT.code]), ['HANDLER']],
    ['the unit’s agency', officer(['AGENCY_ADMIN', METRO.code]), ['HANDLER']],
    ['another agency', officer(['AGENCY_ADMIN', 'D-18.71']), ['PUBLIC']],
    ['the national desk', officer(['NATIONAL_ADMIN', NATIONAL_DESK]), ['NATIONAL']],
    ['the ministry above the national desk', officer(['AGENCY_ADMIN', 'K-PANRB']), ['PUBLIC']],
    ['a national administrator of elsewhere', officer(['NATIONAL_ADMIN', UNIT.code]), ['PUBLIC']],
    ['both at once', officer(['NATIONAL_ADMIN', NATIONAL_DESK], ['LIAISON_OFFICER', UNIT.code]), ['NATIONAL', 'HANDLER']],
    [
      'leader, overseer, developer',
      officer(['AGENCY_LEADER', UNIT.code], ['OVERSEER', UNIT.code], ['API_CLIENT_DEV', UNIT.code]),
      ['PUBLIC'],
    ],
  ])('%s', (_name, subject, viewers) => {
    expect(viewersOf(subject, facts(false, false, true))).toEqual(viewers);
  });

  it('a unit does not see what lies at its agency', () => {
    expect(isVisible(officer(['LIAISON_OFFICER', UNIT.code]), facts(false, false, false, [METRO]))).toBe(false);
  });

  it('the national desk is not given the reporter because the report is published', () => {
    expect(viewFor(officer(['NATIONAL_ADMIN', NATIONAL_DESK]), facts(false, false, true))).not.toContain('reporterIdentity');
  });
});
