import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { ApiScope, ROLES, Subject } from '@lapor/schema/identity';
import { type Aspect, VIEWERS, type Viewer } from './matrix.js';
import { OVERSIGHTS } from './oversight.fixture.js';
import { isVisible, sightByAccessCode, sightFor, viewByAccessCode, viewersOf, viewFor, viewOf } from './visibility.js';

const NATIONAL = { code: NATIONAL_DESK, path: ['K-PANRB', NATIONAL_DESK] };
const METRO = { code: 'D-18.72', path: ['D-18.72'] };
const UNIT = { code: 'D-18.72-DLH', path: ['D-18.72', 'D-18.72-DLH'] };
const MINISTRY = { code: 'K-PU', path: ['K-PU'] };

/**
 * The matrix written down a second time, a letter an aspect: l outline, p public text, o original, i identity,
 * d dialogue, n disposition notes, r record, x internal notes.
 */
const LETTERS: Readonly<Record<string, Aspect>> = {
  l: 'outline',
  p: 'publicContent',
  o: 'originalContent',
  i: 'reporterIdentity',
  d: 'dialogue',
  n: 'dispositionNotes',
  r: 'record',
  x: 'internalNotes',
};
/** viewer → normal, anonymous, confidential, anonymous and confidential; behind the slash what is seen once opened. */
const TABLE = `
  PUBLIC   lpi      lp      -         -
  REPORTER lpodnri  lpodnr  lpodnri   lpodnr
  HANDLER  lpodnrxi lpodnrx lpodnrxi  lpodnrx
  FORMER   lpod     lpod    -         -
  CC       lpodn    lpodn   lpodn     lpodn
  LEADER   lpodnrxi lpodnrx l/lpodnrxi l/lpodnrx
  NATIONAL lpodnrx  lpodnrx lpodnrx   lpodnrx
  OVERSEER lpodnr   lpodnr  -/lpodnr  -/lpodnr
  API_CLIENT lpodn  lpodn   lpodn     lpodn
  API_CLIENT_WITH_IDENTITY lpodni lpodn lpodni lpodn
`;
const COLUMNS = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
] as const;
const CELLS = TABLE.trim()
  .split('\n')
  .flatMap((line) => {
    const [viewer, ...cells] = line.trim().split(/\s+/) as [Viewer, ...string[]];
    return COLUMNS.flatMap(([anonymous, confidential], index) =>
      [false, true].flatMap((published) =>
        [false, true].map((opened) => {
          const [closed = '', open = closed] = (cells[index] ?? '').replaceAll('-', '').split('/');
          const seen = viewer === 'PUBLIC' && !published ? '' : opened ? open : closed;
          return { viewer, anonymous, confidential, published, opened, seen };
        }),
      ),
    );
  });

function facts(anonymous: boolean, confidential: boolean, published: boolean, desks = [NATIONAL, UNIT]) {
  return {
    id: 'laporan',
    anonymous,
    confidential,
    published,
    desks,
    deskCode: desks.at(-1)?.code ?? NATIONAL_DESK,
    leadAgencyCode: null as string | null,
    ccDesks: [] as { code: string; path: string[] }[],
    openedBy: [] as string[],
    reporterId: 'ani',
    nationalPriority: false,
    oversights: OVERSIGHTS,
  };
}

describe('the visibility matrix', () => {
  it('is tested in every cell', () => {
    expect(new Set(CELLS.map(({ viewer }) => viewer))).toEqual(new Set(VIEWERS));
    expect(CELLS).toHaveLength(VIEWERS.length * 16);
  });

  it.each(CELLS)(
    '$viewer, anonymous $anonymous, confidential $confidential, published $published, opened $opened: sees "$seen"',
    ({ viewer, anonymous, confidential, published, opened, seen }) => {
      const expected = [...seen].map((letter) => LETTERS[letter]);
      expect([...viewOf(facts(anonymous, confidential, published), viewer, opened)].sort()).toEqual(expected.sort());
    },
  );

  it.each(CELLS.filter(({ anonymous }) => anonymous))('gives $viewer no reporter of an anonymous report', (cell) => {
    expect(viewOf(facts(true, cell.confidential, cell.published), cell.viewer, cell.opened)).not.toContain('reporterIdentity');
  });

  it('shows the holder of the access code what the reporter sees, without a reference to an account', () => {
    for (const [anonymous, confidential] of COLUMNS) {
      const report = facts(anonymous, confidential, false);
      const own = [...viewOf(report, 'REPORTER')].filter((aspect) => aspect !== 'reporterIdentity');
      expect([...viewByAccessCode(report)]).toEqual(own);
    }
  });
});

