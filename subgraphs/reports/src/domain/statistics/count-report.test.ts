import { describe, expect, it } from '@jest/globals';
import type { Report } from '../report/report.js';
import { type Counted, countReport, movesBetween, sumMoves } from './count-report.js';

const REPORT = {
  class: 'COMPLAINT',
  confidential: false,
  state: 'ASSIGNED',
  leadAgencyCode: 'D-18.72-DLH',
  regionCode: '18.72',
  desks: [{ code: 'D-18.72-DLH', path: ['D-18.72', 'D-18.72-DLH'] }],
  filedAt: new Date('2026-10-31T18:00:00Z'),
} as unknown as Report;
const OPEN: Counted = {
  kind: 'OPEN',
  stage: 'DISPOSITION',
  class: 'COMPLAINT',
  agencyCode: 'D-18.72',
  month: '2026-11',
  regionCode: '18',
  regencyCode: '18.72',
};
const SEALED: Counted = { kind: 'CONFIDENTIAL' };

describe('how a report is counted', () => {
  it('in one cell of each division, its agency by the top of the tree and its month by Jakarta’s calendar', () => {
    expect(countReport(REPORT, null)).toEqual(OPEN);
    expect(countReport({ ...REPORT, leadAgencyCode: null }, null)).toEqual({ ...OPEN, agencyCode: '' });
    expect(countReport({ ...REPORT, regionCode: null }, null)).toEqual({ ...OPEN, regionCode: '', regencyCode: '' });
    expect(countReport({ ...REPORT, regionCode: '18' }, null)).toEqual({ ...OPEN, regencyCode: '18' });
    expect(countReport({ ...REPORT, regionCode: '18.72.04.1001' }, null)).toEqual(OPEN);
  });

  it('a confidential one in the nation’s total alone, and one that is opened like any other', () => {
    const closed = countReport({ ...REPORT, confidential: true }, null);
    expect(closed).toEqual(SEALED);
    expect(movesBetween(null, closed)).toEqual([{ dimension: 'KIND', key: 'CONFIDENTIAL', by: 1 }]);
    expect(countReport(REPORT, SEALED)).toEqual(OPEN);
  });

  it('one that is closed later stays where it was, whatever becomes of it', () => {
    const closed = { ...REPORT, confidential: true, state: 'COMPLETED', leadAgencyCode: 'K-PU' } as Report;
    expect(sumMoves(movesBetween(OPEN, countReport(closed, OPEN)))).toEqual([]);
  });

  it('in the cells of its province and regency as soon as it is counted again, when it was not yet', () => {
    const moves = sumMoves(movesBetween({ ...OPEN, regionCode: null, regencyCode: null }, countReport(REPORT, null)));
    expect(moves).toEqual([
      { dimension: 'REGION', key: '18', by: 1 },
      { dimension: 'REGENCY', key: '18.72', by: 1 },
    ]);
  });

  it('moves from cell to cell, and only where something changed', () => {
    const after = countReport({ ...REPORT, state: 'COMPLETED' } as Report, OPEN);
    expect(sumMoves(movesBetween(OPEN, after))).toEqual([
      { dimension: 'STAGE', key: 'DISPOSITION', by: -1 },
      { dimension: 'STAGE', key: 'DONE', by: 1 },
    ]);
    expect(sumMoves([...movesBetween(null, OPEN), ...movesBetween(null, OPEN)]).every(({ by }) => by === 2)).toBe(true);
  });
});
