import type { RegistryEventType } from '@lapor/schema/events';
import type { ImportPlan } from './import-plan.js';
import type { Column, Table } from './table.js';

/** What can be imported is a planner: the columns of its table, and a pure function from its rows to a plan. */
export interface Planner<Surroundings, Type extends RegistryEventType> {
  readonly columns: readonly Column[];
  readonly plan: (table: Table, surroundings: Surroundings) => ImportPlan<Type>;
}
