import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import DataLoader from 'dataloader';
import { findClocks, type ReportClock } from '../database/clock.queries.js';
import { readRulesOf } from '../database/time-rules.queries.js';
import type { DeskRules } from '../domain/clock/time-rules.js';

/** A clock with the rules of its desk. */
export interface RuledClock {
  readonly clock: ReportClock;
  readonly rules: DeskRules;
}

/** The clocks of reports by id: two statements, however many reports are asked for in one tick. */
export function createClockLoader(database: Queryable): DataLoader<string, readonly RuledClock[]> {
  return new DataLoader(
    async (ids) => {
      const clocks = await findClocks(database, ids);
      const rules = await readRulesOf(
        database,
        clocks.map(({ deskCode }) => deskCode),
      );
      const ruled = clocks.map((clock) => ({ clock, rules: rules.get(clock.deskCode) as DeskRules }));
      const byReport = Map.groupBy(ruled, ({ clock }) => clock.reportId);
      return ids.map((id) => byReport.get(id) ?? []);
    },
    { cache: false },
  );
}
