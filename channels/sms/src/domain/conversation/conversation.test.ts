import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toFilingText } from './filing-text.js';
import { admit } from './limits.js';
import { type Candidate, type KeywordResolution, routeReport } from './route-report.js';

const CITY: Candidate = { number: 1, agencyCode: 'D-32.71', name: 'KOTA BOGOR' };
const REGENCY: Candidate = { number: 2, agencyCode: 'D-32.01', name: 'KABUPATEN BOGOR' };
const METRO: Candidate = { number: 1, agencyCode: 'D-18.72', name: 'KOTA METRO' };
const found = (rest: string, candidate = METRO): KeywordResolution => ({
  outcome: 'FOUND',
  keyword: candidate.name,
  candidates: [candidate],
  rest,
});
const asked = { text: 'jalan rusak', candidates: [CITY, REGENCY] };

describe('where a text goes', () => {
  it('is the agency of its keyword, or the national desk', () => {
    expect(routeReport(found('lampu padam'), null)).toEqual({ kind: 'FILE', text: 'lampu padam', agencyCode: 'D-18.72' });
    expect(routeReport({ outcome: 'NONE', keyword: null, candidates: [], rest: 'lampu padam' }, asked)).toEqual({
      kind: 'FILE',
      text: 'lampu padam',
      agencyCode: null,
    });
  });

  it('is asked back when several agencies have the name', () => {
    const resolution: KeywordResolution = { outcome: 'AMBIGUOUS', keyword: 'BOGOR', candidates: [CITY, REGENCY], rest: 'jalan rusak' };
    expect(routeReport(resolution, null)).toEqual({ kind: 'ASK', pending: asked });
    expect(routeReport({ ...resolution, rest: '' }, null)).toEqual({ kind: 'NO_TEXT', keyword: 'BOGOR' });
  });

  it('is nowhere yet when only a keyword came', () => {
    for (const rest of ['', ' .!', '🔥']) expect(routeReport(found(rest), null)).toEqual({ kind: 'NO_TEXT', keyword: 'KOTA METRO' });
    expect(routeReport(found('', METRO), asked)).toEqual({ kind: 'NO_TEXT', keyword: 'KOTA METRO' });
  });

  it('is chosen by a keyword that means one of the agencies', () => {
    expect(routeReport(found('', CITY), asked)).toEqual({ kind: 'FILE', text: 'jalan rusak', agencyCode: 'D-32.71' });
  });
});

describe('a report from an SMS', () => {
  it('has its first words as title', () => {
    const text = 'Jalan Pala Iringmulyo terdapat pohon tumbang yang menghalangi jalan & terjadi kemacetan, mohon ditindak lanjuti.';
    expect(toFilingText(text)).toEqual({
      title: 'Jalan Pala Iringmulyo terdapat pohon tumbang yang menghalangi jalan & terjadi…',
      content: text,
    });
    expect(toFilingText('lampu mati')).toEqual({ title: 'lampu mati', content: 'Laporan melalui SMS: lampu mati' });
  });

  it('always has a title and a content that may be filed', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1_500 }).filter((each) => /[\p{L}\p{N}]/u.test(each));
    fc.assert(
      fc.property(text, (written) => {
        const { title, content } = toFilingText(written);
        expect([...title.trim()].length).toBeGreaterThanOrEqual(10);
        expect([...title].length).toBeLessThanOrEqual(150);
        expect(title).not.toContain('\n');
        expect([...content].length).toBeGreaterThanOrEqual(20);
        expect(content).toContain(written.trim());
      }),
    );
  });
});

describe('the limit of a number', () => {
  const limit = { messages: 2, windowSeconds: 60 };
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 26, 8, 0, seconds));

  it('answers the first message that is over it, ignores the others, and is over with its window', () => {
    let count = null as Parameters<typeof admit>[1];
    const admissions = [0, 1, 2, 3, 59, 60, 61].map((second) => {
      const admitted = admit(limit, count, at(second));
      count = admitted.count;
      return admitted.admission;
    });
    expect(admissions).toEqual(['ADMITTED', 'ADMITTED', 'ANSWERED', 'IGNORED', 'IGNORED', 'ADMITTED', 'ADMITTED']);
  });
});
