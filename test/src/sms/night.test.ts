import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningChannel } from '@lapor/sms/channel';
import { freePort } from '@lapor/stack/postgres/free-port';
import { Pool } from 'pg';
import { PASSWORD } from '../environment/citizen.js';
import type { Command } from '../environment/journey.js';
import { createOwnCarrier, type OwnCarrier } from '../environment/own-carrier.js';
import { contentsBySms } from '../environment/sms.js';
import { prepareSmsHere } from '../environment/sms-here.js';
import { createSteppedClock, type SteppedClock } from '../environment/stepped-clock.js';
import { stepsFrom } from '../environment/steps.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

/** Two that hand on, two that answer, news, feed, receipts, sweep. */
const CHORES = 8;
const HOUR_MS = 3_600_000;
const CODE = /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}(?= \(sekali pakai)/;
const CLAIM = 'mutation ($input: ClaimAccountInput!) { claimAccount(input: $input) { token } }';
const TRACKING_ID = /LP-[0-9A-HJKMNP-TV-Z]{8}/;

describe('the channel of SMS at night', () => {
  let system: TestSystem;
  let clock: SteppedClock;
  let carrier: OwnCarrier;
  let channel: RunningChannel;
  let database: Pool;
  beforeAll(async () => {
    system = await startTestSystem();
    clock = createSteppedClock(CHORES);
    carrier = createOwnCarrier(await freePort(0));
    await carrier.turn('UP');
    const settings = { SMS_SEND_URL: carrier.sendUrl, SMS_QUIET_FROM: '20', SMS_QUIET_UNTIL: '6', SMS_LIMIT_MESSAGES: '1000' };
    const here = await prepareSmsHere(system, clock, { port: await freePort(0), ...settings });
    database = new Pool({ connectionString: here.databaseUrl, max: 1 });
    channel = await here.start();
  });
  afterAll(async () => {
    await channel?.stop();
    await carrier?.turn('AWAY');
    await database?.end();
    await system?.stop();
  });

  const open = async () => {
    const { rows } = await database.query<{ open: string }>(
      `select (select count(*) from incoming where state = 'WAITING') + (select count(*) from news) as open`,
    );
    return Number(rows[0]?.open);
  };
  /** Everything that has come is written down and, if it may be, handed on. */
  const settled = async () => {
    await until('nothing is open', async () => (await open()) === 0);
    for (let look = 0; look < 3; look += 1) await clock.leap(1_000);
  };
  /** Leaps to the next time that it is so late in Jakarta, in hours and minutes. */
  const goTo = async (hour: number, minute = 0) => {
    const now = clock.now().getTime();
    const day = 24 * HOUR_MS;
    const wanted = (hour - 7) * HOUR_MS + minute * 60_000;
    await clock.leap((((wanted - (now % day)) % day) + day) % day);
    await settled();
  };
  let count = 0;
  const write = async (from: string, text: string) => {
    count += 1;
    const address = `http://127.0.0.1:${channel.port}/kannel/message?key=${system.secrets.smsCarrierKey}&udh=`;
    const before = told(from).length;
    expect((await fetch(`${address}&from=${from}&text=${encodeURIComponent(text)}&id=malam-${count}`)).status).toBe(200);
    return until(`${from} is answered`, () => told(from)[before]);
  };
  const told = (from: string) => carrier.taken.filter(({ to }) => to === `+62${from.slice(1)}`).map(({ text }) => text);
  const report = async (from: string, text: string) => TRACKING_ID.exec(await write(from, text))?.[0] ?? '';
  const news = async () => (await database.query("select from outgoing where kind = 'NEWS'")).rowCount ?? 0;
  const step = async (trackingId: string, command: Command, input: object) => {
    const sql = 'select id, version, state from report where tracking_id = $1';
    const [row] = await system.rows<{ id: string; version: number; state: string }>('reports', sql, [trackingId]);
    await stepsFrom(system, { ...row!, trackingId, stage: '' }).does('admin-metro', command, { ...input });
  };
  const dispose = async (trackingId: string, input: { readonly confidential?: boolean } = {}) => {
    const before = await news();
    const disposed = { title: 'Lampu jalan padam', categoryId: 'lingkungan.pohon-tumbang', agencyCode: 'D-18.72', publish: false };
    await step(trackingId, 'verifyAndDispose', { ...disposed, ...input });
    await until('it is to be told', async () => (await news()) > before);
    await settled();
  };

  it('hands on no news, also when the carrier was away in the evening, and answers at once', async () => {
    const from = '081390040001';
    await goTo(19, 30);
    const trackingId = await report(from, 'KOTA METRO lampu jalan padam di depan pasar');
    await carrier.turn('AWAY');
    await dispose(trackingId);
    await goTo(23);
    await carrier.turn('UP');
    await goTo(23, 5);
    expect(await write(from, `CEK ${trackingId}`)).toContain(trackingId);
    await goTo(5, 58);
    expect(told(from).length).toBe(2);
    await goTo(6);
    expect(told(from)[2]).toContain('diteruskan ke Kota Metro');
  });

  it('waits with news of a closed report until it is day in all of Indonesia: nobody may know where it is', async () => {
    const from = '081390040002';
    await goTo(18, 30);
    await dispose(await report(from, 'KOTA METRO pejabat meminta uang untuk izin usaha'), { confidential: true });
    await goTo(5, 58);
    expect(told(from).length).toBe(1);
    await goTo(6);
    expect(told(from)[1]).toContain('instansi berwenang');
  });

  it('files what nobody has answered in a day, and says so in the morning; who wanted no news still wants none', async () => {
    const from = '081390040003';
    const stopped = async () => (await database.query('select from stopped_sender')).rowCount;
    await goTo(22);
    expect(await write(from, 'BOGOR jembatan gantung di kampung kami putus')).toContain('Balas dengan angka');
    expect(await write(from, 'STOP')).toContain('tidak lagi menerima');
    await goTo(21, 59);
    await goTo(22, 1);
    await until('it is filed', async () => {
      await clock.leap(30_000);
      return (await contentsBySms(system, 'jembatan gantung')).length === 1;
    });
    await settled();
    expect(await stopped()).toBe(1);
    // What is asked meanwhile is answered meanwhile.
    expect(await write(from, 'BANTUAN')).toContain('CEK');
    await goTo(5, 58);
    expect(told(from).length).toBe(3);
    await goTo(6);
    expect(told(from)[3]).toMatch(TRACKING_ID);
    await report(from, 'KOTA METRO lampu jalan padam di depan pasar');
    expect(await stopped()).toBe(0);
  });

  it('keeps a text that a quota refuses until it allows it, with the agency that was chosen', async () => {
    const from = '081390040004';
    await goTo(10);
    await write(from, 'BOGOR trotoar di depan stasiun ambles');
    await system.rows('reports', "insert into quota_projection values ('SMS_PER_DAY@2020-01-01', 'SMS', 'PER_DAY', null, 1, '2020-01-01')");
    await report(from, 'kota');
    await write(from, 'SOLOK jembatan kayu di desa kami lapuk');
    expect(await write(from, 'kabupaten')).toContain('disimpan');
    expect(await write(from, 'KOTA METRO lampu lalu lintas mati')).toContain('besok');
    await clock.leap(HOUR_MS + 30_000);
    await settled();
    expect(await contentsBySms(system, 'jembatan kayu')).toEqual([]);
    await system.rows('reports', 'delete from quota_projection');
    await clock.leap(HOUR_MS + 30_000);
    const late = await until('its number is told', () => told(from)[5]);
    const [row] = await system.rows<{ desk_code: string; content: string }>(
      'reports',
      'select desk_code, content from report where tracking_id = $1',
      [TRACKING_ID.exec(late)?.[0] ?? ''],
    );
    expect(row).toEqual({ desk_code: 'D-13.02', content: 'jembatan kayu di desa kami lapuk' });
  });

  it('brings one code for two reports that were disposed in one night, and it is good', async () => {
    const from = '081390040005';
    await goTo(22);
    for (const street of ['Pala', 'Melati']) await dispose(await report(from, `KOTA METRO lampu jalan padam di Jalan ${street}`));
    await goTo(6);
    const news = told(from).slice(2);
    expect(news.map((text) => text.includes('diteruskan ke Kota Metro'))).toEqual([true, true]);
    const codes = news.flatMap((text) => CODE.exec(text)?.[0] ?? []);
    expect(codes.length).toBe(1);
    const input = { phone: from, code: codes[0], fullName: 'Wening Larasati', password: PASSWORD };
    expect((await system.anyone.ask(CLAIM, { input })).codes).toEqual([]);
  });

  it('says and opens nothing of a report that was closed between the evening and the morning', async () => {
    const from = '081390040006';
    await goTo(22);
    const trackingId = await report(from, 'KOTA METRO pejabat meminta uang untuk izin bangunan');
    await dispose(trackingId);
    await step(trackingId, 'changeVisibility', { confidential: true });
    await goTo(6);
    const news = told(from)[1] ?? '';
    expect(news).toContain('diteruskan ke instansi berwenang');
    expect(news).not.toMatch(CODE);
  });

  it('sends in doubt what it has sent, and what the carrier has not taken as things are then', async () => {
    const from = '081390040007';
    const offered = () => carrier.offered.filter(({ to, text }) => to === `+62${from.slice(1)}` && text.includes('diteruskan'));
    await goTo(10);
    const trackingId = await report(from, 'KOTA METRO lampu taman kota padam');
    await carrier.turn('BUSY');
    await dispose(trackingId);
    await until('it was offered twice', async () => {
      await clock.leap(61_000);
      return offered().length > 1;
    });
    // Whoever has not heard the refusal yet is in doubt, and sends the same again.
    await clock.leap(1);
    await carrier.turn('AWAY');
    const before = offered();
    await step(trackingId, 'changeVisibility', { confidential: true });
    await carrier.turn('HANGING');
    await until('it is taken', async () => {
      await clock.leap(61_000);
      return told(from).length === 2;
    });
    const distinct = (texts: readonly { readonly text: string }[]) => [...new Set(texts.map(({ text }) => text))];
    expect(distinct(before)).toEqual([expect.stringMatching(CODE)]);
    const after = offered().slice(before.length);
    expect(after.length).toBeGreaterThanOrEqual(2);
    expect(distinct(after)).toEqual([expect.stringContaining('instansi berwenang')]);
    await carrier.turn('UP');
  });
});
