import type { Membership, Subject } from '@lapor/schema/identity';
import type { Report } from '../report/report.js';
import { isReporter } from '../reporter/reporter.js';
import type { Audience } from './event-audience.js';
import { type Aspect, MATRIX, type Viewer } from './matrix.js';
import {
  handles,
  reachesAsClient,
  reachesAsHandler,
  reachesAsLeader,
  reachesAsNational,
  reachesAsOverseer,
  readsIdentities,
  stands,
} from './reach.js';

export type { Aspect, Viewer } from './matrix.js';

/** What a view rests on. */
export type VisibilityFacts = Pick<
  Report,
  | 'id'
  | 'anonymous'
  | 'confidential'
  | 'published'
  | 'deskCode'
  | 'leadAgencyCode'
  | 'desks'
  | 'ccDesks'
  | 'openedBy'
  | 'reporterId'
  | 'nationalPriority'
  | 'oversights'
>;

/** What somebody sees of a report: its parts, and the events shown to the audiences they belong to. */
export interface Sight {
  /** Empty: for this viewer there is no such report. */
  readonly view: ReadonlySet<Aspect>;
  readonly audiences: readonly Audience[];
}

/**
 * What one kind of viewer sees of a report. Empty: for this viewer there is no such report. `opened` says whether the
 * viewer has opened a confidential report by the logged command.
 */
export function viewOf(facts: VisibilityFacts, viewer: Viewer, opened = false): ReadonlySet<Aspect> {
  if (viewer === 'PUBLIC' && !facts.published) return NO_ASPECTS;
  const cell = MATRIX[viewer][columnOf(facts)];
  return asSet('opened' in cell && opened ? cell.opened : cell.seen);
}

const NO_ASPECTS: ReadonlySet<Aspect> = new Set();
/** A view is asked for with every event of a stream, and there are a few dozen in all. */
const sets = new Map<readonly Aspect[], ReadonlySet<Aspect>>();

/** One set for each list of the matrix. */
function asSet(aspects: readonly Aspect[]): ReadonlySet<Aspect> {
  const known = sets.get(aspects);
  if (known) return known;
  const set = new Set(aspects);
  sets.set(aspects, set);
  return set;
}

/** What a subject sees of a report: all that its capacities show. */
export function viewFor(subject: Subject, facts: VisibilityFacts): ReadonlySet<Aspect> {
  return allOf(viewsFor(subject, facts));
}

/** What each of a subject's capacities shows. */
function viewsFor(subject: Subject, facts: VisibilityFacts) {
  const opened = subject.kind === 'officer' && facts.openedBy.includes(subject.id);
  return viewersOf(subject, facts).map((viewer) => ({ viewer, view: viewOf(facts, viewer, opened) }));
}

function allOf(views: readonly { readonly view: ReadonlySet<Aspect> }[]): ReadonlySet<Aspect> {
  const [only, ...others] = views;
  return only && others.length === 0 ? only.view : new Set(views.flatMap(({ view }) => [...view]));
}

/**
 * What the holder of a report's access code sees: the reporter's own view. Whoever holds a code is nobody's account,
 * and is given no reference to one.
 */
export function viewByAccessCode(facts: VisibilityFacts): ReadonlySet<Aspect> {
  return new Set([...viewOf(facts, 'REPORTER')].filter((aspect) => aspect !== 'reporterIdentity'));
}

/** What a subject sees of a report and of its events. */
export function sightFor(subject: Subject, facts: VisibilityFacts): Sight {
  const views = viewsFor(subject, facts);
  const audiences = views.map(({ viewer, view }) => audienceOf(viewer, view)).filter((audience) => audience !== null);
  return { view: allOf(views), audiences };
}

/** What the holder of a report's access code sees of it and of its events. */
export function sightByAccessCode(facts: VisibilityFacts): Sight {
  return { view: viewByAccessCode(facts), audiences: ['REPORTER'] };
}

function audienceOf(viewer: Viewer, view: ReadonlySet<Aspect>): Audience | null {
  if (!shows(view)) return null;
  return view.size === 1 ? 'OUTLINE' : viewer;
}

/** Whether with this view there is such a report at all. */
export function shows(view: ReadonlySet<Aspect>): boolean {
  return view.has('outline');
}

/** Whether for this subject there is such a report at all. */
export function isVisible(subject: Subject, facts: VisibilityFacts): boolean {
  return shows(viewFor(subject, facts));
}

/**
 * What a subject is to a report. The public's view is not added to an officer's: the national desk is not to be given
 * the reporter's reference because the report happens to be published.
 */
export function viewersOf(subject: Subject, facts: VisibilityFacts): readonly Viewer[] {
  const viewers: Viewer[] = [];
  if (isReporter(subject, facts)) viewers.push('REPORTER');
  if (subject.kind === 'officer') {
    const any = (reaches: (membership: Membership) => boolean) => subject.memberships.some(reaches);
    if (any(reachesAsNational)) viewers.push('NATIONAL');
    const handling = facts.desks.filter((desk) => handles(facts, desk));
    if (any((membership) => handling.some((desk) => reachesAsHandler(membership, desk)))) viewers.push('HANDLER');
    else if (any((membership) => facts.desks.some((desk) => reachesAsHandler(membership, desk)))) viewers.push('FORMER');
    if (any((membership) => handling.some((desk) => reachesAsLeader(membership, desk)))) viewers.push('LEADER');
    if (any((membership) => reachesAsOverseer(membership, facts))) viewers.push('OVERSEER');
    // A copy of a confidential report is for the desk that the disposition names, not for those above it in the tree.
    const copied = facts.confidential ? stands : reachesAsHandler;
    if (any((membership) => facts.ccDesks.some((desk) => copied(membership, desk)))) viewers.push('CC');
  }
  if (subject.kind === 'apiClient' && reachesAsClient(subject, facts))
    viewers.push(readsIdentities(subject) ? 'API_CLIENT_WITH_IDENTITY' : 'API_CLIENT');
  return viewers.length > 0 ? viewers : ['PUBLIC'];
}

function columnOf({ anonymous, confidential }: VisibilityFacts) {
  if (anonymous) return confidential ? 'anonymousConfidential' : 'anonymous';
  return confidential ? 'confidential' : 'normal';
}
