import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { refuseInput } from '@lapor/schema/refusal';
import { CsvError, parse } from 'csv-parse/sync';
import { checkTableText } from '../domain/import/find-foreign-text.js';
import type { Column, Row, Table } from '../domain/import/table.js';

/** The largest text of a table, in characters, and the most rows. */
const MAX_LENGTH = 5_000_000;
const MAX_ROWS = 20_000;

/**
 * Reads a table (RFC 4180, UTF-8, the first row names the columns; a byte order mark, CR LF and quotes are understood).
 * Throws INPUT_INVALID when it is too large, CSV_ENCODING_INVALID, CSV_SEPARATOR_INVALID or CSV_MALFORMED with the place.
 */
export function readTable(csv: string, known: readonly Column[]): Table {
  if (csv.length > MAX_LENGTH) assertAllowed(refuseInput([TOO_LARGE]));
  assertAllowed(checkTableText(csv));
  const [header, ...records] = parseRecords(csv);
  const columns = header?.values.map((name) => name.trim()) ?? [];
  checkHeader(columns, known);
  if (records.length > MAX_ROWS) assertAllowed(refuseInput([TOO_MANY]));
  const rows = records.map(
    ({ line, values }): Row => ({
      line,
      cells: Object.fromEntries(columns.map((name, index) => [name, values[index] ?? ''])),
    }),
  );
  return { columns, rows };
}

interface Record {
  readonly line: number;
  readonly values: readonly string[];
}

/** The records with the lines on which they begin. */
function parseRecords(csv: string): Record[] {
  const read: Record[] = [];
  let lastLine = 0;
  try {
    parse(csv.replaceAll('\r\n', '\n'), {
      bom: true,
      skip_empty_lines: true,
      on_record(values, { lines }) {
        lastLine = lines;
        read.push({ line: lines - values.join('').split('\n').length + 1, values });
        return null;
      },
    });
    return read;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new RefusalError('CSV_MALFORMED', { line: lastLine + 1, column: columnOf(error, read[0]?.values.length ?? 1) });
  }
}

/** The cell, from 1, at which a record cannot be read; for a wrong number of cells the first that lacks or is too much. */
function columnOf({ column, record }: CsvError, expected: number): number {
  if (Array.isArray(record)) return Math.min(record.length, expected) + 1;
  return typeof column === 'number' ? column + 1 : 1;
}

function checkHeader(columns: readonly string[], known: readonly Column[]): void {
  const strange = columns.findIndex((name, index) => !known.some((column) => column.name === name) || columns.indexOf(name) < index);
  if (strange >= 0) throw new RefusalError('CSV_MALFORMED', { line: 1, column: strange + 1, field: 'columns' });
  const missing = known.find(({ name, required }) => required && !columns.includes(name));
  if (missing) throw new RefusalError('CSV_MALFORMED', { line: 1, column: columns.length + 1, field: missing.name });
}

const TOO_LARGE = { field: 'csv', problem: `at most ${MAX_LENGTH} characters`, masalah: `paling banyak ${MAX_LENGTH} karakter` };
const TOO_MANY = { field: 'csv', problem: `at most ${MAX_ROWS} rows`, masalah: `paling banyak ${MAX_ROWS} baris` };
