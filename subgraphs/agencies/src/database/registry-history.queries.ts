import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import { readChain } from '@lapor/subgraph-kit/event-log/read';
import { type Verification, verifyChain } from '@lapor/subgraph-kit/event-log/verify';
import type { EntityManager } from 'typeorm';

/** A page of an agency's history: its events behind a number, oldest first. */
export function readAgencyHistory(database: EntityManager, code: string, after: number, limit: number): Promise<readonly StoredEvent[]> {
  return readChain(database, { type: 'agency', id: code }, { after, limit });
}

/** Recomputes an agency's chain of events and compares it with what is stored. */
export function verifyAgencyHistory(database: EntityManager, code: string): Promise<Verification> {
  return verifyChain(database, { type: 'agency', id: code });
}
