import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inParts, startTestSms, type TestSms } from '../environment/sms.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

describe('a flood from one number', () => {
  let system: TestSystem;
  let sms: TestSms;
  beforeAll(async () => {
    system = await startTestSystem();
    sms = await startTestSms(system, { SMS_LIMIT_MESSAGES: '5' });
  });
  afterAll(async () => {
    await sms?.stop();
    await system?.stop();
  });

  it('files what the limit allows, is answered politely once, and disturbs nobody else', async () => {
    const from = '081390007001';
    const taken = await Promise.all(
      Array.from({ length: 60 }, (_, index) => sms.carry({ from, text: `KOTA METRO banjir pesan nomor ${index}` })),
    );
    expect(new Set(taken)).toEqual(new Set([200]));
    expect(await sms.phone('081390007002').ask('KOTA METRO lampu jalan padam di depan pasar')).toContain('diterima');
    const answers = await until('all answers have come', async () => {
      const all = await sms.phone(from).all();
      return all.length >= 6 && all;
    });
    expect(answers.filter((text) => text.includes('diterima')).length).toBe(5);
    expect(answers.filter((text) => text.includes('terlalu banyak')).length).toBe(1);
    const [{ count }] = (await system.rows<{ count: string }>(
      'reports',
      "select count(*) from report where content like 'banjir pesan%'",
    )) as [{ count: string }];
    expect(Number(count)).toBe(5);
  });

  it('of parts without end fills no table', async () => {
    const from = '081390007003';
    for (let reference = 0; reference < 70; reference += 1) {
      const [part] = inParts(from, `KOTA METRO ${'potongan '.repeat(30)}`, reference);
      expect(await sms.carry(part!)).toBe(200);
    }
    expect((await sms.rows("select from incoming where state = 'PART'")).length).toBe(60);
    // It is said once, and not a word more; what completes a message is taken all the same.
    const telephone = sms.phone(from);
    expect(await telephone.next('that there are too many')).toContain('terlalu banyak');
    for (const part of inParts(from, `KOTA METRO ${'potongan '.repeat(30)}`, 5).slice(1)) expect(await sms.carry(part)).toBe(200);
    expect(await telephone.next('an answer to the whole')).toContain('diterima');
    expect((await telephone.all()).length).toBe(2);
    // And what comes when the others have been waited for long enough is taken again.
    await sms.rows("update incoming set received_at = received_at - interval '20 minutes' where state = 'PART'");
    await sms.child.crash();
    await until('no part waits', async () => (await sms.rows("select from incoming where state = 'PART'")).length === 0);
    expect((await sms.rows("select from incoming where outcome = 'LIMITED' and carrier_id like 'joined:%'")).length).toBeGreaterThan(0);
    const [part] = inParts(from, `KOTA METRO ${'potongan '.repeat(30)}`, 80);
    expect(await sms.carry(part!)).toBe(200);
    expect((await sms.rows("select from incoming where state = 'PART'")).length).toBe(1);
  });

  it.each([
    ['without the key', '/kannel/message?from=0813&text=x&id=1', 403],
    ['with another key', '/kannel/message?key=salah&from=0813&text=x&id=1', 403],
    ['for a receipt without the key', '/kannel/receipt?id=x&status=1', 403],
    ['at another place', '/kannel/other', 404],
  ])('of requests %s is refused', async (_what, path, status) => {
    expect((await fetch(`http://127.0.0.1:${sms.port}${path}`)).status).toBe(status);
  });

  it('from what is no telephone is taken and answers nobody', async () => {
    for (const from of ['1708', 'INFO-BANK', '+6581234567']) expect(await sms.carry({ from, text: 'KOTA METRO promo pinjaman' })).toBe(200);
    expect(await sms.carry({ from: '', text: 'x' })).toBe(400);
    expect(
      (await sms.rows("select from outgoing where created_at > now() - interval '1 second' and kind = 'ANSWER' and state = 'GONE'")).length,
    ).toBe(0);
  });
});
