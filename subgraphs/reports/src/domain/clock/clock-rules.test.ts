import { describe, expect, it } from '@jest/globals';
import { CLOCK_EVENTS, CLOCK_KEYS, CLOCK_RULES, type ClockRule, isPulled } from './clock-rules.js';

/** Clock, label, who owes, what starts and stops it, a second start, reminders, the end: domain.md 4.5 a second time. */
const RULES = [
  ['VERIFY', 'Verifikasi laporan', 'DESK', 'in RECEIVED', 'out RECEIVED', 'ANEW', 'LADDER', 'BREACH'],
  ['COMPLETENESS_ANSWER', 'Pemberitahuan kelengkapan laporan', 'DESK', 'in RECEIVED', 'out RECEIVED', 'NEVER', 'LADDER', 'BREACH'],
  [
    'ACCEPT',
    'Penerimaan disposisi',
    'DESK',
    'in ASSIGNED, on ReportTransferred',
    'out ASSIGNED, on ReportTransferred',
    'ANEW',
    'LADDER',
    'BREACH',
  ],
  [
    'FIRST_FOLLOW_UP',
    'Tindak lanjut pertama',
    'DESK',
    'in ASSIGNED',
    'in RESPONDED COMPLETED ARCHIVED REFERRED_OUT WITHDRAWN MERGED, on FollowUpAdded FinalAnswerGiven',
    'NEVER',
    'LADDER',
    'BREACH',
  ],
  [
    'COMPLETE_INFO',
    'Penyelesaian permintaan informasi',
    'DESK',
    'in ASSIGNED IN_PROGRESS',
    'in RESPONDED COMPLETED ARCHIVED REFERRED_OUT WITHDRAWN MERGED',
    'CONTINUE',
    'LADDER',
    'BREACH',
  ],
  [
    'COMPLETE_ASPIRATION',
    'Penyelesaian aspirasi',
    'DESK',
    'in ASSIGNED IN_PROGRESS',
    'in RESPONDED COMPLETED ARCHIVED REFERRED_OUT WITHDRAWN MERGED',
    'CONTINUE',
    'LADDER',
    'BREACH',
  ],
  [
    'COMPLETE_COMPLAINT',
    'Penyelesaian pengaduan',
    'DESK',
    'in ASSIGNED IN_PROGRESS',
    'in RESPONDED COMPLETED ARCHIVED REFERRED_OUT WITHDRAWN MERGED',
    'CONTINUE',
    'LADDER',
    'BREACH',
  ],
  [
    'COMPLETE_SUPERVISION',
    'Penyelesaian pengaduan berkadar pengawasan',
    'DESK',
    'in ASSIGNED IN_PROGRESS',
    'in RESPONDED COMPLETED ARCHIVED REFERRED_OUT WITHDRAWN MERGED',
    'CONTINUE',
    'LADDER',
    'BREACH',
  ],
  [
    'STATUTORY_MAX',
    'Batas waktu penyelesaian menurut peraturan',
    'DESK',
    'in ASSIGNED IN_PROGRESS',
    'in RESPONDED COMPLETED ARCHIVED REFERRED_OUT WITHDRAWN MERGED',
    'CONTINUE',
    'LADDER',
    'BREACH',
  ],
  [
    'REPORTER_COMPLETION',
    'Kelengkapan dari pelapor',
    'REPORTER',
    'in POSTPONED, reporter',
    'out POSTPONED',
    'ANEW',
    '7 days, 25 days',
    'lapse',
  ],
  ['REPORTER_REPLY', 'Tanggapan pelapor', 'REPORTER', 'in RESPONDED', 'out RESPONDED', 'ANEW', '5 days', 'autoComplete'],
  [
    'OBJECTION_WINDOW',
    'Kesempatan mengajukan keberatan',
    'REPORTER',
    'in COMPLETED',
    'out COMPLETED, on ObjectionFiled',
    'ANEW',
    '',
    'NOTHING',
  ],
  [
    'OBJECTION_DECISION',
    'Keputusan atas keberatan',
    'DESK',
    'on ObjectionFiled',
    'out COMPLETED, on ObjectionRejected ReportReopened',
    'ANEW',
    'LADDER',
    'BREACH',
  ],
] as const;

const MOVED = { from: 'ASSIGNED', to: 'IN_PROGRESS', reporterTurn: false, events: ['DispositionAccepted'] } as const;

function written({ entering, leaving, on, reporterTurn }: ClockRule['starts']): string {
  const parts = [entering && `in ${entering.join(' ')}`, leaving && `out ${leaving.join(' ')}`, on && `on ${on.join(' ')}`];
  return [...parts, reporterTurn && 'reporter'].filter(Boolean).join(', ');
}

describe('the table of clocks', () => {
  it.each(RULES)('%s: "%s"', (key, label, owes, starts, stops, again, reminders, atEnd) => {
    const rule = CLOCK_RULES[key];
    const told = rule.reminders === 'LADDER' ? ['LADDER'] : rule.reminders.map(({ days }) => `${days} days`);
    expect([rule.label, rule.owes, written(rule.starts), written(rule.stops), rule.again, told.join(', '), rule.atEnd]).toEqual([
      label,
      owes,
      starts,
      stops,
      again,
      reminders,
      atEnd,
    ]);
    expect(CLOCK_KEYS).toContain(key);
  });

  it('knows the events that move a clock by themselves', () => {
    const named = Object.values(CLOCK_RULES).flatMap(({ starts, stops }) => [...(starts.on ?? []), ...(stops.on ?? [])]);
    expect([...CLOCK_EVENTS].toSorted()).toEqual([...new Set(named)].toSorted());
    for (const type of ['ReportTransferred', 'FollowUpAdded', 'ObjectionFiled']) expect(CLOCK_EVENTS).toContain(type);
  });

  it.each([
    ['coming into the state', { entering: ['IN_PROGRESS'] }, MOVED, true],
    ['leaving the state', { leaving: ['ASSIGNED'] }, MOVED, true],
    ['the event', { on: ['DispositionAccepted'] }, MOVED, true],
    ['another state', { entering: ['ASSIGNED'], leaving: ['IN_PROGRESS'], on: ['FollowUpAdded'] }, MOVED, false],
    ['staying in the state', { entering: ['ASSIGNED'], leaving: ['ASSIGNED'] }, { ...MOVED, to: 'ASSIGNED' }, false],
    ['the filing', { leaving: ['ASSIGNED'] }, { ...MOVED, from: null }, false],
    ['coming into the state by filing', { entering: ['IN_PROGRESS'] }, { ...MOVED, from: null }, true],
    ["a turn that is not the reporter's", { entering: ['IN_PROGRESS'], reporterTurn: true }, MOVED, false],
    ["the reporter's turn", { entering: ['IN_PROGRESS'], reporterTurn: true }, { ...MOVED, reporterTurn: true }, true],
    ['nothing', {}, MOVED, false],
  ] as const)('is pulled by %s: %j', (_what, trigger, moved, pulled) => {
    expect(isPulled(trigger, moved)).toBe(pulled);
  });
});
