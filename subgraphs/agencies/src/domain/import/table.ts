/** A column of a table. One that may be empty may also be left out. */
export interface Column {
  readonly name: string;
  /** An empty cell is a problem. */
  readonly required?: boolean;
  /** What an empty cell means; otherwise nothing, or what the kind of table says. */
  readonly fallback?: string;
  /** The only values there are. */
  readonly values?: readonly string[];
}

/** The cells of a row by column; a column that the table does not have is not among them. */
export type Cells = Readonly<Partial<Record<string, string>>>;

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

/** Reads one row's cells by the names of their columns. */
export type CellReader = (name: string) => string | null;

/** The reader of a row: a cell without blanks around it, the column's fallback for an empty one, null without either. */
export function cellReader(columns: readonly Column[], cells: Cells): CellReader {
  const fallbacks = new Map(columns.map(({ name, fallback }) => [name, fallback]));
  return (name) => cells[name]?.trim() || fallbacks.get(name) || null;
}

/** What stands in one column, row by row; an empty text where nothing does. */
export function cellsOf({ rows }: Table, name: string): readonly string[] {
  return rows.map(({ cells }) => cells[name]?.trim() ?? '');
}
