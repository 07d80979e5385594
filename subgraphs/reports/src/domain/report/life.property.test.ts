import { describe, expect, it } from '@jest/globals';
import { dayZero, workingDaysBetween } from '@lapor/schema/calendar/work-calendar';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { ROLES } from '@lapor/schema/identity';
import fc from 'fast-check';
import { advance } from '../clock/advance.js';
import type { Clock } from '../clock/clock.js';
import { clockFactsOf } from '../clock/clock-facts.js';
import { remainingOf } from '../clock/clock-status.js';
import { rulesIn } from '../clock/policies.fixture.js';
import { type Actor, decide, factsOf } from './decide.js';
import type { Desk } from './desk.js';
import type { Report } from './report.js';
import type { ReportState } from './report-state.js';
import { REPORT_COMMANDS, type ReportCommand, TRANSITIONS } from './transitions.js';

const RUNS = Number(process.env.LAPOR_PROOF_RUNS ?? (process.env.LAPOR_PROOF === 'long' ? 50_000 : 2_000));

/**
 * From which state to which a report can come at all (domain.md 4.4); POSTPONED goes back to where it came from, and what
 * an agency worked on that ended without an heir is received anew (docs/adr/0021).
 */
const WAYS = new Set(
  `RECEIVED>ASSIGNED RECEIVED>POSTPONED POSTPONED>RECEIVED POSTPONED>IN_PROGRESS POSTPONED>WITHDRAWN RECEIVED>ARCHIVED
   RECEIVED>REFERRED_OUT RECEIVED>MERGED MERGED>RECEIVED ASSIGNED>IN_PROGRESS IN_PROGRESS>ASSIGNED ASSIGNED>RECEIVED
   IN_PROGRESS>RECEIVED IN_PROGRESS>POSTPONED IN_PROGRESS>RESPONDED RESPONDED>IN_PROGRESS RESPONDED>COMPLETED COMPLETED>IN_PROGRESS
   RECEIVED>WITHDRAWN ASSIGNED>WITHDRAWN IN_PROGRESS>WITHDRAWN RESPONDED>WITHDRAWN ARCHIVED>RECEIVED`.split(/\s+/),
);

const NATIONAL: Desk = { code: NATIONAL_DESK, path: ['K-PANRB', NATIONAL_DESK] };
const METRO: Desk = { code: 'D-18.72', path: ['D-18.72'] };
const UNIT: Desk = { code: 'D-18.72-DLH', path: ['D-18.72', 'D-18.72-DLH'] };
const BOGOR: Desk = { code: 'D-32.71', path: ['D-32.71'] };

/** The events of a command as far as a clock listens to them; the others move clocks by the state alone. */
const EVENTS: Partial<Record<ReportCommand, string>> = {
  addFollowUp: 'FollowUpAdded',
  giveFinalAnswer: 'FinalAnswerGiven',
  approveFinalAnswer: 'FinalAnswerGiven',
  transfer: 'ReportTransferred',
  fileObjection: 'ObjectionFiled',
  rejectObjection: 'ObjectionRejected',
  acceptObjection: 'ReportReopened',
};

const actors: readonly Actor[] = [
  { kind: 'REPORTER' },
  { kind: 'STRANGER' },
  { kind: 'SYSTEM' },
  ...[NATIONAL, METRO, UNIT, BOGOR].flatMap(({ code: agencyCode }) =>
    ROLES.map((role): Actor => ({ kind: 'OFFICER', memberships: [{ role, agencyCode }] })),
  ),
];

function seldom<Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
}

