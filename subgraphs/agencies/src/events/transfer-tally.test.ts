import { describe, expect, it } from '@jest/globals';
import type { LoggedEvent, TransferDetail } from '@lapor/schema/events';
import { toTransfers } from './transfer-tally.js';

const DETAIL: TransferDetail = {
  fromAgencyCode: 'D-18.72',
  toAgencyCode: 'P-18',
  categoryId: 'infrastruktur.jalan',
  regionCode: '18.72',
  confidential: false,
};
const event = (type: string, detail?: object): LoggedEvent => ({
  cursor: 'c',
  id: 'e',
  aggregateType: 'report',
  aggregateId: 'r',
  sequence: 1,
  type,
  occurredAt: '',
  actor: { kind: 'OFFICER' },
  payload: { state: 'ASSIGNED', ...(detail ? { detail } : {}) },
});
const of = (...events: LoggedEvent[]) => toTransfers({ events });

describe('the transfers of a page', () => {
  it('are transfers and returns, with codes alone', () => {
    const way = { categoryId: 'infrastruktur.jalan', regionCode: '18.72', fromAgency: 'D-18.72', toAgency: 'P-18', confidential: false };
    expect(of(event('ReportTransferred', DETAIL), event('DispositionReturned', DETAIL), event('ReportForwarded', DETAIL))).toEqual([
      way,
      way,
    ]);
  });

  it('are counted by the regency, whatever is known of the place', () => {
    expect(of(event('ReportTransferred', { ...DETAIL, regionCode: '18.72.04.1003' }))[0]?.regionCode).toBe('18.72');
    expect(of(event('ReportTransferred', { ...DETAIL, regionCode: '18' }))[0]?.regionCode).toBe('18');
  });

  it('are confidential unless they say that they are not', () => {
    expect(of(event('ReportTransferred', { ...DETAIL, confidential: true }))[0]?.confidential).toBe(true);
    expect(of(event('ReportTransferred', { ...DETAIL, confidential: undefined }))[0]?.confidential).toBe(true);
  });

  it.each(['fromAgencyCode', 'toAgencyCode', 'categoryId', 'regionCode'])('without %s teach nothing', (field) => {
    expect(of(event('ReportTransferred', { ...DETAIL, [field]: undefined }), event('ReportTransferred'))).toEqual([]);
  });
});
