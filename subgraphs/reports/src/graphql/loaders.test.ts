import { describe, expect, it } from '@jest/globals';
import type { Reader } from '../database/report.queries.js';
import { createLoaders } from './loaders.js';

const ID = '0199a0a0-0000-7000-8000-000000000001';

/** A reader that always finds the same rows and counts its statements. */
function readerOf(rows: readonly object[]) {
  let statements = 0;
  const find = async () => {
    statements += 1;
    return rows;
  };
  return {
    reader: { query: find, getRepository: () => ({ find, metadata: { columns: [] } }) } as unknown as Reader,
    statements: () => statements,
  };
}

describe('the loaders of a request', () => {
  it('read every report asked for in one tick with one statement, and null for what does not exist', async () => {
    const { reader, statements } = readerOf([{ id: ID, trackingId: 'LP-00000000' }]);
    const { report } = createLoaders(reader);
    const loaded = await Promise.all([ID, ID.toUpperCase(), 'nope', ID.replace('1', '2')].map((id) => report.load(id)));
    expect(loaded.map((row) => row?.id ?? null)).toEqual([ID, ID, null, null]);
    expect(statements()).toBe(1);
  });

  it('ask the database nothing for ids that can be no id', async () => {
    const { reader, statements } = readerOf([]);
    const { report, reportByTrackingId } = createLoaders(reader);
    expect(await Promise.all([report.load("' or 1=1"), reportByTrackingId.load('LP-\0')])).toEqual([null, null]);
    expect(statements()).toBe(0);
  });

  it('remember nothing between ticks, so that a subscription’s next event is read anew', async () => {
    const { reader, statements } = readerOf([{ id: 'f', reportId: ID }]);
    const { followUps } = createLoaders(reader);
    expect(await followUps.load(ID)).toHaveLength(1);
    expect(await followUps.load(ID)).toHaveLength(1);
    expect(statements()).toBe(2);
  });
});
