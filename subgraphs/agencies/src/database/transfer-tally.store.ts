import type { EntityManager } from 'typeorm';
import type { Transfer, TransferTally } from '../domain/transfer/transfer-tally.js';

/** Counts transfers, one statement for all of them. */
export async function countTransfers(manager: EntityManager, transfers: readonly Transfer[]): Promise<void> {
  if (transfers.length > 0) await manager.query(COUNT_TRANSFERS, [JSON.stringify(transfers)]);
}

/** The ways that reports of a category took in a region, the most travelled first. */
export function findTransfers(
  database: EntityManager,
  { categoryId, regionCodes }: { readonly categoryId: string; readonly regionCodes: readonly string[] },
): Promise<TransferTally[]> {
  return database.query<TransferTally[]>(FIND_TRANSFERS, [categoryId, regionCodes, MOST_WAYS]);
}

const MOST_WAYS = 50;

const COUNT_TRANSFERS = `
  insert into transfer_tally as tally (category_id, region_code, from_agency, to_agency, count, confidential_count)
  select "categoryId", "regionCode", "fromAgency", "toAgency", count(*) filter (where not confidential), count(*) filter (where confidential)
  from json_to_recordset($1::json)
    as transfer ("categoryId" text, "regionCode" text, "fromAgency" text, "toAgency" text, confidential boolean)
  group by 1, 2, 3, 4
  order by 1, 2, 3, 4
  on conflict (category_id, region_code, from_agency, to_agency) do update
    set count = tally.count + excluded.count, confidential_count = tally.confidential_count + excluded.confidential_count`;

const FIND_TRANSFERS = `
  select category_id as "categoryId", region_code as "regionCode", from_agency as "fromAgency", to_agency as "toAgency",
    count, confidential_count as "confidentialCount"
  from transfer_tally
  where category_id = $1 and region_code = any($2::text[])
  order by count + confidential_count desc, from_agency, to_agency
  limit $3`;
