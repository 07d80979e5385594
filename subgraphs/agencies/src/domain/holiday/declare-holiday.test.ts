import { describe, expect, it } from '@jest/globals';
import { declareHoliday } from './declare-holiday.js';
import type { Holiday } from './holiday.js';
import { revokeHoliday } from './revoke-holiday.js';

const TODAY = '2026-11-24';
const DRAFT = {
  date: '2026-12-31',
  name: ' Cuti bersama Tahun Baru ',
  kind: 'COLLECTIVE_LEAVE',
  regionCode: null,
  legalRef: 'SKB 3 Menteri Nomor 9 Tahun 2026',
  provisional: false,
} as const;
const STANDS: Holiday = { ...DRAFT, id: '2026-12-31', name: 'Cuti bersama Tahun Baru', revokedBy: null };

describe('a day off is declared', () => {
  it('under its day, or under its day and region', () => {
    expect(declareHoliday(DRAFT, null, TODAY)).toEqual({ ok: true, holiday: STANDS });
    const regional = { ...DRAFT, kind: 'REGIONAL', regionCode: '51' } as const;
    expect(declareHoliday(regional, null, TODAY)).toMatchObject({ ok: true, holiday: { id: '2026-12-31:51' } });
  });

  it.each([
    ['that stands', STANDS, false],
    ['that was only expected', { ...STANDS, provisional: true }, true],
    ['that was revoked', { ...STANDS, revokedBy: 'SKB 10/2026' }, true],
  ])('over one %s: %#', (_what, known, allowed) => {
    expect(declareHoliday(DRAFT, known, TODAY)).toMatchObject(allowed ? { holiday: STANDS } : { code: 'HOLIDAY_DECLARED' });
  });

  it.each([
    ['on a day that is over', { date: '2026-11-23' }, 'date'],
    ['on a day that does not exist', { date: '2026-02-30' }, 'date'],
    ['without a name', { name: ' ' }, 'name'],
    ['without a legal act', { legalRef: '' }, 'legalRef'],
    ['as a region’s own without a region', { kind: 'REGIONAL' as const }, 'kind'],
    ['as a national one of a region', { kind: 'NATIONAL' as const, regionCode: '51' }, 'kind'],
  ])('not %s', (_what, change, field) => {
    expect(declareHoliday({ ...DRAFT, ...change }, null, TODAY)).toMatchObject({ code: 'INPUT_INVALID', details: { fields: [{ field }] } });
  });
});

describe('a day off is revoked', () => {
  it('and keeps both acts', () => {
    expect(revokeHoliday(STANDS, 'SKB 3 Menteri Nomor 10 Tahun 2026', TODAY)).toEqual({
      ok: true,
      holiday: { ...STANDS, revokedBy: 'SKB 3 Menteri Nomor 10 Tahun 2026' },
    });
  });

  it.each([
    ['when there is none', null, 'SKB 10 2026', 'HOLIDAY_UNKNOWN'],
    ['twice', { ...STANDS, revokedBy: 'SKB 10 2026' }, 'SKB 11 2026', 'HOLIDAY_UNKNOWN'],
    ['when it is over', { ...STANDS, date: '2026-11-23' }, 'SKB 10 2026', 'INPUT_INVALID'],
    ['without a legal act', STANDS, '', 'INPUT_INVALID'],
  ])('not %s', (_what, known, legalRef, code) => expect(revokeHoliday(known, legalRef, TODAY)).toMatchObject({ code }));
});
