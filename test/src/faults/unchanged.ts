import type { SubgraphName } from '@lapor/schema/identity';
import { untilCounted } from '../environment/counted.js';
import type { OpenSystem } from '../environment/open-system.js';
import { tableNames } from '../environment/rows.js';

/**
 * A fingerprint of every row of every table of a database: equal when nothing at all was written. What was written
 * before is counted first, because that happens by itself.
 */
export async function fingerprint(system: OpenSystem, database: SubgraphName): Promise<string> {
  if (database === 'reports') await untilCounted(system);
  const tables = await tableNames((sql) => system.rows(database, sql));
  const prints = tables.map(
    (name) => `select '${name}' as name, count(*), md5(string_agg(entry::text, ' ' order by entry::text)) from ${name} as entry`,
  );
  return JSON.stringify(await system.rows(database, `${prints.join(' union all ')} order by name`));
}
