import { RefusalError } from '@lapor/kit/refusal';
import type { Membership, Subject } from '@lapor/schema/identity';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import { readOversights } from '../database/oversight.queries.js';
import { findDesk } from '../database/registry.queries.js';
import type { ListName } from '../database/report-lists.queries.js';
import { reachesAgency, reachesAgencyAsClient, reachesEverything, reachesPriorities } from '../domain/visibility/reach.js';

/** The list in which somebody reads an agency's tree; `scope` is the agency whose confidential reports are among it. */
export interface OpenedAgency {
  readonly list: Extract<ListName, 'officers' | 'overseen' | 'priorities' | 'clients'>;
  readonly scope: string | null;
}

/**
 * Lets an officer or an API client list an agency's tree; with null the whole country. Throws UNAUTHENTICATED, and
 * FORBIDDEN where nothing reaches so far. The list is the one that holds no report which does not exist for all that
 * its reader is; which of its reports are shown, and how much, is decided for each.
 */
export async function openAgency(database: Queryable, subject: Subject, code: string | null): Promise<OpenedAgency> {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  const desk = code === null ? null : await findDesk(database, code);
  if (subject.kind === 'apiClient' && desk && reachesAgencyAsClient(subject, desk)) return { list: 'clients', scope: subject.agencyCode };
  if (subject.kind !== 'officer') throw new RefusalError('FORBIDDEN');
  const oversights = await readOversights(database);
  const reaches = (membership: Membership) =>
    desk ? reachesAgency(membership, desk, oversights) : reachesEverything(membership, oversights);
  const reaching = subject.memberships.filter(reaches);
  if (reaching.length > 0) return { list: reaching.every(({ role }) => role === 'OVERSEER') ? 'overseen' : 'officers', scope: null };
  if (subject.memberships.some((membership) => reachesPriorities(membership, oversights))) return { list: 'priorities', scope: null };
  throw new RefusalError('FORBIDDEN');
}
