import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Membership, Role, Subject } from '@lapor/schema/identity';
import { type Capacity, holderOf } from '../report/decide.js';
import { covers } from '../report/desk.js';
import type { Report } from '../report/report.js';
import { isReporter } from '../reporter/reporter.js';
import { reachesAsNational } from './reach.js';

/** Who may do something that no state forbids (domain.md 4.4, row 24). */
export interface Entitled {
  /** Roles at the desk that holds the report. */
  readonly roles: readonly Role[];
  readonly reporter: boolean;
  /** The national desk, wherever the report lies: it keeps the quality of the whole. */
  readonly national: boolean;
}

/** In what capacity a subject does it; null when it may not. */
export function capacityFor(subject: Subject, report: Report, { roles, reporter, national }: Entitled): Capacity | null {
  if (subject.kind === 'citizen') return reporter && isReporter(subject, report) ? { kind: 'REPORTER' } : null;
  if (subject.kind !== 'officer') return null;
  const desk = holderOf(report);
  const entitled = (membership: Membership) =>
    (roles.includes(membership.role) && desk.code !== NATIONAL_DESK && covers(membership, desk)) ||
    (national && reachesAsNational(membership));
  const membership = subject.memberships.find(entitled);
  return membership ? { kind: 'OFFICER', role: membership.role, agencyCode: membership.agencyCode } : null;
}
