import { ERRORS, type ErrorCode } from '@lapor/schema/errors';
import type { FieldProblem, Refusal } from '@lapor/schema/refusal';
import type { Agency } from '../agency/agency.js';
import { type AgencyDraft, registerAgency } from '../agency/register-agency.js';
import { type Cells, type Column, IMPORT_COLUMNS, type ImportKind, toDraft } from './import-kind.js';

/** A row of a table, and the line on which it begins; the header stands on line 1. */
export interface Row {
  readonly line: number;
  readonly cells: Cells;
}

/** A table as it was read: its columns in their order, and its rows. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** What is wrong, and where: the line, and the column by name and by number from 1 (of the code, when it is not there). */
export interface ImportProblem extends FieldProblem {
  readonly line: number;
  readonly column: number;
  readonly code: ErrorCode;
}

/** What an import would do. With a problem it does nothing. */
export interface ImportPlan {
  readonly problems: readonly ImportProblem[];
  readonly added: readonly Agency[];
  readonly changed: readonly Agency[];
  readonly unchanged: number;
}

/** What the registry holds when the table is checked. */
export interface ImportSurroundings {
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly regions: ReadonlySet<string>;
  /** The day from which new agencies exist, `YYYY-MM-DD`. */
  readonly validFrom: string;
}

/**
 * Checks a table row by row, in its order: a row may stand below one before it. What the registry holds already is
 * changed where it differs; it is not moved and not reopened by an import.
 */
export function checkImport(kind: ImportKind, { columns, rows }: Table, { agencies, regions, validFrom }: ImportSurroundings): ImportPlan {
  const after = new Map(agencies);
  const done = new Set<string>();
  const plan = { problems: [] as ImportProblem[], added: [] as Agency[], changed: [] as Agency[], unchanged: 0 };
  for (const { line, cells } of rows) {
    const parentCode = cells.parentCode?.trim();
    const parent = (parentCode && after.get(parentCode)) || null;
    const draft = toDraft(kind, cells, parent);
    const before = agencies.get(draft.code) ?? null;
    const regionKnown = draft.regionCode !== null && regions.has(draft.regionCode);
    const decided = decideRow(kind, cells, { draft, before, parent, regionKnown, repeated: done.has(draft.code), validFrom });
    done.add(draft.code);
    if (Array.isArray(decided)) {
      for (const problem of decided) plan.problems.push({ ...problem, line, column: Math.max(columns.indexOf(problem.field), 0) + 1 });
      continue;
    }
    after.set(decided.code, decided);
    if (before === null) plan.added.push(decided);
    else if (isSame(before, decided)) plan.unchanged += 1;
    else plan.changed.push(decided);
  }
  return plan;
}

type RowProblem = FieldProblem & { readonly code: ErrorCode };

interface RowCase {
  readonly draft: AgencyDraft;
  readonly before: Agency | null;
  readonly parent: Agency | null;
  readonly regionKnown: boolean;
  readonly repeated: boolean;
  readonly validFrom: string;
}

function decideRow(kind: ImportKind, cells: Cells, row: RowCase): Agency | RowProblem[] {
  const { draft, before, parent, regionKnown, repeated, validFrom } = row;
  const wrong = IMPORT_COLUMNS[kind].flatMap((column) => cellProblems(column, cells[column.name]?.trim() ?? ''));
  if (wrong.length > 0) return wrong;
  if (repeated) return [at('code', 'AGENCY_CODE_TAKEN')];
  if (before && !before.active) return [at('code', 'AGENCY_UNKNOWN')];
  if (before && before.parentCode !== draft.parentCode) return [ELSEWHERE];
  // An agency that was moved keeps a code that no longer continues the one above.
  const judged = before ? { ...draft, parentCode: null } : draft;
  const decision = registerAgency(judged, { codeTaken: false, parent, regionKnown }, validFrom);
  if (!decision.ok) return toProblems(decision);
  if (!before) return decision.agency;
  const { name, shortName, type, regionCode, timeZone, connectionModel } = decision.agency;
  return { ...before, name, shortName, type, regionCode, timeZone, connectionModel };
}

function cellProblems({ name, required, values }: Column, cell: string): RowProblem[] {
  if (cell === '') return required ? [{ ...EMPTY, field: name, code: 'INPUT_INVALID' }] : [];
  if (values === undefined || values.includes(cell)) return [];
  const list = values.join(', ');
  return [{ field: name, code: 'INPUT_INVALID', problem: `must be one of ${list}`, masalah: `harus salah satu dari ${list}` }];
}

function toProblems({ code, details }: Refusal): RowProblem[] {
  const { fields, field } = (details ?? {}) as { readonly fields?: readonly FieldProblem[]; readonly field?: string };
  return fields ? fields.map((problem) => ({ ...problem, code })) : [at(field ?? 'code', code)];
}

function at(field: string, code: ErrorCode): RowProblem {
  return { field, code, problem: ERRORS[code].message, masalah: ERRORS[code].pesan };
}

function isSame(before: Agency, after: Agency): boolean {
  return (Object.keys(after) as (keyof Agency)[]).every((key) => before[key] === after[key]);
}

const EMPTY = { problem: 'must not be empty', masalah: 'tidak boleh kosong' };
const ELSEWHERE: RowProblem = {
  field: 'parentCode',
  code: 'INPUT_INVALID',
  problem: 'the agency stands below another one; move it with moveAgency',
  masalah: 'instansi berada di bawah instansi lain; pindahkan dengan moveAgency',
};
