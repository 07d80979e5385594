import { describe, expect, it } from '@jest/globals';
import { lowestCacheControl } from './cache-control.js';

describe('how long an answer may be kept that is made of several', () => {
  it.each<[readonly (string | undefined)[], string]>([
    [[], 'no-store'],
    [['max-age=60'], 'max-age=60'],
    [['max-age=60, public', 'public,max-age=30'], 'public, max-age=30'],
    [['max-age=60, public', 'max-age=90'], 'max-age=60'],
    [['max-age=60, public', 'private, max-age=90'], 'private, max-age=60'],
    [['Max-Age="60"'], 'max-age=60'],
    [['max-age=60', undefined], 'no-store'],
    [['max-age=60', ''], 'no-store'],
    [['max-age=60', 'no-store'], 'no-store'],
    [['max-age=60', 'no-cache, max-age=60'], 'no-store'],
    [['max-age=60', 'public'], 'no-store'],
    [['max-age=60, max-age=90'], 'no-store'],
    [['max-age=0'], 'no-store'],
    [['max-age=-1'], 'no-store'],
    [['max-age=1e3'], 'no-store'],
    [['max-age=60;public'], 'no-store'],
    [['s-maxage=600'], 'no-store'],
  ])('%j: %s', (values, lowest) => {
    expect(lowestCacheControl(values, false)).toBe(lowest);
  });

  it('is told to its own caller alone when it was made for somebody', () => {
    expect(lowestCacheControl(['public, max-age=60'], true)).toBe('private, max-age=60');
  });
});
