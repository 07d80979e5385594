import { describe, expect, it } from '@jest/globals';
import { checkIdempotencyKey } from '@lapor/schema/input/idempotency-key';
import { decideFiling } from './decide-filing.js';
import { checkFiling, type FilingInput } from './filing.js';

const NOW = new Date('2026-11-23T03:00:00Z');
const INPUT: FilingInput = {
  class: 'COMPLAINT',
  title: 'Pohon tumbang di Jalan Pala',
  content: 'Pohon tumbang menghalangi jalan dan menyebabkan kemacetan.',
  anonymous: false,
  confidential: false,
};

function problemsOf(change: Partial<FilingInput>): string[] {
  const checked = checkFiling({ ...INPUT, ...change }, NOW);
  const fields = checked.ok ? [] : checked.details?.fields;
  return ((fields ?? []) as { field: string }[]).map(({ field }) => field);
}

describe('a filing', () => {
  it('is normalised, and what was left out is null', () => {
    expect(checkFiling({ ...INPUT, title: `  ${INPUT.title}\r\n`, place: ' ', regionCode: '' }, NOW)).toEqual({
      ok: true,
      filing: { ...INPUT, place: null, eventDate: null, regionCode: null, categoryId: null, targetAgencyCode: null },
    });
  });

  it('names every wrong field at once, in both languages', () => {
    const checked = checkFiling(
      { ...INPUT, title: 'x', content: 'y', place: 'z'.repeat(301), eventDate: '2026-11-24', regionCode: '1872' },
      NOW,
    );
    expect(checked).toMatchObject({ ok: false, code: 'INPUT_INVALID' });
    expect(checked).toMatchObject({
      details: {
        fields: [
          { field: 'title', problem: 'needs at least 10 characters', masalah: 'sekurang-kurangnya 10 karakter' },
          { field: 'content' },
          { field: 'place' },
          { field: 'eventDate', problem: 'must not be in the future' },
          { field: 'regionCode' },
        ],
      },
    });
  });

  it.each<readonly [Partial<FilingInput>, readonly string[]]>([
    [{ title: 'x'.repeat(150) }, []],
    [{ title: 'x'.repeat(151) }, ['title']],
    [{ content: 'x'.repeat(20) }, []],
    [{ content: 'x'.repeat(19) }, ['content']],
    [{ content: 'x'.repeat(10_001) }, ['content']],
    [{ eventDate: '2026-11-23' }, []],
    [{ eventDate: '2026-02-30' }, ['eventDate']],
    [{ regionCode: '18' }, []],
    [{ regionCode: '18.72.01.1001' }, []],
    [{ regionCode: '18.7' }, ['regionCode']],
    [{ targetAgencyCode: 'D-18.72' }, []],
    [{ targetAgencyCode: "x' or 1=1" }, ['targetAgencyCode']],
    [{ categoryId: 'lingkungan.pohon-tumbang' }, []],
    [{ categoryId: 'a\0' }, ['categoryId']],
  ])('with %j has problems in %j', (change, fields) => {
    expect(problemsOf(change)).toEqual(fields);
  });

  it('of a whistle-blower is anonymous and confidential', () => {
    expect(checkFiling({ ...INPUT, class: 'WHISTLEBLOWING' }, NOW)).toMatchObject({ filing: { anonymous: true, confidential: true } });
  });
});

describe('who may file', () => {
  it('is a citizen, as the report’s reporter', () => {
    expect(decideFiling({ kind: 'citizen', id: 'ani' })).toMatchObject({ ok: true, to: 'RECEIVED' });
  });

  it.each([{ kind: 'anonymous' }, { kind: 'system', name: 'sms' }, { kind: 'officer', id: 'x', memberships: [] }] as const)(
    'is not %j',
    (subject) => {
      expect(decideFiling(subject)).toMatchObject({ code: 'REPORT_ACTOR_NOT_ALLOWED' });
    },
  );
});

describe('an idempotency key', () => {
  it.each([
    ['12345678', true],
    ['x'.repeat(100), true],
    ['1234567', false],
    ['x'.repeat(101), false],
    ['kunci\nkunci', false],
    ['künci-künci', false],
  ])('%j is good: %s', (key, good) => {
    expect(checkIdempotencyKey(key).ok).toBe(good);
  });
});
