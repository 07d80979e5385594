import type { Membership, Subject } from '@lapor/schema/identity';
import { type Refusal, refuse } from '@lapor/schema/refusal';
import type { OfficerCapacity } from '../report/decide.js';
import type { Report } from '../report/report.js';
import { handles, reachesAsLeader, reachesAsOverseer } from './reach.js';

export interface Opening {
  readonly ok: true;
  readonly as: OfficerCapacity;
  readonly officerId: string;
  readonly openedBy: readonly string[];
}

/**
 * Decides whether an officer may open a confidential report: a leader of an agency on its way, or an overseer with a
 * formal request (domain.md 4.2). Refuses with REPORT_NOT_FOUND whoever has no such right, because for an overseer the
 * report does not exist before, and with REPORT_NOT_CONFIDENTIAL where there is nothing to open.
 */
export function decideOpening(report: Report, subject: Subject): Opening | Refusal {
  if (subject.kind !== 'officer') return refuse('REPORT_NOT_FOUND');
  const entitled = (membership: Membership) =>
    report.desks.some((desk) => handles(report, desk) && reachesAsLeader(membership, desk)) || reachesAsOverseer(membership, report);
  const membership = subject.memberships.find(entitled);
  if (!membership) return refuse('REPORT_NOT_FOUND');
  if (!report.confidential) return refuse('REPORT_NOT_CONFIDENTIAL');
  const openedBy = report.openedBy.includes(subject.id) ? report.openedBy : [...report.openedBy, subject.id];
  return { ok: true, as: { kind: 'OFFICER', role: membership.role, agencyCode: membership.agencyCode }, officerId: subject.id, openedBy };
}
