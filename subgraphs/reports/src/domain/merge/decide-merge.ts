import { type Refusal, refuse } from '@lapor/schema/refusal';
import type { Report } from '../report/report.js';
import { OPEN_STATES } from '../report/report-state.js';

type Mergeable = Pick<Report, 'id' | 'state' | 'class' | 'leadAgencyCode' | 'deskCode' | 'targetAgencyCode' | 'confidential'>;

/**
 * Decides whether a received report may follow another one (domain.md 4.4, row 8): the same agency is responsible for
 * both, and the other one is still worked on. Neither becomes more visible: no text and no name passes between them,
 * and whistle-blowing is never merged, because even the link would tell. Refuses with MERGE_NOT_ALLOWED.
 */
export function decideMerge(duplicate: Mergeable, original: Mergeable, hasFollowers: boolean): { readonly ok: true } | Refusal {
  const whistle = duplicate.class === 'WHISTLEBLOWING' || original.class === 'WHISTLEBLOWING';
  // The merged one shows the other's stage, which nobody may learn who may not see the other.
  const closed = whistle || (original.confidential && !duplicate.confidential);
  const worked = original.id !== duplicate.id && OPEN_STATES.includes(original.state);
  return worked && !closed && !hasFollowers && hasSameLead(duplicate, original) ? { ok: true } : refuse('MERGE_NOT_ALLOWED');
}

/** What has no lead yet is to go where its reporter asked, or may go anywhere. */
function hasSameLead(duplicate: Mergeable, original: Mergeable): boolean {
  const wanted = duplicate.leadAgencyCode ?? duplicate.targetAgencyCode;
  if (original.leadAgencyCode === null) return original.deskCode === duplicate.deskCode;
  return wanted === null || wanted === original.leadAgencyCode;
}