const step = fc.record({
  /** Most commands are those of the state, by who may give them, or no life would go far. */
  command: seldom(fc.constantFrom(...REPORT_COMMANDS)),
  turn: fc.nat(1_000),
  actor: seldom(fc.constantFrom(...actors)),
  desk: fc.constantFrom(METRO, UNIT, BOGOR),
  fieldCheck: fc.boolean(),
  minutes: fc.integer({ min: 1, max: 6 * 24 * 60 }),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

type Life = Pick<
  Report,
  'state' | 'deskCode' | 'desks' | 'leadAgencyCode' | 'postponedFrom' | 'postponeReason' | 'class' | 'supervision' | 'extensionDays'
>;
const FILED: Life = {
  state: 'RECEIVED',
  deskCode: NATIONAL_DESK,
  desks: [NATIONAL, METRO, UNIT, BOGOR],
  leadAgencyCode: null,
  postponedFrom: null,
  postponeReason: null,
  class: 'COMPLAINT',
  supervision: false,
  extensionDays: 0,
};

/** What the actions change besides the state. */
function changed(life: Life, command: ReportCommand, { desk, fieldCheck }: Step, to: ReportState): Life {
  const waits = to === 'POSTPONED' && life.state !== 'POSTPONED';
  const stays = to === 'POSTPONED' && life.state === 'POSTPONED';
  const postponed = waits
    ? { postponedFrom: life.state, postponeReason: fieldCheck ? ('FIELD_CHECK' as const) : ('INCOMPLETE' as const) }
    : stays
      ? {}
      : { postponedFrom: null, postponeReason: null };
  const given = command === 'verifyAndDispose' || command === 'transfer' ? { deskCode: desk.code, leadAgencyCode: desk.code } : {};
  const down = command === 'forwardInternal' ? { deskCode: desk.code } : {};
  const inherited = command === 'inherit' ? { deskCode: desk.code } : {};
  const returned = command === 'returnNotCompetent' || command === 'recall' ? { deskCode: NATIONAL_DESK, leadAgencyCode: null } : {};
  return { ...life, state: to, ...postponed, ...given, ...down, ...inherited, ...returned };
}

/** Somebody who may do it, if there is anybody. */
function anyAllowed(life: Life, command: ReportCommand): Actor {
  return actors.find((actor) => decide(factsOf(life), command, actor).ok) ?? { kind: 'STRANGER' };
}

interface Walked {
  readonly life: Life;
  readonly clocks: readonly Clock[];
}

/** Walks a life, asking `look` at every step that was allowed. */
function walk(steps: readonly Step[], look: (before: Walked, after: Walked, at: Date) => void): void {
  const rules = rulesIn('Asia/Jakarta');
  let at = new Date('2026-02-02T02:00:00Z');
  let walked: Walked = {
    life: FILED,
    clocks: advance([], { before: null, after: clockFactsOf(FILED), events: ['ReportReceived'], at }, rules),
  };
  for (const each of steps) {
    at = new Date(at.getTime() + each.minutes * 60_000);
    const { life, clocks } = walked;
    const usual = Object.keys(TRANSITIONS[life.state]).filter((name) => name !== 'withdraw' && name !== 'lapse') as ReportCommand[];
    const command = each.command ?? usual[each.turn % usual.length] ?? 'support';
    const decision = decide(factsOf(life), command, each.actor ?? anyAllowed(life, command));
    if (!decision.ok) continue;
    const next = changed(life, command, each, decision.to);
    const events = [EVENTS[command]].filter((type) => type !== undefined);
    const moved = advance(clocks, { before: clockFactsOf(life), after: clockFactsOf(next), events, at }, rules);
    const isMoved = (clock: Clock) => moved.some((other) => other.key === clock.key && +other.startedAt === +clock.startedAt);
    const after = { life: next, clocks: [...clocks.filter((clock) => !isMoved(clock)), ...moved] };
    look(walked, after, at);
    walked = after;
  }
}

const total = ({ clocks }: Walked) => clocks.filter(({ key }) => key === 'STATUTORY_MAX' || key === 'COMPLETE_COMPLAINT');
const stands = ({ pausedAt, stoppedAt }: Clock) => pausedAt !== null || stoppedAt !== null;
const lives = fc.array(step, { minLength: 5, maxLength: 40, size: 'max' });

describe('any life of a report, by its tables alone', () => {
  it('goes only the listed ways, and ends where nothing leads on', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(lives, (steps) =>
        walk(steps, ({ life: { state: from } }, { life: { state: to } }) => {
          if (from === to) return;
          expect(WAYS).toContain(`${from}>${to}`);
          seen.add(`${from}>${to}`);
        }),
      ),
      { numRuns: RUNS },
    );
    // Random lives that never go far would prove little.
    expect(seen.size).toBeGreaterThan(RUNS >= 2_000 ? 16 : 0);
  });

  it('never begins the whole handling anew, neither by a transfer nor by a return nor by a reopening', () => {
    fc.assert(
      fc.property(lives, (steps) =>
        walk(steps, (before, after) => {
          for (const clock of total(before)) {
            const same = total(after).filter(({ key }) => key === clock.key);
            expect(same.map(({ startedAt }) => startedAt)).toEqual([clock.startedAt]);
          }
        }),
      ),
      { numRuns: RUNS },
    );
  });

  it('never has a clock that is negative, ends before it began, or runs on what is closed', () => {
    const rules = rulesIn('Asia/Jakarta');
    fc.assert(
      fc.property(lives, (steps) =>
        walk(steps, (_before, { life, clocks }, at) => {
          const wrong = clocks.filter(
            (clock) =>
              (clock.stoppedAt ?? clock.startedAt) < clock.startedAt ||
              clock.dueAt <= clock.startedAt ||
              Math.min(clock.extraDays, clock.remainingDays ?? 0, remainingOf(clock, at, rules) ?? 0) < 0,
          );
          expect(wrong).toEqual([]);
          const open = clocks.filter(({ stoppedAt }) => stoppedAt === null);
          if (new Set(open.map(({ key }) => key)).size < open.length) throw new Error('a clock runs twice');
          if (['REFERRED_OUT', 'WITHDRAWN', 'MERGED'].includes(life.state)) expect(open).toEqual([]);
          // Whoever may want an archiving reviewed has the time for it.
          if (life.state === 'ARCHIVED') expect(open.map(({ key }) => key)).toEqual(['ARCHIVE_REVIEW']);
        }),
      ),
      { numRuns: RUNS },
    );
  });

  it('gives the handling agency exactly the working days that the reporter held the report', () => {
    const rules = rulesIn('Asia/Jakarta');
    const calendar = rules.calendarOf({ collectiveLeaveStops: true });
    fc.assert(
      fc.property(lives, (steps) => {
        let days = 0;
        let since: Date | null = null;
        walk(steps, (before, after, at) => {
          const [clock, now] = [before, after].map(({ clocks }) => clocks.find(({ key }) => key === 'COMPLETE_COMPLAINT'));
          if (!now) return;
          const { state, postponeReason } = after.life;
          if (['ASSIGNED', 'IN_PROGRESS'].includes(state)) expect(stands(now)).toBe(false);
          if (['RESPONDED', 'COMPLETED'].includes(state) || postponeReason === 'INCOMPLETE') expect(stands(now)).toBe(true);
          // A clock that was late when it stood still has nothing left to be given.
          if (clock && !stands(clock) && stands(now) && at <= clock.dueAt) since = at;
          if (since && !stands(now)) {
            const [from, to] = [since, at].map((moment) => dayZero(calendar, moment, 'WORKING_DAY'));
            days += workingDaysBetween(calendar, from as string, to as string);
            since = null;
          }
          if (!stands(now)) expect(now.extraDays).toBe(days);
        });
      }),
      { numRuns: RUNS },
    );
  });
});
