import { describe, expect, it } from '@jest/globals';
import { ASPECTS, COLUMNS, MATRIX, VIEWERS } from './matrix.js';

const CELLS = Object.values(MATRIX).flatMap((row) => Object.values(row));

describe('the matrix', () => {
  it('has a row for every viewer and a cell for every kind of report', () => {
    expect(Object.keys(MATRIX).toSorted()).toEqual([...VIEWERS].toSorted());
    for (const row of Object.values(MATRIX)) expect(Object.keys(row).toSorted()).toEqual([...COLUMNS].toSorted());
  });

  it('gives every aspect to somebody, and nothing that is no aspect', () => {
    const given = new Set(CELLS.flatMap((cell) => [...cell.seen, ...('opened' in cell ? cell.opened : [])]));
    expect([...given].toSorted()).toEqual([...ASPECTS].toSorted());
  });

  it('shows no part of a report that does not exist for its viewer', () => {
    for (const { seen } of CELLS) if (seen.length > 0) expect(seen).toContain('outline');
  });
});
