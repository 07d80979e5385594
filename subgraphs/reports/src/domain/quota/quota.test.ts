import { describe, expect, it } from '@jest/globals';
import { checkQuota, countedOf, type QuotaRule, quotaPurpose } from './quota.js';

const AT = new Date('2026-06-01T05:30:20Z');
const DAY = '2026-06-01';
const rule = (further: Partial<QuotaRule> = {}): QuotaRule => ({
  id: 'WEB_PER_DAY@2026-01-01',
  channel: 'WEB',
  span: 'PER_DAY',
  reportClass: null,
  amount: 5,
  validFrom: '2026-01-01',
  validTo: null,
  ...further,
});
const found = (...rules: QuotaRule[]) => countedOf(rules, 'WEB', 'COMPLAINT', AT, DAY).map(({ rule: { id } }) => id);

describe('the quota of a filing', () => {
  it.each([
    ['nothing where there is no rule', [], []],
    ['a rule of its channel', [rule()], ['WEB_PER_DAY@2026-01-01']],
    ['no rule of another channel', [rule({ channel: 'SMS' })], []],
    ['no rule that has ended or not begun', [rule({ validTo: DAY }), rule({ validFrom: '2026-06-02' })], []],
    ['the rule of its class before the one for all', [rule(), rule({ id: 'own', reportClass: 'COMPLAINT' })], ['own']],
    ['no rule of another class', [rule({ reportClass: 'ASPIRATION' })], []],
    ['one for each span', [rule(), rule({ id: 'minute', span: 'PER_MINUTE' })], ['minute', 'WEB_PER_DAY@2026-01-01']],
  ] as const)('is %s', (_what, rules, ids) => expect(found(...rules)).toEqual(ids));

  it('counts within a span, by a name that is another one in the next', () => {
    const [minute] = countedOf([rule({ span: 'PER_MINUTE' })], 'WEB', 'COMPLAINT', AT, DAY);
    expect([minute!.begins.toISOString(), minute!.ends.toISOString()]).toEqual(['2026-06-01T05:30:00.000Z', '2026-06-01T05:31:00.000Z']);
    const [next] = countedOf([rule({ span: 'PER_MINUTE' })], 'WEB', 'COMPLAINT', new Date('2026-06-01T05:31:00Z'), DAY);
    expect(quotaPurpose(next!)).not.toBe(quotaPurpose(minute!));
    const names = [rule(), rule({ span: 'PER_MINUTE' }), rule({ channel: 'SMS' }), rule({ reportClass: 'COMPLAINT' })].map((each) =>
      quotaPurpose({ rule: each, begins: AT, ends: AT }),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('allows as many as it says, and then says how long to wait', () => {
    const [day] = countedOf([rule()], 'WEB', 'COMPLAINT', AT, DAY);
    expect(checkQuota(day!, 5, AT)).toEqual({ ok: true });
    expect(checkQuota(day!, 6, AT)).toMatchObject({
      code: 'FILING_QUOTA_EXCEEDED',
      details: { retryAfterSeconds: 18 * 3_600 + 29 * 60 + 40 },
    });
  });
});
