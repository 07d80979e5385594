import { describe, expect, it } from '@jest/globals';
import { readRegionSearch } from './region-search.js';

describe('a search for a region', () => {
  it.each([
    ['bogr', { name: 'bogr', bareName: 'bogr', meant: null }],
    ['Kecamatan Metro Pust', { name: 'kecamatan metro pust', bareName: 'metro pust', meant: 'DISTRICT' }],
    ['kab. bogor', { name: 'kab bogor', bareName: 'bogor', meant: 'REGENCY' }],
    ['KEL IRINGMULYO', { name: 'kel iringmulyo', bareName: 'iringmulyo', meant: 'VILLAGE' }],
    ['kota', { name: 'kota', bareName: 'kota', meant: null }],
  ])('%p is read as %p', (text, search) => expect(readRegionSearch(text)).toEqual({ ok: true, search }));

  it.each(['', '   ', '!?', null, undefined])('%p searches for nothing in particular', (text) =>
    expect(readRegionSearch(text)).toEqual({ ok: true, search: null }),
  );

  it.each(['a'.repeat(101), 'a\0', 'a\nb'])('is refused when it cannot be a name', (text) =>
    expect(readRegionSearch(text)).toMatchObject({ ok: false, code: 'INPUT_INVALID', details: { fields: [{ field: 'search' }] } }),
  );
});
