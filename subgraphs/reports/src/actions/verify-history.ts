import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import { type Verification, verifyChain } from '@lapor/subgraph-kit/event-log/verify';

/** Recomputes the hash chain of a report's history; whoever calls this has asked whether the report may be seen. */
export function verifyHistory(database: Queryable, reportId: string): Promise<Verification> {
  return verifyChain(database, { type: 'report', id: reportId });
}
