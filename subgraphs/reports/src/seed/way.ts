import { NATIONAL_DESK } from '@lapor/schema/desks';
import { transferDetail } from '../actions/transfer-detail.js';
import type { ArchiveReason } from '../domain/closing/archive-reasons.js';
import type { Actor } from '../domain/report/decide.js';
import { holderOf } from '../domain/report/decide.js';
import type { Desk } from '../domain/report/desk.js';
import type { DispositionKind, FollowUpKind } from '../domain/report/report.js';
import { fileReport } from './file-report.js';
import { beginHistory, doStep, type History, tellUntil } from './history.js';
import { createRandom } from './random.js';
import { pickDesk, type SeedDesk, type SeedWorld } from './seed-world.js';
import { ARCHIVE_TEXT, HOP_NOTE, writeAnswer } from './texts.js';

const DAY_MS = 86_400_000;

/** How the ways part (domain.md 1.4 and 6.1; what is not there is a guess). */
const SHARES = { archived: 0.17, withdrawn: 0.01, published: 0.75, forwarded: 0.2, transferred: 0.3, confirmed: 0.4 };
/** Interim answers of a report; with the final one this makes 2.5. */
const INTERIM = [1, 1, 1, 2, 2, 2, 2, 1, 2, 1] as const;
const VERIFY_DAYS = 0.9;
const CONFIRM_DAYS = 3;
/** Every desk has a backlog: some reports lie for months before anybody verifies them, and some before they are answered. */
const BACKLOG = { verification: 0.03, answer: 0.02, days: 200 };

const ARCHIVED_FOR: readonly ArchiveReason[] = [
  'TOO_GENERAL',
  'FORMAT_ERROR',
  'SPAM_PRANK',
  'PRIVATE_COMPANY',
  'SOCIAL_MEDIA_ONLY',
  'TEST',
];

/** The history of one report of the volume data, up to the world's last moment. The same for the same world and number. */
export function liveThrough(world: SeedWorld, number: number): History {
  const random = createRandom(world.seed, number);
  const { report, texts } = fileReport(world, random, number);
  const history = beginHistory(world, random, report);
  for (const step of wayOf(history, texts.publishedContent)) {
    if (step.at >= world.until) break;
    step.take(step.at);
  }
  tellUntil(history, world.until);
  return history;
}

interface Moment {
  readonly at: Date;
  readonly take: (at: Date) => void;
}

/** The steps of a report one after the other; each is computed when the one before has been taken. */
function* wayOf(history: History, publishedContent: string): Generator<Moment> {
  const { random } = history;
  const next = (days: number, take: (at: Date) => void): Moment => ({ at: later(history, random.exponential(days)), take });
  const verifyDays = random.chance(BACKLOG.verification) ? BACKLOG.days : VERIFY_DAYS;
  if (random.chance(SHARES.withdrawn)) return yield next(verifyDays, (at) => withdraw(history, at));
  if (history.report.class !== 'WHISTLEBLOWING' && random.chance(SHARES.archived))
    return yield next(verifyDays, (at) => archive(history, at));
  const desk = pickDesk(history.world, random);
  yield next(verifyDays, (at) => verifyAndDispose(history, desk, publishedContent, at));
  const { slowness } = desk;
  if (random.chance(SHARES.transferred)) {
    const other = pickDesk(history.world, random);
    if (other.code !== desk.code) yield next(slowness, (at) => handOn(history, 'TRANSFER', other, at));
  }
  const units = (history.world.desks.find(({ code }) => code === history.report.deskCode) ?? desk).units;
  if (units.length > 0 && random.chance(SHARES.forwarded))
    yield next(slowness, (at) => handOn(history, 'INTERNAL', random.pick(units), at));
  yield next(slowness, (at) => accept(history, at));
  for (let left = random.pick(INTERIM); left > 0; left -= 1) yield next(slowness, (at) => answer(history, 'INTERIM', at));
  // Its final answer needs a leader's approval (domain/answer/answer-policy.ts), which is a way of its own.
  if (history.report.class === 'WHISTLEBLOWING') return;
  yield next(random.chance(BACKLOG.answer) ? BACKLOG.days : slowness, (at) => answer(history, 'FINAL', at));
  yield* endOf(history);
}

/** The reporter confirms in time, or silence does. */
function* endOf(history: History): Generator<Moment> {
  const { random } = history;
  const dueAt = history.clocks.find(({ key, stoppedAt }) => key === 'REPORTER_REPLY' && stoppedAt === null)?.dueAt;
  const confirmedAt = later(history, random.exponential(CONFIRM_DAYS));
  if (random.chance(SHARES.confirmed) && (!dueAt || confirmedAt < dueAt))
    yield { at: confirmedAt, take: (at) => complete(history, 'CONFIRMED', at) };
  else if (dueAt) yield { at: dueAt, take: (at) => complete(history, 'AUTO_NO_REPLY', at) };
}

function later({ report }: History, days: number): Date {
  return new Date(report.updatedAt.getTime() + 60_000 + Math.round(days * DAY_MS));
}

function withdraw(history: History, at: Date): void {
  doStep(history, { command: 'withdraw', actor: { kind: 'REPORTER' }, at }, () => ({
    events: [{ type: 'ReportWithdrawn', agencyCode: null }],
  }));
}

