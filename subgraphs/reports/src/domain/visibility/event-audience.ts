import type { Aspect } from './matrix.js';

/** Events that tell more than the way of a report: whoever does not see this aspect of it does not see them either. */
const ASPECT_OF_EVENT: Readonly<Record<string, Aspect>> = {
  IdentityRevealRequested: 'record',
  IdentityRevealApproved: 'record',
  IdentityRevealed: 'record',
  ConfidentialOpened: 'record',
  PiiOverridden: 'record',
  AccessCodeRenewed: 'record',
  ClockReminded: 'dispositionNotes',
  NoteAdded: 'internalNotes',
  ArchiveProposed: 'internalNotes',
  FinalAnswerSubmitted: 'internalNotes',
  FinalAnswerRefused: 'internalNotes',
};

/** Whether an event of a report is shown with this view of it. */
export function isEventVisible(type: string, view: ReadonlySet<Aspect>): boolean {
  return view.has(Object.hasOwn(ASPECT_OF_EVENT, type) ? (ASPECT_OF_EVENT[type] as Aspect) : 'outline');
}
