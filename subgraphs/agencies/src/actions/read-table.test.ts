import { describe, expect, it } from '@jest/globals';
import { UNITS_PLANNER } from '../domain/import/agency-table.js';
import { readTable } from './read-table.js';

const UNITS = UNITS_PLANNER.columns;

/** What reading a text is refused with. */
function refusalOf(csv: string): object {
  try {
    readTable(csv, UNITS);
  } catch (error) {
    return (error as { extensions: object }).extensions;
  }
  throw new Error('it was read');
}

describe('a table', () => {
  it('is read with a byte order mark, CR LF, quotes, commas and line breaks in cells; every row knows its line', () => {
    const csv = '\ufeffcode,name,parentCode\r\nA-1,"Seksi ""Air"", Taman\r\ndan Jalan",A\r\n\r\nA-2,Seksi Dua,A\r\n';
    expect(readTable(csv, UNITS)).toEqual({
      columns: ['code', 'name', 'parentCode'],
      rows: [
        { line: 2, cells: { code: 'A-1', name: 'Seksi "Air", Taman\ndan Jalan', parentCode: 'A' } },
        { line: 5, cells: { code: 'A-2', name: 'Seksi Dua', parentCode: 'A' } },
      ],
    });
  });

  it.each([
    ['semicolons', 'code;name;parentCode\nA-1;x;A\n', 'CSV_SEPARATOR_INVALID', 1, 5],
    ['tabs', '\ufeffcode\tname\n', 'CSV_SEPARATOR_INVALID', 1, 5],
    ['Windows-1252 read as UTF-8', 'code,name,parentCode\nA-1,Balai \ufffdUtama\ufffd,A\n', 'CSV_ENCODING_INVALID', 2, 11],
    ['Windows-1252 read byte by byte', 'code,name,parentCode\nA-1,Balai \u0093Utama\u0094,A\n', 'CSV_ENCODING_INVALID', 2, 11],
    ['UTF-8 read as Windows-1252', 'code,name,parentCode\nA-1,CafÃ©,A\n', 'CSV_ENCODING_INVALID', 2, 8],
    ['UTF-16', 'c\0o\0d\0e\0', 'CSV_ENCODING_INVALID', 1, 2],
    ['a quote that is not closed', 'code,name,parentCode\nA-1,x,A\nA-2,"y,A\nA-3,z,A\n', 'CSV_MALFORMED', 3, 2],
    ['a quote inside a cell', 'code,name,parentCode\nA-1,x"y,A\n', 'CSV_MALFORMED', 2, 2],
    ['a cell that lacks', 'code,name,parentCode\nA-1,x,A\nA-2,y\n', 'CSV_MALFORMED', 3, 3],
    ['a cell too much', 'code,name,parentCode\nA-1,x,A,B\n', 'CSV_MALFORMED', 2, 4],
    ['an unknown column', 'code,nama,parentCode\n', 'CSV_MALFORMED', 1, 2],
    ['a column twice', 'code,name,code\n', 'CSV_MALFORMED', 1, 3],
    ['a column that lacks', 'code,name\nA-1,x\n', 'CSV_MALFORMED', 1, 3],
    ['nothing', '', 'CSV_MALFORMED', 1, 1],
  ])('of %s is refused with its place', (_what, csv, code, line, column) => {
    expect(refusalOf(csv)).toMatchObject({ code, line, column });
  });

  it.each([
    ['characters', 'x'.repeat(5_000_001)],
    ['rows', `code,name,parentCode\n${'A-1,x,A\n'.repeat(20_001)}`],
  ])('of too many %s is refused', (_what, csv) => {
    expect(refusalOf(csv)).toMatchObject({ code: 'INPUT_INVALID', fields: [{ field: 'csv' }] });
  });
});
