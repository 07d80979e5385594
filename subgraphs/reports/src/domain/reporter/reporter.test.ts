import { describe, expect, it } from '@jest/globals';
import { countListed, listKey } from './list-keys.js';
import { callerOf, isReporter, reporterPseudonym, supporterOf } from './reporter.js';

const SECRET = Buffer.alloc(32, 1);
const OTHER = Buffer.alloc(32, 2);
const siti = { kind: 'citizen', id: 'siti', secret: SECRET } as const;

describe('a reporter', () => {
  it('has another name in every report and for every purpose, and the same each time', () => {
    const names = [
      reporterPseudonym(SECRET, 'a'),
      reporterPseudonym(SECRET, 'b'),
      reporterPseudonym(OTHER, 'a'),
      supporterOf(siti, 'a'),
      supporterOf(siti, 'b'),
      callerOf(siti),
      listKey(SECRET, 0),
      listKey(SECRET, 1),
    ];
    expect(new Set(names).size).toBe(names.length);
    expect(reporterPseudonym(SECRET, 'a')).toBe(names[0]);
    for (const name of names) expect(name).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  it('is recognised by the secret, in no other report, and by nobody else', () => {
    const report = { id: 'a', reporterId: reporterPseudonym(SECRET, 'a') };
    expect(isReporter(siti, report)).toBe(true);
    expect(isReporter(siti, { ...report, id: 'b' })).toBe(false);
    expect(isReporter({ ...siti, secret: OTHER }, report)).toBe(false);
    expect(isReporter({ kind: 'citizen', id: 'siti' }, report)).toBe(false);
    expect(isReporter({ kind: 'officer', id: report.reporterId, memberships: [] }, report)).toBe(false);
  });

  it('of a report of before is recognised by the id', () => {
    expect(isReporter(siti, { id: 'a', reporterId: 'siti' })).toBe(true);
    expect(isReporter({ kind: 'citizen', id: 'siti' }, { id: 'a', reporterId: 'siti' })).toBe(true);
    expect(callerOf({ kind: 'citizen', id: 'siti' })).toBe('siti');
    expect(supporterOf({ kind: 'citizen', id: 'siti' }, 'a')).toBe('siti');
  });
});

describe('the number of a citizen’s reports', () => {
  it.each([0, 1, 2, 3, 7, 8, 15, 16, 17, 100, 1_000, 32_767, 32_768, 70_000])('is %i, found with a few questions', async (count) => {
    const taken = new Set(Array.from({ length: count }, (_, index) => listKey(SECRET, index)));
    let questions = 0;
    const find = async (keys: readonly string[]) => {
      questions += 1;
      expect(keys.length).toBeLessThanOrEqual(16);
      return new Set(keys.filter((key) => taken.has(key)));
    };
    expect(await countListed(SECRET, find)).toBe(count);
    expect(questions).toBeLessThanOrEqual(count < 2 ? 1 : 8);
  });
});
