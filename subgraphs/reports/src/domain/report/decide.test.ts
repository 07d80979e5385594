import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { ROLES } from '@lapor/schema/identity';
import { type Actor, type CaseFacts, decide, factsOf, holderOf, toActor } from './decide.js';
import { REPORT_STATES, type ReportState } from './report-state.js';
import { REPORT_COMMANDS, type ReportCommand, TRANSITIONS } from './transitions.js';

const METRO = { code: 'D-18.72-DLH', path: ['D-18.72', 'D-18.72-DLH'] };
const NATIONAL = { code: NATIONAL_DESK, path: ['K-PANRB', NATIONAL_DESK] };

const ACTORS = ['REPORTER', 'STRANGER', 'SYSTEM', 'API_CLIENT', ...ROLES] as const;
type ActorName = (typeof ACTORS)[number];

/**
 * The rule book (domain.md 4.4) written down a second time: the row, where from, the command, where to, and who may do
 * it at the desk of an agency's unit. NATION marks what the national desk may do there from outside; a national
 * administrator is otherwise not allowed at an agency's desk.
 */
const ADMIN = 'AGENCY_ADMIN';
const LIAISON = 'LIAISON_OFFICER';
const NATION = 'NATIONAL_ADMIN';
const LEADER = 'AGENCY_LEADER';
const OPEN = ['RECEIVED', 'POSTPONED', 'ASSIGNED', 'IN_PROGRESS', 'RESPONDED'] as const;
type Row = readonly [from: 'START' | ReportState, ReportCommand, to: ReportState, ...by: ActorName[]];
const SAME: readonly Row[] = REPORT_STATES.flatMap((state): Row[] => [
  [state, 'support', state, 'STRANGER'],
  [state, 'addNote', state, ADMIN, LIAISON, LEADER, NATION],
  [state, 'grantOmbudsmanHandover', state, 'REPORTER'],
]);
const ALLOWED: readonly Row[] = [
  ['START', 'fileReport', 'RECEIVED', 'REPORTER', 'SYSTEM', 'API_CLIENT', ADMIN, LIAISON],
  ['RECEIVED', 'verifyAndDispose', 'ASSIGNED', ADMIN],
  ['RECEIVED', 'postpone', 'POSTPONED', ADMIN],
  ['POSTPONED', 'completeFile', 'IN_PROGRESS', 'REPORTER'],
  ['POSTPONED', 'resume', 'IN_PROGRESS', ADMIN, LIAISON],
  ['POSTPONED', 'lapse', 'WITHDRAWN', 'SYSTEM'],
  ['RECEIVED', 'archive', 'ARCHIVED', ADMIN],
  ['RECEIVED', 'proposeArchive', 'RECEIVED', ADMIN],
  ['RECEIVED', 'referOut', 'REFERRED_OUT'],
  ['RECEIVED', 'mergeDuplicate', 'MERGED', ADMIN],
  ['MERGED', 'splitDuplicate', 'RECEIVED', ADMIN],
  ['ASSIGNED', 'accept', 'IN_PROGRESS', ADMIN, LIAISON],
  ['ASSIGNED', 'forwardInternal', 'ASSIGNED', ADMIN],
  ['ASSIGNED', 'transfer', 'ASSIGNED', ADMIN],
  ['IN_PROGRESS', 'transfer', 'ASSIGNED', ADMIN],
  ['ASSIGNED', 'addCc', 'ASSIGNED', ADMIN],
  ['IN_PROGRESS', 'addCc', 'IN_PROGRESS', ADMIN],
  ['ASSIGNED', 'returnNotCompetent', 'RECEIVED', ADMIN],
  ['IN_PROGRESS', 'returnNotCompetent', 'RECEIVED', ADMIN],
  ['IN_PROGRESS', 'askReporter', 'POSTPONED', LIAISON],
  ['IN_PROGRESS', 'postpone', 'POSTPONED', LIAISON],
  ['IN_PROGRESS', 'addFollowUp', 'IN_PROGRESS', LIAISON],
  ['IN_PROGRESS', 'requestExtension', 'IN_PROGRESS', LIAISON],
  ['IN_PROGRESS', 'decideExtension', 'IN_PROGRESS', ADMIN],
  ['IN_PROGRESS', 'giveFinalAnswer', 'RESPONDED', LIAISON],
  ['IN_PROGRESS', 'submitFinalAnswer', 'IN_PROGRESS', LIAISON],
  ['IN_PROGRESS', 'approveFinalAnswer', 'RESPONDED', LEADER, ADMIN],
  ['IN_PROGRESS', 'refuseFinalAnswer', 'IN_PROGRESS', LEADER, ADMIN],
  ['RESPONDED', 'reply', 'IN_PROGRESS', 'REPORTER', NATION],
  ['RESPONDED', 'confirmSolved', 'COMPLETED', 'REPORTER'],
  ['RESPONDED', 'autoComplete', 'COMPLETED', 'SYSTEM'],
  ['RESPONDED', 'completeByAdmin', 'COMPLETED', NATION],
  ['RESPONDED', 'rejectFollowUp', 'IN_PROGRESS', NATION, LEADER],
  ['COMPLETED', 'fileObjection', 'COMPLETED', 'REPORTER'],
  ['COMPLETED', 'acceptObjection', 'IN_PROGRESS', NATION, ADMIN, LEADER],
  ['COMPLETED', 'rejectObjection', 'COMPLETED', NATION, ADMIN, LEADER],
  ...OPEN.map((state): Row => [state, 'withdraw', 'WITHDRAWN', 'REPORTER']),
  ...OPEN.map((state): Row => [state, 'inherit', state, 'SYSTEM']),
  ['ASSIGNED', 'recall', 'RECEIVED', 'SYSTEM'],
  ['IN_PROGRESS', 'recall', 'RECEIVED', 'SYSTEM'],
  ['ARCHIVED', 'requestArchiveReview', 'ARCHIVED', 'REPORTER'],
  ['ARCHIVED', 'reviewArchive', 'RECEIVED', NATION],
  ...(['RECEIVED', 'POSTPONED', 'ASSIGNED', 'IN_PROGRESS'] as const).map((state): Row => [state, 'reclassify', state, NATION, ADMIN]),
  ...(['COMPLETED', 'ARCHIVED', 'REFERRED_OUT'] as const).map((state): Row => [state, 'rate', state, 'REPORTER']),
  ...SAME,
];

