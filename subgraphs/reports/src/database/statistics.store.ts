import type { Position } from '@lapor/subgraph-kit/event-log/position';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { CellMove, Counted, OpenlyCounted } from '../domain/statistics/count-report.js';

/** Up to where the log is counted, locked for this transaction; null while another instance counts. */
export async function lockStatisticsCursor(database: Queryable): Promise<Position | null> {
  const [row] = await database.query<{ txid: string; position: string }[]>(
    'select txid::text, position::text from statistics_cursor for update skip locked',
  );
  return row ? { txid: BigInt(row.txid), number: BigInt(row.position) } : null;
}

/** Up to where the log is counted, as a text that changes with it. */
export async function readStatisticsCursor(database: Queryable): Promise<string> {
  const [row] = await database.query<{ place: string }[]>(`select txid || '.' || position as place from statistics_cursor`, []);
  return row?.place ?? '';
}

export async function saveStatisticsCursor(database: Queryable, { txid, number }: Position): Promise<void> {
  await database.query('update statistics_cursor set txid = $1::text::xid8, position = $2::bigint', [String(txid), String(number)]);
}

interface CountedRow extends Omit<OpenlyCounted, 'kind'> {
  readonly reportId: string;
  readonly kind: Counted['kind'];
}

/** How reports are counted now, by their ids; one that is not counted yet is not among them. */
export async function findCounted(database: Queryable, reportIds: readonly string[]): Promise<ReadonlyMap<string, Counted>> {
  const rows = await database.query<CountedRow[]>(
    `select report_id as "reportId", kind, stage, class, agency_code as "agencyCode", month, region_code as "regionCode", regency_code as "regencyCode"
     from statistics_report where report_id = any ($1::uuid[])`,
    [[...reportIds]],
  );
  return new Map(rows.map(({ reportId, kind, ...cell }) => [reportId, kind === 'OPEN' ? { kind, ...cell } : { kind }]));
}

/** Writes how reports are counted over how they were. */
export async function saveCounted(database: Queryable, counted: ReadonlyMap<string, Counted>): Promise<void> {
  const rows = [...counted].map(([reportId, how]) => ({ reportId, ...how }));
  await database.query(SAVE_COUNTED, [JSON.stringify(rows)]);
}

/** Where a report has been taken into. */
export interface TakenIntoRegion {
  /** Null where it stood in a province's cell already. */
  readonly province: string | null;
  readonly regency: string;
}

/** Takes some reports that are in no cell of a regency yet into theirs, and into that of their province. */
export function takeIntoRegions(database: Queryable, limit: number): Promise<readonly TakenIntoRegion[]> {
  return database.query<TakenIntoRegion[]>(TAKE_INTO_REGIONS, [limit]);
}

/** Moves the cells; a cell that is new begins at nothing. */
export async function moveCells(database: Queryable, moves: readonly CellMove[]): Promise<void> {
  const rows = JSON.stringify(moves);
  await database.query(NEW_CELLS, [rows]);
  await database.query(MOVE_CELLS, [rows]);
}

const SAVE_COUNTED = `
  insert into statistics_report (report_id, kind, stage, class, agency_code, month, region_code, regency_code)
  select "reportId", kind, stage, class, "agencyCode", month, "regionCode", "regencyCode"
  from json_to_recordset($1::json) as entry
    ("reportId" uuid, kind text, stage text, class text, "agencyCode" text, month text, "regionCode" text, "regencyCode" text)
  on conflict (report_id) do update set kind = excluded.kind, stage = excluded.stage, class = excluded.class,
    agency_code = excluded.agency_code, month = excluded.month, region_code = excluded.region_code,
    regency_code = excluded.regency_code`;

// What stands in a province's cell stays there: its regency is one of that province.
const TAKE_INTO_REGIONS = `
  with chosen as (
    select counted.report_id, counted.region_code is null as is_new, coalesce(counted.region_code, left(report.region_code, 2), '') as province,
      coalesce(left(report.region_code, 5), '') as regency
    from statistics_report counted join report on report.id = counted.report_id
    where counted.kind = 'OPEN' and counted.regency_code is null
    order by counted.report_id limit $1
  ), taken as (
    update statistics_report counted set region_code = chosen.province,
      regency_code = case when left(chosen.regency, 2) = chosen.province then chosen.regency else chosen.province end
    from chosen where chosen.report_id = counted.report_id
    returning chosen.is_new, counted.region_code, counted.regency_code
  )
  select case when is_new then region_code end as province, regency_code as regency from taken`;

const NEW_CELLS = `
  insert into statistics_cell (dimension, key, count)
  select dimension, key, 0 from json_to_recordset($1::json) as move (dimension text, key text)
  on conflict do nothing`;

const MOVE_CELLS = `
  update statistics_cell cell set count = cell.count + move.by
  from json_to_recordset($1::json) as move (dimension text, key text, by integer)
  where (cell.dimension, cell.key) = (move.dimension, move.key)`;
