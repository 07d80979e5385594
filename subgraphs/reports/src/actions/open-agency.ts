import { RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import { findDesk } from '../database/registry.queries.js';
import { reachesAgency, reachesEverything } from '../domain/visibility/reach.js';

/**
 * Lets an officer list an agency's tree; with null the whole country. Throws UNAUTHENTICATED, and FORBIDDEN where no
 * membership reaches so far. Says whether it is reached by oversight alone. Which of the reports are shown, and how much, is decided for each.
 */
export async function openAgency(database: Queryable, subject: Subject, code: string | null): Promise<{ readonly overseesOnly: boolean }> {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  if (subject.kind !== 'officer') throw new RefusalError('FORBIDDEN');
  const desk = code === null ? null : await findDesk(database, code);
  const reaching = subject.memberships.filter((membership) => (desk ? reachesAgency(membership, desk) : reachesEverything(membership)));
  if (reaching.length === 0) throw new RefusalError('FORBIDDEN');
  return { overseesOnly: reaching.every(({ role }) => role === 'OVERSEER') };
}
