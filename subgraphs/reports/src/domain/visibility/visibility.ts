import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Subject } from '@lapor/schema/identity';
import { covers, type Desk } from '../report/desk.js';
import type { Report } from '../report/report.js';

/** The parts of a report that are shown or hidden as one. */
export const ASPECTS = [
  /** Edited title and content, state, stage, desks, codes and times. Without it the report does not exist for a viewer. */
  'publicContent',
  /** What the reporter wrote: title, content, place and day of the event. */
  'originalContent',
  /** The reference to the reporter. */
  'reporterIdentity',
  /** The agency's answers. */
  'dialogue',
  /** Why it was given to whom. */
  'dispositionNotes',
] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Who looks. Whoever is nothing else to a report is PUBLIC. */
export const VIEWERS = ['PUBLIC', 'REPORTER', 'HANDLER', 'NATIONAL'] as const;
export type Viewer = (typeof VIEWERS)[number];

/** What a view rests on. */
export type VisibilityFacts = Pick<Report, 'anonymous' | 'confidential' | 'published' | 'desks' | 'reporterId'>;

type Column = 'normal' | 'anonymous' | 'confidential' | 'anonymousConfidential';

const CONTENT = ['publicContent', 'originalContent', 'dialogue', 'dispositionNotes'] as const;
const CONTENT_AND_IDENTITY = [...CONTENT, 'reporterIdentity'] as const;

/**
 * The visibility matrix (domain.md 4.2) for the viewers that exist. The PUBLIC row holds only once a verifier has
 * published the report. On an anonymous report nobody is given a reporter's reference, not even the reporter, who
 * needs none: what never leaves cannot be linked.
 */
export const MATRIX: Readonly<Record<Viewer, Readonly<Record<Column, readonly Aspect[]>>>> = {
  PUBLIC: {
    normal: ['publicContent', 'reporterIdentity'],
    anonymous: ['publicContent'],
    confidential: [],
    anonymousConfidential: [],
  },
  REPORTER: {
    normal: CONTENT_AND_IDENTITY,
    anonymous: CONTENT,
    confidential: CONTENT_AND_IDENTITY,
    anonymousConfidential: CONTENT,
  },
  HANDLER: {
    normal: CONTENT_AND_IDENTITY,
    anonymous: CONTENT,
    confidential: CONTENT_AND_IDENTITY,
    anonymousConfidential: CONTENT,
  },
  // Admin Nasional reads content; an identity is revealed only by a logged command with a reason.
  NATIONAL: {
    normal: CONTENT,
    anonymous: CONTENT,
    confidential: CONTENT,
    anonymousConfidential: CONTENT,
  },
};

/** What one kind of viewer sees of a report. Empty: for this viewer there is no such report. */
export function viewOf(facts: VisibilityFacts, viewer: Viewer): ReadonlySet<Aspect> {
  if (viewer === 'PUBLIC' && !facts.published) return new Set();
  return new Set(MATRIX[viewer][columnOf(facts)]);
}

/** What a subject sees of a report: all that its capacities show. */
export function viewFor(subject: Subject, facts: VisibilityFacts): ReadonlySet<Aspect> {
  return new Set(viewersOf(subject, facts).flatMap((viewer) => [...viewOf(facts, viewer)]));
}

/** Whether for this subject there is such a report at all. */
export function isVisible(subject: Subject, facts: VisibilityFacts): boolean {
  return viewFor(subject, facts).has('publicContent');
}

/**
 * What a subject is to a report. The public's view is not added to an officer's: the national desk is not to be given
 * the reporter's reference because the report happens to be published.
 */
export function viewersOf(subject: Subject, facts: VisibilityFacts): readonly Viewer[] {
  const viewers: Viewer[] = [];
  if (subject.kind === 'citizen' && subject.id === facts.reporterId) viewers.push('REPORTER');
  if (subject.kind === 'officer') {
    const reaches = (desk: Desk) => subject.memberships.some((membership) => covers(membership, desk));
    if (reaches(NATIONAL)) viewers.push('NATIONAL');
    if (facts.desks.some((desk) => desk.code !== NATIONAL_DESK && reaches(desk))) viewers.push('HANDLER');
  }
  return viewers.length > 0 ? viewers : ['PUBLIC'];
}

const NATIONAL: Desk = { code: NATIONAL_DESK, path: [NATIONAL_DESK] };

function columnOf({ anonymous, confidential }: VisibilityFacts): Column {
  if (anonymous) return confidential ? 'anonymousConfidential' : 'anonymous';
  return confidential ? 'confidential' : 'normal';
}
