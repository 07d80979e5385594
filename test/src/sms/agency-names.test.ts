import { beforeAll, describe, expect, it } from '@jest/globals';
import { newsText } from '@lapor/sms/domain/reply/news-text';
import { divide } from '@lapor/sms/encoding/parts';
import { sharedSystem } from '../environment/shared-system.js';

describe('the message that a report was disposed', () => {
  let names: readonly string[];
  const partsOf = (agency: string, claimCode: string | null) => {
    const facts = { trackingId: 'LP-7K3M9Q2X', neutral: false, agency, accessCode: null, claimCode, waitsFor: null, goInstead: null };
    const text = newsText('ReportDisposed', facts);
    return { text, ...divide(text) };
  };
  beforeAll(async () => {
    const system = await sharedSystem();
    const rows = await system.rows<{ name: string }>('agencies', 'select name from agency order by code');
    names = rows.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(540);
  });

  it.each([['with'], ['without']])('%s a code says whole what tells the agency from all others, in two SMS at most', (which) => {
    const all = names.map((name) => ({ name, ...partsOf(name, which === 'with' ? '7K3M-9Q2X' : null) }));
    const own = (name: string) =>
      name
        .replace(/^Pemerintah (Kabupaten|Kota|Provinsi|Daerah)? ?/, '')
        .split(/[^\p{L}]+/u)
        .filter((word) => !/^(Kementerian|Kabupaten|Provinsi|Kecamatan|Daerah)$/.test(word));
    expect(all.filter(({ name, text }) => !own(name).every((word) => text.includes(word)))).toEqual([]);
    expect(all.filter(({ coding, parts }) => coding !== 'GSM7' || parts.length > 2)).toEqual([]);
    const said = all.map(({ text }) => text);
    expect(new Set(said).size).toBe(new Set(names).size);
    // Every regency, city and province fits into one.
    const governments = all.filter(({ name }) => /^Pemerintah /.test(name));
    expect(governments.filter(({ parts }) => parts.length > 1).map(({ name }) => name)).toEqual([]);
    expect(all.filter(({ parts }) => parts.length === 1).length / all.length).toBeGreaterThan(0.9);
  });
});
