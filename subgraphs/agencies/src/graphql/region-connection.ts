import { assertAllowed } from '@lapor/kit/refusal';
import { type Connection, type ConnectionArguments, encodeKeyset, readPage, toConnection } from '@lapor/subgraph-kit/graphql/connection';
import type { EntityManager } from 'typeorm';
import { listRegions, type RegionFilter } from '../database/region.queries.js';
import { searchRegions } from '../database/region-search.queries.js';
import { readRegionSearch } from '../domain/region/region-search.js';
import { toCodeConnection } from './code-connection.js';
import { type RegionType, toRegionType } from './region.type.js';

const FOUND = 'regions-found';

/**
 * A list of regions: by code, or with a search the best fitting first.
 * @throws {RefusalError} INPUT_INVALID for a search that cannot be one, and as `toCodeConnection` does.
 */
export async function toRegionConnection(
  database: EntityManager,
  args: Readonly<ConnectionArguments & RegionFilter & { search?: string | null }>,
): Promise<Connection<RegionType>> {
  const read = readRegionSearch(args.search);
  assertAllowed(read);
  const { search } = read;
  if (!search) return toCodeConnection('regions', args, (page) => listRegions(database, args, page), toRegionType);
  const page = readPage(FOUND, args, ['integer', 'text']);
  assertAllowed(page);
  const found = await searchRegions(database, search, args, { after: page.after, limit: page.first + 1 });
  const { edges, pageInfo } = toConnection(found, page.first, ({ rank, code }) => encodeKeyset(FOUND, [rank, code]));
  const shown = edges.map(({ cursor, node: { rank: _rank, ...region } }) => ({ cursor, node: toRegionType(region) }));
  return { nodes: shown.map(({ node }) => node), edges: shown, pageInfo };
}
