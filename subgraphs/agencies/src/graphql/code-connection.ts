import { assertAllowed } from '@lapor/kit/refusal';
import { type Connection, type ConnectionArguments, encodeKeyset, readPage, toConnection } from '@lapor/subgraph-kit/graphql/connection';
import type { CodePage } from '../database/code-page.js';

/**
 * One page of a list ordered by code, as a connection of graph nodes.
 * @throws {RefusalError} INPUT_INVALID, CURSOR_INVALID or CURSOR_MISMATCH for a page that cannot be given.
 */
export async function toCodeConnection<Entry, Node extends { readonly code: string }>(
  listName: string,
  args: Readonly<ConnectionArguments>,
  read: (page: CodePage) => Promise<readonly Entry[]>,
  toNode: (entry: Entry) => Node,
): Promise<Connection<Node>> {
  const page = readPage(listName, args, ['text']);
  assertAllowed(page);
  const entries = await read({ after: page.after?.[0] ?? null, limit: page.first + 1 });
  return toConnection(entries.map(toNode), page.first, (node) => encodeKeyset(listName, [node.code]));
}