const EVERY_CELL = (['START', ...REPORT_STATES] as const).flatMap((state) =>
  REPORT_COMMANDS.flatMap((command) => ACTORS.map((actor) => [state, command, actor] as const)),
);

function actorAs(kind: ActorName, agencyCode: string): Actor {
  const others = kind === 'REPORTER' || kind === 'STRANGER' || kind === 'SYSTEM';
  if (kind === 'API_CLIENT') return { kind, agencyCode };
  return others ? { kind } : { kind: 'OFFICER', memberships: [{ role: kind, agencyCode }] };
}

/** At the unit's desk, which is also the lead; the officers are those of the city above it. */
function at(state: CaseFacts['state']): CaseFacts {
  return { state, desk: METRO, lead: METRO, postponedFrom: state === 'POSTPONED' ? 'IN_PROGRESS' : null };
}

describe('a decision at an agency’s desk', () => {
  it.each(EVERY_CELL)('in %s, %s by %s is as the rule book says', (state, command, kind) => {
    const rule = ALLOWED.find(([from, name]) => from === state && name === command);
    const decision = decide(at(state), command, actorAs(kind, kind === 'NATIONAL_ADMIN' ? NATIONAL_DESK : 'D-18.72'));
    if (!rule) return expect(decision).toEqual({ ok: false, code: 'REPORT_TRANSITION_NOT_ALLOWED', details: { state } });
    const [, , to, ...by] = rule;
    if (by.includes(kind)) return expect(decision).toMatchObject({ ok: true, to });
    expect(decision).toEqual({ ok: false, code: 'REPORT_ACTOR_NOT_ALLOWED' });
  });

  it.each(ALLOWED)('in %s, %s is refused to every officer of another agency', (state, command) => {
    for (const actor of ['API_CLIENT', ...ROLES] as const) expect(decide(at(state), command, actorAs(actor, 'D-18.71')).ok).toBe(false);
  });

  it('names the membership that made it allowed, not one that did not', () => {
    const memberships = [
      { role: 'AGENCY_ADMIN', agencyCode: 'D-18.71' },
      { role: 'AGENCY_LEADER', agencyCode: 'D-18.72' },
      { role: 'LIAISON_OFFICER', agencyCode: 'D-18.72-DLH' },
    ] as const;
    const decision = decide(at('ASSIGNED'), 'accept', { kind: 'OFFICER', memberships });
    expect(decision).toMatchObject({ as: { kind: 'OFFICER', role: 'LIAISON_OFFICER', agencyCode: 'D-18.72-DLH' } });
  });

  it.each(['RECEIVED', 'IN_PROGRESS'] as const)('leads a postponed report back to %s, where it came from', (postponedFrom) => {
    const facts = { ...at('POSTPONED'), postponedFrom };
    expect(decide(facts, 'completeFile', { kind: 'REPORTER' })).toMatchObject({ to: postponedFrom });
    expect(decide({ ...facts, postponedFrom: null }, 'completeFile', { kind: 'REPORTER' }).ok).toBe(false);
  });
});

