import type { EntityManager } from 'typeorm';
import type { Concern } from '../domain/authority/authority.js';
import type { Decree } from '../domain/decree/decree.js';
import type { ImportPlan, PlannedEvent } from '../domain/import/import-plan.js';
import type { Column, Table } from '../domain/import/table.js';
import type { RegistryChange } from './change-registry.js';

/** How tables of one kind are imported: what is read for their planner, and whom they concern. */
export interface ImportProcedure {
  readonly columns: readonly Column[];
  /** Reads what a table is about, inside the transaction and before anybody's right is looked at. */
  readonly open: (manager: EntityManager, table: Table) => Promise<OpenedImport>;
}

/** A table with what the registry holds around it. */
export interface OpenedImport {
  readonly concern: Concern;
  readonly plan: (circumstances: ImportCircumstances) => Promise<ImportPlan>;
  /** What follows the events once they are written. */
  readonly followUp?: (change: RegistryChange, events: readonly PlannedEvent[], circumstances: ImportCircumstances) => Promise<void>;
}

/** Who imports, when, and by which act. */
export interface ImportCircumstances {
  readonly decree: Decree;
  readonly callerId: string;
  /** The latest date it can be in Indonesia, `YYYY-MM-DD`. */
  readonly today: string;
}
