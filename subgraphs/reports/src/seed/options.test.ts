import { describe, expect, it } from '@jest/globals';
import { readOptions } from './options.js';

const NOW = new Date('2026-11-24T03:00:00Z');

describe('the arguments of the seed', () => {
  it('give three years up to a day, today without one', () => {
    expect(readOptions({ reports: '1000' }, NOW)).toEqual({
      reports: 1000,
      seed: '1',
      from: new Date('2023-11-24T00:00:00Z'),
      until: new Date('2026-11-24T00:00:00Z'),
    });
    expect(readOptions({ reports: '1', seed: 'x', until: '2026-03-01' }, NOW).until).toEqual(new Date('2026-03-01T00:00:00Z'));
  });

  it.each([
    {},
    { reports: '0' },
    { reports: '1.5' },
    { reports: 'many' },
    { reports: '5', until: '2026-02-30' },
    { reports: '5', until: '2027-01-01' },
  ])('%j are refused with a sentence', (given) => expect(() => readOptions(given, NOW)).toThrow(/--reports|--until/));
});