describe('a decision above the lead', () => {
  it.each([
    ['the lead itself', 'D-18.72-DLH', false],
    ['the agency above it', 'D-18.72', true],
    ['a sibling', 'D-18.72-PUPR', false],
  ])('on an objection is %s’s: %s', (_name, code, allowed) => {
    for (const role of ['AGENCY_ADMIN', 'AGENCY_LEADER'] as const) {
      expect(decide(at('COMPLETED'), 'acceptObjection', actorAs(role, code)).ok).toBe(allowed);
    }
  });

  it('is nobody’s but the national desk’s where nothing stands above', () => {
    const facts: CaseFacts = { state: 'COMPLETED', desk: METRO, lead: { code: 'D-18.72', path: ['D-18.72'] } };
    expect(decide(facts, 'acceptObjection', actorAs('AGENCY_ADMIN', 'D-18.72')).ok).toBe(false);
    expect(decide(facts, 'acceptObjection', actorAs('NATIONAL_ADMIN', NATIONAL_DESK)).ok).toBe(true);
    expect(decide({ ...facts, lead: null }, 'acceptObjection', actorAs('AGENCY_ADMIN', 'D-18.72')).ok).toBe(false);
  });
});

describe('a decision at the national desk', () => {
  it.each(['verifyAndDispose', 'postpone', 'archive', 'referOut', 'mergeDuplicate'] as const)(
    '%s is the national administrator’s alone',
    (command) => {
      const facts = { state: 'RECEIVED', desk: NATIONAL } as const;
      expect(decide(facts, command, actorAs('NATIONAL_ADMIN', NATIONAL_DESK)).ok).toBe(true);
      for (const role of ROLES.filter((other) => other !== 'NATIONAL_ADMIN')) {
        for (const code of NATIONAL.path) expect(decide(facts, command, actorAs(role, code)).ok).toBe(false);
      }
      expect(decide(facts, command, actorAs('NATIONAL_ADMIN', 'K-PANRB')).ok).toBe(false);
    },
  );
});

describe('the table of transitions', () => {
  const ways = REPORT_STATES.flatMap((from) =>
    Object.values(TRANSITIONS[from]).flatMap(({ to }) =>
      (to === 'SAME' ? [] : to === 'BACK' ? (['RECEIVED', 'IN_PROGRESS'] as const) : [to]).map((target) => [from, target] as const),
    ),
  );

  it('reaches every state from the first', () => {
    const reached = new Set<ReportState>(['RECEIVED']);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const [from, to] of ways) if (reached.has(from)) reached.add(to);
    }
    expect(REPORT_STATES.filter((state) => !reached.has(state))).toEqual([]);
  });

  it('leaves every state that is not an end', () => {
    const ends = REPORT_STATES.filter((state) => !ways.some(([from, to]) => from === state && to !== state));
    expect(ends).toEqual(['REFERRED_OUT', 'WITHDRAWN']);
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
    expect(toActor(subject, { id: 'laporan', reporterId: 'a' }).kind).toBe(kind);
  });
});

describe('the desk that holds a report', () => {
  it('is found on its way, and stands alone when the way does not know it', () => {
    expect(holderOf({ deskCode: METRO.code, desks: [NATIONAL, METRO] })).toBe(METRO);
    expect(holderOf({ deskCode: 'X', desks: [] })).toEqual({ code: 'X', path: ['X'] });
  });

  it('is told apart from the lead', () => {
    const report = { state: 'ASSIGNED', deskCode: METRO.code, leadAgencyCode: 'D-18.72', postponedFrom: null } as const;
    const lead = { code: 'D-18.72', path: ['D-18.72'] };
    expect(factsOf({ ...report, desks: [lead, METRO] })).toMatchObject({ desk: METRO, lead });
    expect(factsOf({ ...report, leadAgencyCode: null, desks: [] })).toMatchObject({ lead: null });
  });
});
