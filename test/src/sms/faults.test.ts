import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contentsBySms, inParts, startTestSms, type TestSms } from '../environment/sms.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const TRACKING_ID = /LP-[0-9A-HJKMNP-TV-Z]{8}/;

describe('the channel of SMS, when something goes wrong', () => {
  let system: TestSystem;
  let sms: TestSms;
  beforeAll(async () => {
    system = await startTestSystem({ durable: true });
    sms = await startTestSms(system, { SMS_DOUBT_MS: '4000' });
  });
  afterAll(async () => {
    await sms?.stop();
    await system?.stop();
  });

  const settled = () =>
    until('everything is done', async () => {
      const [row] = await sms.rows<{ open: string }>(
        `select (select count(*) from incoming where state = 'WAITING') + (select count(*) from news)
           + (select count(*) from outgoing where state in ('WAITING', 'SENDING')) as open`,
      );
      return Number(row?.open) === 0;
    });

  it('files the same message once, given three times, one after the other and at once', async () => {
    const message = { from: '081390006001', text: 'KOTA METRO pesan kembar tentang jalan berlubang', id: randomUUID() };
    expect(await sms.carry(message)).toBe(200);
    expect(await Promise.all([sms.carry(message), sms.carry(message)])).toEqual([200, 200]);
    await sms.phone(message.from).next('one answer');
    expect(await sms.carry(message)).toBe(200);
    await settled();
    expect(await contentsBySms(system, 'pesan kembar')).toEqual(['pesan kembar tentang jalan berlubang']);
    expect((await sms.phone(message.from).all()).length).toBe(1);
  });

  it('joins parts in any order, with repeats among them, and two long messages at once', async () => {
    const from = '081390006002';
    const long = (word: string) => `KOTA METRO ${word} ${Array.from({ length: 130 }, (_, index) => `kata${index}`).join(' ')}`;
    const [one, two] = [inParts(from, long('panjang-satu'), 17), inParts(from, long('panjang-dua 💡'), 18)];
    expect([one.length, two.length]).toEqual([7, 15]);
    for (const part of [...two.toReversed(), ...one.toReversed()]) {
      expect(await sms.carry(part)).toBe(200);
      expect(await sms.carry(part)).toBe(200);
    }
    await sms.phone(from).next('the first answer');
    await sms.phone(from).next('the second answer');
    expect(await contentsBySms(system, 'panjang-')).toEqual([long('panjang-dua 💡').slice(11), long('panjang-satu').slice(11)]);
  });

  it('takes a long message whose letters grow in the one spelling, and what its sender writes next', async () => {
    const from = '081390006006';
    for (const part of inParts(from, `KOTA METRO ${'\ufb2c'.repeat(3_500)}`, 21)) expect(await sms.carry(part)).toBe(200);
    expect(await sms.phone(from).next('an answer')).toContain('diterima');
    expect(await sms.phone(from).ask('bantuan')).toContain('CEK');
  });

  it('joins no parts of two messages under one reference', async () => {
    const from = '081390006007';
    const long = (word: string) => inParts(from, `KOTA METRO ${word} ${'kata demi kata '.repeat(25)}`, 33);
    const [first, second, third] = [long('rujukan-satu'), long('rujukan-dua'), long('rujukan-tiga')];
    // Of the first one the end never came; a quarter of an hour later its reference names another.
    for (const part of first.slice(0, -1)) await sms.carryUntilTaken(part);
    await sms.rows("update incoming set received_at = received_at - interval '16 minutes' where state = 'PART'");
    for (const part of second.toReversed()) await sms.carryUntilTaken(part);
    const contents = () => contentsBySms(system, 'rujukan-');
    await sms.phone(from).next('an answer to the second');
    // It looks for what has waited too long when it starts.
    await sms.child.crash();
    await until('both are filed', async () => (await contents()).length === 2);
    // Of another again, whose first part comes while the end of one is missing: its words are others.
    for (const part of third.slice(0, 1)) await sms.carryUntilTaken(part);
    const fourth = long('rujukan-empat');
    for (const part of fourth) await sms.carryUntilTaken(part);
    await until('all are filed', async () => (await contents()).length === 4);
    for (const content of await contents()) expect(new Set(content.match(/rujukan-\w+/g)).size).toBe(1);
    expect((await contents()).filter((content) => content.includes('[...]')).length).toBe(2);
  });

  it('knows parts of a message that is whole already, under whatever name they come again', async () => {
    const from = '081390006008';
    const parts = inParts(from, `KOTA METRO ulangan ${'kata demi kata '.repeat(25)}`, 34);
    for (const part of parts) await sms.carryUntilTaken(part);
    await sms.phone(from).next('an answer');
    for (const part of parts) await sms.carryUntilTaken({ ...part, id: randomUUID() });
    expect((await sms.rows("select from incoming where state = 'PART'")).length).toBe(0);
    await settled();
    expect((await contentsBySms(system, 'ulangan')).length).toBe(1);
  });

  it('does not lose a long message of which a part never comes', async () => {
    const from = '081390006003';
    const [first, , third] = inParts(from, `KOTA METRO separuh ${'pesan tidak lengkap '.repeat(20)}`, 3);
    for (const part of [third!, first!]) await sms.carryUntilTaken(part);
    await sms.rows("update incoming set received_at = received_at - interval '3 hours' where state = 'PART'");
    await sms.child.crash();
    await sms.phone(from).next('an answer for what came');
    const [content] = await contentsBySms(system, 'separuh');
    expect(content).toMatch(/pesan.* \[...\] .*lengkap/);
  });

  it('takes nothing while the vault is away, and everything when it is back', async () => {
    const from = '081390006004';
    const message = { from, text: 'KOTA METRO saat gangguan lampu jalan padam', id: randomUUID() };
    const back = system.children.citizens.crash();
    await until('a message is not taken', async () => (await sms.carry({ ...message, id: randomUUID(), from: '081390006099' })) === 503);
    await back;
    await sms.carryUntilTaken(message);
    await sms.phone(from).next('an answer');
    expect(await contentsBySms(system, 'saat gangguan')).toEqual(['saat gangguan lampu jalan padam']);
  });

  it('dies in the middle of everything, again and again: each message is filed once and answered once', async () => {
    const numbers = Array.from({ length: 16 }, (_, index) => `08139001${String(index).padStart(4, '0')}`);
    const sending = Promise.all(
      numbers.map((from, index) =>
        delay(index * 60).then(() =>
          sms.carryUntilTaken({ from, text: `KOTA METRO tahan mati nomor ${String(index).padStart(2, '0')} jalan rusak` }),
        ),
      ),
    );
    const dying = (async () => {
      for (const wait of [120, 45, 310]) {
        await delay(wait);
        await sms.child.crash();
      }
      await system.children.gateway.crash();
    })();
    await Promise.all([sending, dying]);
    for (const number of numbers) await sms.phone(number).next('its answer');
    await settled();
    expect(await contentsBySms(system, 'tahan mati')).toEqual(
      numbers.map((_, index) => `tahan mati nomor ${String(index).padStart(2, '0')} jalan rusak`),
    );
    for (const number of numbers) expect((await sms.phone(number).all()).length).toBe(1);
    // And each timeline says once that the answer has arrived, whoever died or was away before it did.
    const told = async () =>
      (
        await system.rows<{ count: string }>(
          'reports',
          `select count(*) from event_log e join report r on r.id::text = e.aggregate_id
           where e.type = 'NotificationDelivered' and r.content like 'tahan mati%' group by r.id`,
        )
      ).map(({ count }) => Number(count));
    await until('every receipt is noted', async () => (await told()).length === numbers.length);
    expect(await told()).toEqual(numbers.map(() => 1));
    // Whoever was answered may go on: what opens the report was not lost either.
    for (const number of numbers.slice(0, 8)) {
      const trackingId = TRACKING_ID.exec((await sms.phone(number).all())[0]!)![0];
      expect(await sms.phone(number).ask(`CEK ${trackingId}`)).toMatch(new RegExp(`^LAPOR! ${trackingId}: (?!kode)`));
    }
  });

  it('is told of nothing twice and misses nothing of the feed, however often it dies', async () => {
    const from = '081390006005';
    const telephone = sms.phone(from);
    const ids: string[] = [];
    for (let count = 0; count < 6; count += 1)
      ids.push(TRACKING_ID.exec(await telephone.ask(`KOTA METRO umpan nomor ${count} jalan rusak`))![0]);
    const admin = await system.as('admin-metro');
    const dying = (async () => {
      for (const wait of [50, 200]) {
        await delay(wait);
        await sms.child.crash();
      }
    })();
    for (const trackingId of ids) {
      const [report] = await system.rows<{ id: string; version: number }>(
        'reports',
        'select id, version from report where tracking_id = $1',
        [trackingId],
      );
      const input = {
        reportId: report!.id,
        expectedVersion: report!.version,
        title: 'Jalan rusak di kota',
        categoryId: 'lingkungan.pohon-tumbang',
        agencyCode: 'D-18.72',
        publish: false,
      };
      await admin.get('mutation ($input: VerifyAndDisposeInput!) { verifyAndDispose(input: $input) { id } }', { input });
    }
    await dying;
    const told = await until('all have been told', async () => {
      const news = (await telephone.all()).filter((text) => text.includes('diteruskan'));
      return news.length >= ids.length && news;
    });
    await settled();
    expect(told.map((text) => TRACKING_ID.exec(text)![0]).toSorted()).toEqual(ids.toSorted());
    expect((await telephone.all()).filter((text) => text.includes('diteruskan')).length).toBe(ids.length);
  });
});

