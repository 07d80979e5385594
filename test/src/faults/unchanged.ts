import type { SubgraphName } from '@lapor/schema/identity';
import { untilCounted } from '../environment/counted.js';
import type { OpenSystem } from '../environment/open-system.js';
import { tableNames } from '../environment/rows.js';

/** What agencies keeps of the reports' log: written whenever reports has moved on, and by no command. */
const FOLLOWED: readonly string[] = ['public.feed_cursor', 'public.open_work', 'public.transfer_tally'];

/**
 * A fingerprint of every row of every table of a database: equal when no command has written anything. What happens by
 * itself is kept out of it: the counting of what was written before is waited for, and what agencies follows is left out.
 * A written row carries the number of the transaction that wrote it (`xmin`), and these only grow: a table of as many
 * rows and the same sum of numbers was not written to, not even with the values that were there. To read the values takes
 * twenty times as long, and a test asks often.
 */
export async function fingerprint(system: OpenSystem, database: SubgraphName): Promise<string> {
  if (database === 'reports') await untilCounted(system);
  const tables = await tableNames((sql) => system.rows(database, sql));
  const commanded = database === 'agencies' ? tables.filter((name) => !FOLLOWED.includes(name)) : tables;
  const prints = commanded.map((name) => `select '${name}' as name, count(*), sum(entry.xmin::text::bigint) from ${name} as entry`);
  return JSON.stringify(await system.rows(database, `${prints.join(' union all ')} order by name`));
}
