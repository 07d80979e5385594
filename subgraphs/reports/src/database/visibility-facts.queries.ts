import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import { isId } from '../domain/input/identifier.js';
import type { Oversight } from '../domain/visibility/oversight.js';
import type { VisibilityFacts } from '../domain/visibility/visibility.js';
import { OVERSIGHTS_TODAY } from './oversight.queries.js';
import { ccDesksOf, desksOf, nationalPriorityOf } from './visibility-columns.js';

interface Row {
  readonly facts: readonly Omit<VisibilityFacts, 'oversights'>[];
  readonly oversights: readonly Oversight[];
}

/**
 * Reads by what some reports are seen, in one statement and nothing else of them: whoever decides thousands of events needs no
 * more. What is no id, or no report's, is not among them.
 */
export async function findVisibilityFacts(database: Queryable, ids: readonly string[]): Promise<readonly VisibilityFacts[]> {
  const known = ids.filter(isId);
  if (known.length === 0) return [];
  const [row] = await database.query<Row[]>(FACTS, [known]);
  const { facts, oversights } = row as Row;
  return facts.map((each) => Object.assign(each, { oversights }));
}

/** As one JSON text, which is read many times faster than as many columns. */
const FACTS = `
  select (${OVERSIGHTS_TODAY}) as oversights, coalesce(json_agg(json_build_object(
    'id', report.id,
    'anonymous', report.anonymous,
    'confidential', report.confidential,
    'published', report.published,
    'deskCode', report.desk_code,
    'leadAgencyCode', report.lead_agency_code,
    'desks', (${desksOf('report')}),
    'ccDesks', (${ccDesksOf('report')}),
    'openedBy', report.opened_by,
    'reporterId', report.reporter_id,
    'nationalPriority', (${nationalPriorityOf('report')}))), '[]') as facts
  from report where report.id = any($1)`;
