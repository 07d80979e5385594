import { describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { createLoaders } from './loaders.js';

/** A database that knows two regions and remembers what it was asked. */
function fakeDatabase() {
  const statements: unknown[] = [];
  const find = async (_entity: unknown, options: { readonly where: { readonly code: { readonly value: unknown } } }) => {
    statements.push(options.where.code.value);
    return [
      { code: '18.72', name: 'Kota Metro' },
      { code: '18', name: 'Lampung' },
    ];
  };
  return { statements, database: { find } as unknown as EntityManager };
}

describe('a loader of entities', () => {
  it('reads all keys of a request with one statement and keeps their order', async () => {
    const { statements, database } = fakeDatabase();
    const { regionByCode } = createLoaders(database, () => '2026-01-05');
    const regions = await Promise.all(['18', '99', '18.72', '18'].map((code) => regionByCode.load(code)));
    expect(regions.map((region) => region?.name ?? null)).toEqual(['Lampung', null, 'Kota Metro', 'Lampung']);
    expect(statements).toEqual([['18', '99', '18.72']]);
  });

  it.each(['', '18\0', "18' or true", '18.72.1', 5 as unknown as string])('never asks the database for %p', async (key) => {
    const { statements, database } = fakeDatabase();
    expect(await createLoaders(database, () => '2026-01-05').regionByCode.load(key)).toBeNull();
    expect(statements).toEqual([]);
  });
});
