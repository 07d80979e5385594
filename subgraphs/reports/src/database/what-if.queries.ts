import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { ReportClass } from '../domain/report/report-class.js';

/** A report with an open clock. */
export interface OpenReport {
  readonly id: string;
  readonly class: ReportClass;
  readonly deskCode: string;
}

/** How many reports have an open clock. */
export async function countOpenReports(database: Queryable): Promise<number> {
  const [row] = await database.query<{ count: number }[]>(COUNT, []);
  return row?.count ?? 0;
}

/** The next of every n-th report with an open clock, behind a report id. The choice is the same every time. */
export function listOpenReports(
  database: Queryable,
  { every, after, limit }: { readonly every: number; readonly after: string | null; readonly limit: number },
): Promise<OpenReport[]> {
  return database.query<OpenReport[]>(LIST, [every, after, limit]);
}

const COUNT = 'select count(distinct report_id)::integer as count from clock where stopped_at is null';

const LIST = `
  select report.id, report.class, report.desk_code as "deskCode"
  from (
    select distinct report_id from clock
    where stopped_at is null and ($2::uuid is null or report_id > $2)
      and mod(hashtext(report_id::text)::bigint + 2147483648, $1) = 0
    order by report_id limit $3
  ) as chosen join report on report.id = chosen.report_id
  order by report.id`;
