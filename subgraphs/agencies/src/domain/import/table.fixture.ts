import type { Table } from './table.js';

/** A table as it was read for tests: its first row stands on line 2. */
export function aTable(columns: readonly string[], rows: readonly (readonly string[])[]): Table {
  return {
    columns,
    rows: rows.map((cells, index) => ({
      line: index + 2,
      cells: Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ''])),
    })),
  };
}