const officer = (...memberships: (readonly [(typeof ROLES)[number], string])[]): Subject => ({
  kind: 'officer',
  id: 'ani',
  memberships: memberships.map(([role, agencyCode]) => ({ role, agencyCode })),
});

const client = (agencyCode: string, ...scopes: ApiScope[]): Subject => ({ kind: 'apiClient', id: 'ani', agencyCode, scopes });

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
    ['the leader of the ministry above the national desk', officer(['AGENCY_LEADER', 'K-PANRB']), ['PUBLIC']],
    ['a national administrator of elsewhere', officer(['NATIONAL_ADMIN', UNIT.code]), ['PUBLIC']],
    ['both at once', officer(['NATIONAL_ADMIN', NATIONAL_DESK], ['LIAISON_OFFICER', UNIT.code]), ['NATIONAL', 'HANDLER']],
    ['the mayor', officer(['AGENCY_LEADER', METRO.code]), ['LEADER']],
    ['another mayor', officer(['AGENCY_LEADER', 'D-18.71']), ['PUBLIC']],
    ['the Ombudsman', officer(['OVERSEER', 'L-ORI']), ['OVERSEER']],
    ['Kemendagri, over a regional government', officer(['OVERSEER', 'K-DAGRI']), ['OVERSEER']],
    ['KSP, where no national priority is marked', officer(['OVERSEER', 'L-KSP']), ['PUBLIC']],
    ['the Inspektorat of the city', officer(['OVERSEER', METRO.code]), ['OVERSEER']],
    ['the Inspektorat of another city', officer(['OVERSEER', 'D-18.71']), ['PUBLIC']],
    ['a developer', officer(['API_CLIENT_DEV', UNIT.code]), ['PUBLIC']],
  ])('%s', (_name, subject, viewers) => {
    expect(viewersOf(subject, facts(false, false, true))).toEqual(viewers);
  });

  it('KSP oversees what is marked as a national priority, wherever it lies, and opens what is confidential on request', () => {
    const ksp = officer(['OVERSEER', 'L-KSP']);
    const marked = { ...facts(false, false, false, [NATIONAL]), nationalPriority: true };
    expect(viewersOf(ksp, marked)).toEqual(['OVERSEER']);
    expect(isVisible(ksp, { ...marked, confidential: true })).toBe(false);
    expect(isVisible(ksp, { ...marked, confidential: true, openedBy: ['ani'] })).toBe(true);
    expect(isVisible(ksp, { ...marked, nationalPriority: false, confidential: true, openedBy: ['ani'] })).toBe(false);
  });

  it('nobody oversees what the registry does not let them, and whoever it lets does', () => {
    const report = facts(false, false, true);
    for (const code of ['L-ORI', 'K-DAGRI'])
      expect(viewersOf(officer(['OVERSEER', code]), { ...report, oversights: [] })).toEqual(['PUBLIC']);
    const granted = { overseerCode: 'L-KPK', role: 'EXTERNAL_OVERSEER', scope: 'REGIONAL_GOVERNMENTS' } as const;
    const other = { ...report, oversights: [granted] };
    expect(viewersOf(officer(['OVERSEER', 'L-KPK']), other)).toEqual(['OVERSEER']);
    expect(viewersOf(officer(['OVERSEER', 'L-KPK']), { ...other, desks: [NATIONAL, MINISTRY] })).toEqual(['PUBLIC']);
    expect(viewersOf(officer(['AGENCY_ADMIN', 'L-KPK']), other)).toEqual(['PUBLIC']);
  });

  it.each<readonly [string, Subject, { lead?: string; confidential?: boolean }, readonly Viewer[]]>([
    ['of the agency', client(METRO.code, 'reports:read'), {}, ['API_CLIENT']],
    ['of the unit that holds it', client(UNIT.code, 'reports:read'), {}, ['API_CLIENT']],
    ['with the scope for identities', client(UNIT.code, 'reports:read', 'reports:identity'), {}, ['API_CLIENT_WITH_IDENTITY']],
    ['with the scope for identities alone', client(UNIT.code, 'reports:identity'), {}, ['PUBLIC']],
    ['without a scope', client(UNIT.code), {}, ['PUBLIC']],
    ['of another agency', client('D-18.71', 'reports:read'), {}, ['PUBLIC']],
    ['of the ministry above the national desk', client('K-PANRB', 'reports:read'), {}, ['PUBLIC']],
    ['of the national desk', client(NATIONAL_DESK, 'reports:read'), {}, ['PUBLIC']],
    [
      'of the unit that leads a confidential one',
      client(UNIT.code, 'reports:read'),
      { lead: UNIT.code, confidential: true },
      ['API_CLIENT'],
    ],
    [
      'above the unit that leads a confidential one',
      client(METRO.code, 'reports:read'),
      { lead: UNIT.code, confidential: true },
      ['API_CLIENT'],
    ],
    ['that holds a confidential one and does not lead it', client(UNIT.code, 'reports:read'), { confidential: true }, ['PUBLIC']],
    ['named like an officer who opened it', client('D-18.71', 'reports:read'), { lead: UNIT.code, confidential: true }, ['PUBLIC']],
  ])('an API client %s', (_name, subject, { lead = null, confidential = false }, viewers) => {
    const report = { ...facts(false, confidential, false), leadAgencyCode: lead, openedBy: ['ani'] };
    expect(viewersOf(subject, report)).toEqual(viewers);
  });

  it('an API client gains nothing by a copy or by a desk that gave the report away', () => {
    const report = { ...facts(false, false, false, [NATIONAL, UNIT, MINISTRY]), ccDesks: [UNIT] };
    expect(viewersOf(client(UNIT.code, 'reports:read'), report)).toEqual(['PUBLIC']);
  });

  it('Kemendagri does not oversee a ministry', () => {
    expect(viewersOf(officer(['OVERSEER', 'K-DAGRI']), facts(false, false, true, [NATIONAL, MINISTRY]))).toEqual(['PUBLIC']);
  });

  it('a copy reaches those above in the tree, but of a confidential report only the desk that is named', () => {
    for (const confidential of [false, true]) {
      const report = { ...facts(false, confidential, false, [NATIONAL, MINISTRY]), ccDesks: [UNIT] };
      expect(viewersOf(officer(['LIAISON_OFFICER', UNIT.code]), report)).toEqual(['CC']);
      expect(viewersOf(officer(['AGENCY_ADMIN', METRO.code]), report)).toEqual([confidential ? 'PUBLIC' : 'CC']);
      expect(viewersOf(officer(['LIAISON_OFFICER', 'D-18.71']), report)).toEqual(['PUBLIC']);
    }
  });

  it('what one officer opened is not open to another', () => {
    const report = { ...facts(false, true, false), openedBy: ['ani'] };
    const mayor = officer(['AGENCY_LEADER', METRO.code]);
    expect(viewFor(mayor, report)).toContain('originalContent');
    expect([...viewFor({ ...mayor, id: 'budi' } as Subject, report)]).toEqual(['outline']);
  });

  it('a unit does not see what lies at its agency', () => {
    expect(isVisible(officer(['LIAISON_OFFICER', UNIT.code]), facts(false, false, false, [METRO]))).toBe(false);
  });

  it('the national desk is not given the reporter because the report is published', () => {
    expect(viewFor(officer(['NATIONAL_ADMIN', NATIONAL_DESK]), facts(false, false, true))).not.toContain('reporterIdentity');
  });

  it('is told of its events as what one is to it, and by an outline alone as that', () => {
    const report = { ...facts(false, true, false), openedBy: ['budi'] };
    expect(sightFor(officer(['LIAISON_OFFICER', UNIT.code]), report).audiences).toEqual(['HANDLER']);
    expect(sightFor(officer(['AGENCY_LEADER', METRO.code]), report).audiences).toEqual(['OUTLINE']);
    expect(sightFor({ kind: 'citizen', id: 'citra' }, report)).toEqual({ view: new Set(), audiences: [] });
    expect(sightByAccessCode(report)).toEqual({ view: viewByAccessCode(report), audiences: ['REPORTER'] });
  });
});
