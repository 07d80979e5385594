import { ERRORS, type ErrorCode } from '@lapor/schema/errors';
import type { REGISTRY_EVENTS, RegistryEventType } from '@lapor/schema/events';
import type { FieldProblem, Refusal } from '@lapor/schema/refusal';
import type { RegistryEntries } from '../registry/registry-entries.js';
import { type CellReader, type Cells, type Column, cellReader, type Table } from './table.js';

/** What is wrong, and where: the line, and the column by name and by number from 1 (of the first, when it is not there). */
export interface ImportProblem extends FieldProblem {
  readonly line: number;
  readonly column: number;
  readonly code: ErrorCode;
}

/** An event that a row causes, with the entry as it is from then on. */
export interface PlannedEvent<Type extends RegistryEventType = RegistryEventType> {
  readonly type: Type;
  readonly entry: RegistryEntries[(typeof REGISTRY_EVENTS)[Type]];
}

/** What an import would do: its events in the order of the rows, and how many rows add, change and leave alone. */
export interface ImportPlan<Type extends RegistryEventType = RegistryEventType> {
  readonly problems: readonly ImportProblem[];
  readonly events: readonly PlannedEvent<Type>[];
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** What is wrong with one row. */
export type RowProblem = FieldProblem & { readonly code: ErrorCode };

/** What a row does: nothing when it says what is so already. */
export type RowDecision<Type extends RegistryEventType> =
  | { readonly outcome: 'ADDED' | 'CHANGED'; readonly event: PlannedEvent<Type> }
  | { readonly outcome: 'UNCHANGED' }
  | { readonly outcome: 'PROBLEMS'; readonly problems: readonly RowProblem[] };

/** How the rows of one kind of table are told apart and decided. */
export interface RowRules<Type extends RegistryEventType> {
  readonly columns: readonly Column[];
  /** What no two rows may have in common. */
  readonly keyOf: (cell: CellReader) => string;
  /** The problem of a row whose key stood in the table before. */
  readonly repeated: RowProblem;
  /** Decides a row whose cells fit their columns; remembers what rows before it have made. */
  readonly decide: (cell: CellReader) => RowDecision<Type>;
}

/** Plans a table row by row, in its order. */
export function planTable<Type extends RegistryEventType>(
  { columns: known, keyOf, repeated, decide }: RowRules<Type>,
  { columns, rows }: Table,
): ImportPlan<Type> {
  const seen = new Set<string>();
  const problems: ImportProblem[] = [];
  const events: PlannedEvent<Type>[] = [];
  const count = { ADDED: 0, CHANGED: 0, UNCHANGED: 0, PROBLEMS: 0 };
  for (const { line, cells } of rows) {
    const cell = cellReader(known, cells);
    const wrong = known.flatMap((column) => cellProblems(column, cells));
    if (wrong.length === 0 && seen.has(keyOf(cell))) wrong.push(repeated);
    seen.add(keyOf(cell));
    const decision: RowDecision<Type> = wrong.length > 0 ? { outcome: 'PROBLEMS', problems: wrong } : decide(cell);
    count[decision.outcome] += 1;
    if ('event' in decision) events.push(decision.event);
    if ('problems' in decision)
      for (const problem of decision.problems) problems.push({ ...problem, line, column: Math.max(columns.indexOf(problem.field), 0) + 1 });
  }
  return { problems, events, added: count.ADDED, changed: count.CHANGED, unchanged: count.UNCHANGED };
}

/** A refusal as the problems of a row; one that names no field is the problem of `field`. */
export function refusedRow({ code, details }: Refusal, field: string) {
  const { fields, field: named } = (details ?? {}) as { readonly fields?: readonly FieldProblem[]; readonly field?: string };
  const problems = fields ? fields.map((problem) => ({ ...problem, code })) : [problemAt(named ?? field, code)];
  return { outcome: 'PROBLEMS', problems } as const;
}

/** A code of the catalogue as the problem of a cell, in the catalogue's own words. */
export function problemAt(field: string, code: ErrorCode): RowProblem {
  return { field, code, problem: ERRORS[code].message, masalah: ERRORS[code].pesan };
}

function cellProblems({ name, required, values }: Column, cells: Cells): RowProblem[] {
  const cell = cells[name]?.trim() ?? '';
  if (cell === '') return required ? [{ ...EMPTY, field: name, code: 'INPUT_INVALID' }] : [];
  if (values === undefined || values.includes(cell)) return [];
  const list = values.join(', ');
  return [{ field: name, code: 'INPUT_INVALID', problem: `must be one of ${list}`, masalah: `harus salah satu dari ${list}` }];
}

const EMPTY = { problem: 'must not be empty', masalah: 'tidak boleh kosong' };
