import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { ROLES } from '@lapor/schema/identity';
import { type Actor, decide, holderOf, toActor } from './decide.js';
import { REPORT_STATES, type ReportState } from './report-state.js';
import { type ActingRole, REPORT_COMMANDS, type ReportCommand, TRANSITIONS } from './transitions.js';

const METRO = { code: 'D-18.72-DLH', path: ['D-18.72', 'D-18.72-DLH'] };
const NATIONAL = { code: NATIONAL_DESK, path: ['K-PANRB', NATIONAL_DESK] };

/** What the rule book allows at an agency's desk, written down a second time: state, command, role, new state. */
const ALLOWED: readonly (readonly ['START' | ReportState, ReportCommand, ActingRole, ReportState])[] = [
  ['START', 'fileReport', 'REPORTER', 'RECEIVED'],
  ['RECEIVED', 'verifyAndDispose', 'AGENCY_ADMIN', 'ASSIGNED'],
  ['ASSIGNED', 'accept', 'AGENCY_ADMIN', 'IN_PROGRESS'],
  ['ASSIGNED', 'accept', 'LIAISON_OFFICER', 'IN_PROGRESS'],
  ['IN_PROGRESS', 'addFollowUp', 'LIAISON_OFFICER', 'IN_PROGRESS'],
  ['IN_PROGRESS', 'giveFinalAnswer', 'LIAISON_OFFICER', 'RESPONDED'],
  ['RESPONDED', 'confirmSolved', 'REPORTER', 'COMPLETED'],
];

const ACTORS = ['REPORTER', 'STRANGER', ...ROLES] as const;
const EVERY_CELL = (['START', ...REPORT_STATES] as const).flatMap((state) =>
  REPORT_COMMANDS.flatMap((command) => ACTORS.map((actor) => [state, command, actor] as const)),
);

function actorAs(kind: (typeof ACTORS)[number], agencyCode: string): Actor {
  return kind === 'REPORTER' || kind === 'STRANGER' ? { kind } : { kind: 'OFFICER', memberships: [{ role: kind, agencyCode }] };
}

describe('a decision at an agency’s desk', () => {
  it.each(EVERY_CELL)('in %s, %s by %s is as the rule book says', (state, command, kind) => {
    const allowed = ALLOWED.find((rule) => rule[0] === state && rule[1] === command && rule[2] === kind);
    const decision = decide({ state, desk: METRO }, command, actorAs(kind, 'D-18.72'));
    if (allowed) return expect(decision).toMatchObject({ ok: true, to: allowed[3] });
    const known = ALLOWED.some((rule) => rule[0] === state && rule[1] === command);
    if (known) return expect(decision).toEqual({ ok: false, code: 'REPORT_ACTOR_NOT_ALLOWED' });
    expect(decision).toEqual({ ok: false, code: 'REPORT_TRANSITION_NOT_ALLOWED', details: { state } });
  });

  it('is refused to an officer of another agency', () => {
    expect(decide({ state: 'ASSIGNED', desk: METRO }, 'accept', actorAs('LIAISON_OFFICER', 'D-18.71'))).toMatchObject({
      code: 'REPORT_ACTOR_NOT_ALLOWED',
    });
  });

  it('names the membership that made it allowed, not one that did not', () => {
    const memberships = [
      { role: 'AGENCY_ADMIN', agencyCode: 'D-18.71' },
      { role: 'AGENCY_LEADER', agencyCode: 'D-18.72' },
      { role: 'LIAISON_OFFICER', agencyCode: 'D-18.72-DLH' },
    ] as const;
    const decision = decide({ state: 'ASSIGNED', desk: METRO }, 'accept', { kind: 'OFFICER', memberships });
    expect(decision).toMatchObject({ as: { kind: 'OFFICER', role: 'LIAISON_OFFICER', agencyCode: 'D-18.72-DLH' } });
  });
});

describe('a decision at the national desk', () => {
  it('lets the national administrator verify', () => {
    expect(decide({ state: 'RECEIVED', desk: NATIONAL }, 'verifyAndDispose', actorAs('NATIONAL_ADMIN', NATIONAL_DESK))).toMatchObject({
      to: 'ASSIGNED',
    });
  });

  it.each(ROLES.filter((role) => role !== 'NATIONAL_ADMIN'))('is refused to %s, also above it in the tree', (role) => {
    for (const code of NATIONAL.path) {
      expect(decide({ state: 'RECEIVED', desk: NATIONAL }, 'verifyAndDispose', actorAs(role, code)).ok).toBe(false);
    }
  });

  it('gives the national administrator nothing to do at an agency’s desk', () => {
    expect(decide({ state: 'RECEIVED', desk: METRO }, 'verifyAndDispose', actorAs('NATIONAL_ADMIN', NATIONAL_DESK)).ok).toBe(false);
  });
});

describe('the table of transitions', () => {
  it('reaches every state that has a way out', () => {
    const reached = new Set(Object.values(TRANSITIONS).flatMap((rules) => Object.values(rules).map((rule) => rule.to)));
    const left = REPORT_STATES.filter((state) => Object.keys(TRANSITIONS[state]).length > 0);
    expect(left.filter((state) => !reached.has(state))).toEqual([]);
  });
});

describe('who somebody is to a report', () => {
  it.each([
    [{ kind: 'citizen', id: 'a' }, 'REPORTER'],
    [{ kind: 'citizen', id: 'b' }, 'STRANGER'],
    [{ kind: 'anonymous' }, 'STRANGER'],
    [{ kind: 'system', name: 'a' }, 'STRANGER'],
    [{ kind: 'officer', id: 'a', memberships: [] }, 'OFFICER'],
  ] as const)('%j is its %s', (subject, kind) => {
    expect(toActor(subject, 'a').kind).toBe(kind);
  });
});

describe('the desk that holds a report', () => {
  it('is found on its way, and stands alone when the way does not know it', () => {
    expect(holderOf({ deskCode: METRO.code, desks: [NATIONAL, METRO] })).toBe(METRO);
    expect(holderOf({ deskCode: 'X', desks: [] })).toEqual({ code: 'X', path: ['X'] });
  });
});
