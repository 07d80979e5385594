import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { Oversight } from '../domain/visibility/oversight.js';

/** Who oversees whom on the registry's day, which begins where Indonesia's begins first, as one JSON array. */
export const OVERSIGHTS_TODAY = `
  select coalesce(json_agg(json_build_object('overseerCode', overseer_code, 'role', role, 'scope', scope)), '[]')
  from oversight_projection, (select (now() at time zone 'Asia/Jayapura')::date as today) as calendar
  where (valid_from is null or valid_from <= today) and (valid_to is null or today < valid_to)`;

/** Who oversees whom today. */
export async function readOversights(database: Queryable): Promise<readonly Oversight[]> {
  const [row] = await database.query<{ oversights: readonly Oversight[] }[]>(`select (${OVERSIGHTS_TODAY}) as oversights`, []);
  return row?.oversights ?? [];
}