function archive(history: History, at: Date): void {
  const { random, report } = history;
  const by = adminOf(holderOf(report));
  const reason = random.pick(ARCHIVED_FOR);
  doStep(history, { command: 'archive', actor: officer(by), at }, () => ({
    events: [{ type: 'ReportArchived', agencyCode: by.agencyCode, detail: { reason } }],
  }));
  history.closings.push({
    id: random.id(at),
    reportId: report.id,
    kind: 'ARCHIVE',
    reason,
    outsideBody: null,
    text: ARCHIVE_TEXT,
    byRole: by.role,
    byAgencyCode: by.agencyCode,
    closedAt: at,
    proposedBy: null,
    pending: false,
    reviewAskedAt: null,
  });
}

function verifyAndDispose(history: History, desk: SeedDesk, publishedContent: string, at: Date): void {
  const { random, report, world } = history;
  const by = adminOf(holderOf(report));
  const published = !report.confidential && random.chance(SHARES.published);
  const given = writeHop(history, 'LEAD', desk, by.role, at);
  const text = { publishedTitle: report.title, publishedContent: published ? publishedContent : null, published };
  doStep(history, { command: 'verifyAndDispose', actor: officer(by), at }, () => ({
    changes: {
      ...text,
      ...held(report.desks, desk),
      categoryId: report.categoryId ?? random.pick(world.categories),
      leadAgencyCode: desk.code,
      hops: report.hops + 1,
      firstAssignedAt: at,
    },
    events: [
      { type: 'ReportVerified', state: report.state, agencyCode: by.agencyCode },
      { type: 'ReportDisposed', ...given },
    ],
  }));
  history.versions.push({
    reportId: report.id,
    version: 1,
    title: report.title,
    content: text.publishedContent,
    byRole: by.role,
    byAgencyCode: by.agencyCode,
    reason: null,
    piiOverrideReason: null,
    editedAt: at,
  });
}

function handOn(history: History, kind: 'TRANSFER' | 'INTERNAL', desk: Desk, at: Date): void {
  const { report } = history;
  const by = adminOf(holderOf(report));
  const given = writeHop(history, kind, { code: desk.code, path: desk.path }, by.role, at);
  const changes = held(report.desks, desk);
  const forwarded = { changes, events: [{ type: 'ReportForwarded', ...given } as const] };
  const transferred = {
    changes: { ...changes, leadAgencyCode: desk.code, hops: report.hops + 1 },
    events: [{ type: 'ReportTransferred', ...given, detail: transferDetail(report, desk.code) } as const],
  };
  const command = kind === 'INTERNAL' ? 'forwardInternal' : 'transfer';
  doStep(history, { command, actor: officer(by), at }, () => (kind === 'INTERNAL' ? forwarded : transferred));
}

function accept(history: History, at: Date): void {
  const { report, dispositions } = history;
  const last = dispositions.pop();
  if (!last) throw new Error('accepted before it was disposed');
  dispositions.push({ ...last, acceptedAt: at });
  doStep(history, { command: 'accept', actor: officer(liaisonOf(holderOf(report))), at }, () => ({
    events: [{ type: 'DispositionAccepted', agencyCode: report.deskCode, dispositionId: last.id }],
  }));
}

function answer(history: History, kind: FollowUpKind, at: Date): void {
  const { report, random, followUps } = history;
  const id = random.id(at);
  const final = kind === 'FINAL';
  doStep(history, { command: final ? 'giveFinalAnswer' : 'addFollowUp', actor: officer(liaisonOf(holderOf(report))), at }, () => ({
    events: [{ type: final ? 'FinalAnswerGiven' : 'FollowUpAdded', agencyCode: report.deskCode, followUpId: id }],
  }));
  followUps.push({
    id,
    reportId: report.id,
    kind,
    text: writeAnswer(random, kind),
    evidence: [],
    byAgencyCode: report.deskCode,
    writtenAt: at,
  });
}

function complete(history: History, how: 'CONFIRMED' | 'AUTO_NO_REPLY', at: Date): void {
  const confirmed = how === 'CONFIRMED';
  const step = confirmed
    ? ({ command: 'confirmSolved', actor: { kind: 'REPORTER' }, at } as const)
    : ({ command: 'autoComplete', actor: { kind: 'SYSTEM' }, at } as const);
  doStep(history, step, () => ({
    changes: { completedAt: at, completedHow: how },
    events: [{ type: 'ReportCompleted', agencyCode: null, detail: { how } }],
  }));
}

function writeHop({ report, random, dispositions }: History, kind: DispositionKind, desk: Desk, byRole: string, at: Date) {
  const id = random.id(at);
  const hop = dispositions.length + 1;
  dispositions.push({
    id,
    reportId: report.id,
    hop,
    kind,
    fromDeskCode: report.deskCode,
    toDeskCode: desk.code,
    note: HOP_NOTE,
    proposedAgencyCode: null,
    proposedBody: null,
    byRole,
    disposedAt: at,
    acceptedAt: null,
  });
  return { agencyCode: desk.code, dispositionId: id, hop };
}

function held(desks: readonly Desk[], { code, path }: Desk) {
  return { deskCode: code, desks: desks.some((desk) => desk.code === code) ? desks : [...desks, { code, path }] };
}

function adminOf(desk: Desk) {
  return desk.code === NATIONAL_DESK
    ? ({ role: 'NATIONAL_ADMIN', agencyCode: NATIONAL_DESK } as const)
    : ({ role: 'AGENCY_ADMIN', agencyCode: desk.path[0] ?? desk.code } as const);
}

function liaisonOf(desk: Desk) {
  return { role: 'LIAISON_OFFICER', agencyCode: desk.code } as const;
}

function officer(membership: ReturnType<typeof adminOf> | ReturnType<typeof liaisonOf>): Actor {
  return { kind: 'OFFICER', memberships: [membership] };
}
