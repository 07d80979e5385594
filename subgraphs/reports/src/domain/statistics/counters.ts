import { provinceOf } from './count-report.js';
import type { PublishedStatistics } from './publish-statistics.js';
import type { Cell } from './suppress.js';

/** The numbers of a dashboard: the nation's, or one province's, regency's or city's. */
export interface Counters {
  /** Kemendagri code of the place; null for the nation. */
  readonly regionCode: string | null;
  readonly total: number | null;
  /** Null of a place: no division is crossed with another (docs/adr/0013). */
  readonly byStage: readonly Cell[] | null;
  readonly byClass: readonly Cell[] | null;
}

/** The counters out of what is published; there is nothing in them that the statistics do not show. */
export function countersOf({ total, byStage, byClass, byRegion, byRegency }: PublishedStatistics, regionCode: string | null): Counters {
  if (regionCode === null) return { regionCode, total, byStage, byClass };
  // A place without a report is told apart neither from one with few nor from a suppressed one.
  const own = (regionCode === provinceOf(regionCode) ? byRegion : byRegency).find(({ key }) => key === regionCode);
  return { regionCode, total: own?.count ?? null, byStage: null, byClass: null };
}
