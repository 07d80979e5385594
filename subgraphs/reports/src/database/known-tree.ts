import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { Desk } from '../domain/report/desk.js';
import { type DeskTree, deskTree } from '../domain/report/desk-tree.js';

/** The agency tree, kept in memory by a process. */
export interface KnownTree {
  /** The tree, not older than this call. However many ask at once, one look at the database answers them. */
  current(): Promise<DeskTree>;
  /** The tree as it was looked at last; empty before the first time. */
  latest(): DeskTree;
}

/**
 * Keeps the tree for as long as its version stays the same. Whoever writes the projection, this process or another, the
 * version tells (`count-tree-changes.migration.ts`).
 */
export function keepTree(database: Queryable): KnownTree {
  let known = deskTree([]);
  let version: string | null = null;
  let looking: Promise<DeskTree> | null = null;
  let next: Promise<DeskTree> | null = null;

  const look = async () => {
    const [row] = await database.query<{ version: string }[]>('select version::text from desk_tree', []);
    if (row?.version === version) return known;
    const [tree] = await database.query<{ version: string; desks: readonly Desk[] }[]>(READ_TREE, []);
    known = deskTree(tree?.desks ?? []);
    version = tree?.version ?? null;
    return known;
  };
  const begin = () => {
    const begun = look().finally(() => {
      looking = null;
    });
    looking = begun;
    return begun;
  };
  return {
    latest: () => known,
    current() {
      if (!looking) return begin();
      // A look that has begun may have passed what its caller knows of: only the next one is young enough.
      next ??= looking
        .catch(() => undefined)
        .then(() => {
          next = null;
          return begin();
        });
      return next;
    },
  };
}

// Version and tree in one statement, so that they belong together; as one text, which is read several times as fast as rows.
const READ_TREE = `
  select version::text, (select coalesce(json_agg(json_build_object('code', code, 'path', path)), '[]') from agency_projection) as desks
  from desk_tree`;
