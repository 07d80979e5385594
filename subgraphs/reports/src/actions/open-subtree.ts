import { RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import { readOversights } from '../database/oversight.queries.js';
import { findDesk } from '../database/registry.queries.js';
import { reachesSubtree } from '../domain/visibility/reach.js';

/**
 * Lets an officer or an API client follow an agency's tree: whoever may list it, apart from overseers of single reports
 * wherever these lie. Throws UNAUTHENTICATED or FORBIDDEN; an agency that does not exist is forbidden to all whom the
 * country is not open to.
 */
export async function openSubtree(database: Queryable, subject: Subject, code: string): Promise<void> {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  const desk = await findDesk(database, code);
  if (!reachesSubtree(subject, desk, await readOversights(database))) throw new RefusalError('FORBIDDEN');
}
