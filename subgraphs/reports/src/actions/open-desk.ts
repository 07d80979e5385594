import { RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import { findDesk } from '../database/registry.queries.js';
import { covers, type Desk } from '../domain/report/desk.js';
import { reachesAgencyAsClient } from '../domain/visibility/reach.js';

/**
 * Lets an officer at a desk. Throws UNAUTHENTICATED, and FORBIDDEN where no membership reaches it; a desk that does
 * not exist is forbidden to everybody.
 */
export async function openDesk(database: Queryable, subject: Subject, code: string): Promise<Desk> {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  if (subject.kind !== 'officer') throw new RefusalError('FORBIDDEN');
  const desk = await findDesk(database, code);
  if (!subject.memberships.some((membership) => covers(membership, desk))) throw new RefusalError('FORBIDDEN');
  return desk;
}

/**
 * Lets an officer, or an API client of the desk's agency, follow what passes a desk; which of its events are handed out
 * is decided for each. Throws what `openDesk` does.
 */
export async function openDeskStream(database: Queryable, subject: Subject, code: string): Promise<Desk> {
  if (subject.kind !== 'apiClient') return openDesk(database, subject, code);
  const desk = await findDesk(database, code);
  if (!reachesAgencyAsClient(subject, desk)) throw new RefusalError('FORBIDDEN');
  return desk;
}
