import type { Subject } from '@lapor/schema/identity';
import { checkText, normalizeText } from '@lapor/schema/input/text';
import { type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import type { OfficerCapacity } from '../report/decide.js';
import type { Report } from '../report/report.js';
import { reachesAsNational } from '../visibility/reach.js';

/** A national administrator's request to be told who filed a report. */
export interface IdentityReveal {
  readonly id: string;
  readonly reportId: string;
  /** Accounts of officers. */
  readonly requestedBy: string;
  readonly reason: string;
  readonly requestedAt: Date;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  /** When the reference was given; it is given once. */
  readonly revealedAt: Date | null;
}

/** An officer of the national desk, the only one who may ask. Refuses with FORBIDDEN or UNAUTHENTICATED. */
export function decideAsking(subject: Subject): { readonly ok: true; readonly as: OfficerCapacity; readonly officerId: string } | Refusal {
  if (subject.kind === 'anonymous') return refuse('UNAUTHENTICATED');
  const membership = subject.kind === 'officer' ? subject.memberships.find(reachesAsNational) : undefined;
  if (subject.kind !== 'officer' || !membership) return refuse('FORBIDDEN');
  return { ok: true, officerId: subject.id, as: { kind: 'OFFICER', role: membership.role, agencyCode: membership.agencyCode } };
}

/** Whether a second person must approve (domain.md 4.2: anonymous and confidential at once). */
export function needsSecondPerson({ anonymous, confidential }: Pick<Report, 'anonymous' | 'confidential'>): boolean {
  return anonymous && confidential;
}

/** Whether a request may be answered with the reference now. The report counts as it is now, not as it was when asked. */
export function isRevealable(request: IdentityReveal, report: Pick<Report, 'anonymous' | 'confidential'>): boolean {
  return request.revealedAt === null && (request.approvedAt !== null || !needsSecondPerson(report));
}

/** Decides an approval. Refuses with REVEAL_NOT_FOUND or, for one's own request, REVEAL_OWN_APPROVAL. */
export function decideApproval(
  request: IdentityReveal | null,
  officerId: string,
): { readonly ok: true; readonly request: IdentityReveal } | Refusal {
  if (!request || request.revealedAt !== null || request.approvedAt !== null) return refuse('REVEAL_NOT_FOUND');
  return request.requestedBy === officerId ? refuse('REVEAL_OWN_APPROVAL') : { ok: true, request };
}

const REASON = { min: 20, max: 2_000 };

/** Validates a reason that will be read in an audit. Refuses with INPUT_INVALID. */
export function checkReason(text: string, rule = REASON, field = 'reason'): { readonly ok: true; readonly reason: string } | Refusal {
  const reason = normalizeText(text);
  const problem = checkText(field, reason, rule);
  return problem ? refuseInput([problem]) : { ok: true, reason };
}