describe('a carrier that is away', () => {
  let system: TestSystem;
  let sms: TestSms;
  let busy: Server;
  let status = 503;
  let calls: string[] = [];
  beforeAll(async () => {
    system = await startTestSystem();
    busy = createServer((request, response) => {
      calls.push(request.url ?? '');
      response.writeHead(status).end('Temporal failure, try again later.');
    });
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
    const { port } = busy.address() as { port: number };
    sms = await startTestSms(system, { SMS_SEND_URL: `http://127.0.0.1:${port}/cgi-bin/sendsms` });
  });
  afterAll(async () => {
    await sms?.stop();
    await system?.stop();
    busy?.close();
  });

  it('is tried again until it takes the message, which then is sent once', async () => {
    await sms.carryUntilTaken({ from: '081390008001', text: 'KOTA METRO lampu jalan padam saat operator mati' });
    await until('it was tried twice', () => calls.length >= 2);
    status = 202;
    calls = [];
    await until('it is sent', async () => (await sms.rows("select from outgoing where state = 'SENT'")).length === 1);
    expect(calls.length).toBe(1);
    const query = new URL(calls[0]!, 'http://carrier').searchParams;
    expect(query.get('to')).toBe('+6281390008001');
    expect([query.get('coding'), query.get('charset'), query.get('from')]).toEqual(['0', 'UTF-8', '1708']);
    const receipt = new URL(query.get('dlr-url')!.replace('%d', '1'));
    expect((await fetch(receipt)).status).toBe(200);
    expect((await sms.rows("select from outgoing where state = 'DELIVERED' and sealed is null")).length).toBe(1);
  });
});
