import type { Aggregate } from '@lapor/subgraph-kit/event-log/event';
import type { EntityManager } from 'typeorm';

/** The ids of those aggregates that an officer has ever changed: what is delivered with the system yields to them. */
export async function findGoverned(manager: EntityManager, aggregates: readonly Aggregate[]): Promise<ReadonlySet<string>> {
  if (aggregates.length === 0) return new Set();
  const rows = await manager.query<{ aggregate_id: string }[]>(FIND_GOVERNED, [aggregates[0]?.type, aggregates.map(({ id }) => id)]);
  return new Set(rows.map((row) => row.aggregate_id));
}

const FIND_GOVERNED = `
  select distinct aggregate_id from event_log
  where aggregate_type = $1 and aggregate_id = any($2::text[]) and actor->>'kind' <> 'SYSTEM'`;
