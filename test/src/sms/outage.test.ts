import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningChannel } from '@lapor/sms/channel';
import { freePort } from '@lapor/stack/postgres/free-port';
import { Pool } from 'pg';
import { createOwnCarrier, type OwnCarrier } from '../environment/own-carrier.js';
import { prepareSmsHere, type SmsHere } from '../environment/sms-here.js';
import { createSteppedClock, type SteppedClock } from '../environment/stepped-clock.js';
import { stepsFrom } from '../environment/steps.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

/** Two that hand on, two that answer, news, feed, receipts, sweep. */
const CHORES = 8;
const HOUR_MS = 3_600_000;
const STEP_MS = 10_000;
const NUMBERS = 50;
const EACH = 20;
/** How many messages the carrier brings at the same time, each number's one after the other. */
const numbers = Array.from({ length: NUMBERS }, (_, index) => `0813900091${String(index).padStart(2, '0')}`);
const REPORTERS = 5;

describe('an outage of an hour with 1,000 messages waiting on both sides', () => {
  let system: TestSystem;
  let clock: SteppedClock;
  let carrier: OwnCarrier;
  let here: SmsHere;
  let channel: RunningChannel | undefined;
  let database: Pool;
  beforeAll(async () => {
    system = await startTestSystem();
    clock = createSteppedClock(CHORES);
    carrier = createOwnCarrier(await freePort(0));
    const port = await freePort(0);
    const settings = { SMS_SEND_URL: carrier.sendUrl, SMS_LIMIT_MESSAGES: '1000', SMS_FEED_POLL_MS: '30000' };
    here = await prepareSmsHere(system, clock, { port, ...settings });
    database = new Pool({ connectionString: here.databaseUrl, max: 1 });
    channel = await here.start();
  });
  afterAll(async () => {
    await channel?.stop();
    await carrier?.turn('AWAY');
    await database?.end();
    await system?.stop();
  });

  const one = async <Row extends object>(sql: string) => (await database.query<Row>(sql)).rows[0]!;
  const open = async () =>
    Number(
      (
        await one<{ open: string }>(
          `select (select count(*) from incoming where state = 'WAITING') + (select count(*) from news) + (select count(*) from receipt)
             + (select count(*) from outgoing where state in ('WAITING', 'SENDING')) as open`,
        )
      ).open,
    );
  const waiting = async () =>
    Number((await one<{ n: string }>("select count(*) as n from outgoing where state in ('WAITING', 'SENDING')")).n);
  /** As a carrier brings what it has kept: again until it is taken. */
  const bring = async (from: string, text: string, id: string) => {
    const address = () => `http://127.0.0.1:${channel!.port}/kannel/message?key=${system.secrets.smsCarrierKey}&udh=`;
    await until('a message is taken', async () => {
      const response = await fetch(`${address()}&from=${from}&text=${encodeURIComponent(text)}&id=${id}`).catch(() => undefined);
      return response?.status === 200;
    });
  };
  /** Commands about reports that do not exist: each answer names its own. */
  const trackingId = (number: number, turn: number) => `LP-${String(number).padStart(4, '0')}${String(turn).padStart(4, '0')}`;
  const bringAll = (first: number, { twice = false } = {}) =>
    Promise.all(
      numbers.map(async (from, number) => {
        for (let turn = first; turn < first + EACH; turn += 1) {
          const message = [from, `CEK ${trackingId(number, turn)}`, `aduan-${number}-${turn}`] as const;
          await bring(...message);
          if (twice && turn % 5 === 0) await bring(...message);
        }
      }),
    );
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += STEP_MS) await clock.leap(STEP_MS);
  };
  const leapUntil = async (ms: number, isSo: () => Promise<boolean>) => {
    await clock.leap(ms);
    return isSo();
  };
  const tries = async () => Number((await one<{ sum: string }>('select sum(attempts) from outgoing')).sum);
  const answersTo = (number: string) =>
    carrier.taken.flatMap(({ to, text }) => (to === number.replace('0', '+62') ? [/LP-\d{8}/.exec(text)?.[0] ?? text] : []));

  it('loses nothing, repeats nothing, keeps each sender’s order, does not give up and does not flood', async () => {
    // Reports whose reporters are to be told of what happens meanwhile.
    await carrier.turn('UP');
    for (let index = 0; index < REPORTERS; index += 1)
      await bring(`08139000920${index}`, `KOTA METRO lampu jalan padam di jalan nomor ${index}`, `laporan-${index}`);
    await until('they are answered', () => carrier.taken.length === REPORTERS);
    await until('nothing is open', () => leapUntil(STEP_MS, async () => (await open()) === 0));
    await carrier.turn('AWAY');

    await bringAll(0);
    const rows = await system.rows<{ id: string; trackingId: string; version: number; state: string }>(
      'reports',
      `select id, tracking_id as "trackingId", version, state from report where channel = 'SMS'`,
    );
    for (const report of rows)
      await stepsFrom(system, { ...report, stage: '' }).does('admin-metro', 'verifyAndDispose', {
        title: 'Lampu jalan padam di kota',
        categoryId: 'lingkungan.pohon-tumbang',
        agencyCode: 'D-18.72',
        publish: false,
      });
    await until('1,000 answers and the news wait', () => leapUntil(STEP_MS, async () => (await waiting()) === NUMBERS * EACH + REPORTERS));

    await pass(HOUR_MS / 3);
    await carrier.turn('BUSY');
    await pass(HOUR_MS / 3);
    // Of the whole time, some hundred tries for a thousand messages.
    expect(carrier.asked.BUSY).toBeGreaterThanOrEqual(10);
    expect(carrier.asked.BUSY).toBeLessThanOrEqual(60);
    await carrier.turn('HANGING');
    await channel!.stop();
    channel = undefined;
    // Another thousand come while nobody is there, some of them are given twice, and the gateway ends as well.
    const back = system.children.gateway.crash();
    channel = await here.start();
    const bringing = bringAll(EACH, { twice: true });
    await pass(HOUR_MS / 3);
    expect(carrier.asked.HANGING).toBeGreaterThanOrEqual(10);
    expect(carrier.asked.HANGING).toBeLessThanOrEqual(60);
    expect(await tries()).toBeLessThan(300);

    await Promise.all([back, bringing]);
    await carrier.turn('UP');
    await until('everything has gone its way', () => leapUntil(1_000, async () => (await open()) === 0));
    const expected = (number: number) => Array.from({ length: 2 * EACH }, (_, turn) => trackingId(number, turn));
    expect(numbers.map(answersTo)).toEqual(numbers.map((_, number) => expected(number)));
    const news = carrier.taken.filter(({ text }) => text.includes('diteruskan'));
    expect(news.map(({ to }) => to).toSorted()).toEqual(Array.from({ length: REPORTERS }, (_, index) => `+628139000920${index}`));
    expect(carrier.taken.length).toBe(2 * NUMBERS * EACH + 2 * REPORTERS);
    expect(carrier.mostAtOnce()).toBeLessThanOrEqual(100);
    // And each reporter's timeline says so, once for the receipt and once for the news.
    const told = await system.rows<{ step: string; count: string }>(
      'reports',
      `select payload -> 'detail' ->> 'step' as step, count(*) from event_log where type = 'NotificationDelivered' group by 1 order by 1`,
    );
    expect(told).toEqual(['ReportDisposed', 'ReportReceived'].map((step) => ({ step, count: String(REPORTERS) })));
  });
});
