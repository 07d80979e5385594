import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Command } from '../environment/journey.js';
import type { Username } from '../environment/open-system.js';
import { contentsBySms, inParts, startTestSms, type TestSms } from '../environment/sms.js';
import { stepsFrom } from '../environment/steps.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const TRACKING_ID = /LP-[0-9A-HJKMNP-TV-Z]{8}/;
const CODE = /kode [0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4} /;
/** How long behind the messages the channel is killed, in milliseconds: when they are taken, answered and handed on. */
const DELAYS = [0, 30, 80, 160];
const DISPOSED = { title: 'Lampu jalan padam', categoryId: 'lingkungan.pohon-tumbang', agencyCode: 'D-18.72', publish: false };

/** What a report has behind it before the message comes, and what the message adds to it. */
const COMMANDS = {
  BALAS: { text: 'lampunya masih padam', event: 'ReporterReplied' },
  LENGKAPI: { text: 'Jalan Pala depan masjid', event: 'FileCompleted' },
  SELESAI: { text: '', event: 'ReportCompleted' },
  NILAI: { text: '4 cepat', event: 'ReportRated' },
} as const;
type Word = keyof typeof COMMANDS;

describe('the channel of SMS, killed while it deals with each kind of message', () => {
  let system: TestSystem;
  let sms: TestSms;
  beforeAll(async () => {
    system = await startTestSystem();
    sms = await startTestSms(system, { SMS_DOUBT_MS: '4000' });
  });
  afterAll(async () => {
    await sms?.stop();
    await system?.stop();
  });

  const step = async (who: Username, command: Command, trackingId: string, input: object = {}) => {
    const sql = 'select id, version, state from report where tracking_id = $1';
    const [row] = await system.rows<{ id: string; version: number; state: string }>('reports', sql, [trackingId]);
    await stepsFrom(system, { ...row!, trackingId, stage: '' }).does(who, command, { ...input });
  };
  const report = async (number: string) => TRACKING_ID.exec(await sms.phone(number).ask('KOTA METRO lampu jalan padam sejak kemarin'))![0];
  const prepare = async (number: string, word: Word) => {
    const trackingId = await report(number);
    if (word === 'LENGKAPI') {
      await step('admin-metro', 'postponeReport', trackingId, { reason: 'INCOMPLETE', question: 'Di jalan apa lampu itu padam?' });
      return trackingId;
    }
    await step('admin-metro', 'verifyAndDispose', trackingId, DISPOSED);
    await step('petugas-metro', 'acceptDisposition', trackingId);
    await step('petugas-metro', 'giveFinalAnswer', trackingId, { text: 'Lampu sudah diganti dan menyala lagi.' });
    if (word === 'NILAI') await sms.phone(number).ask(`SELESAI ${trackingId}`);
    return trackingId;
  };
  const settled = () =>
    until('everything is done', async () => {
      // Whoever was killed holds what it had taken; nobody waits here until its time is over.
      for (const table of ['incoming', 'news', 'receipt'])
        await sms.rows(
          `update ${table} set due_at = now() where attempts > 0 and due_at between now() + interval '1 second' and now() + interval '18 seconds'`,
        );
      const [row] = await sms.rows<{ open: string }>(
        `select (select count(*) from incoming where state = 'WAITING') + (select count(*) from news) + (select count(*) from receipt)
           + (select count(*) from outgoing where state in ('WAITING', 'SENDING', 'SENT')) as open`,
      );
      return Number(row?.open) === 0;
    });
  const eventsOf = async (trackingId: string) => {
    const rows = await system.rows<{ type: string }>(
      'reports',
      'select e.type from event_log e join report r on r.id::text = e.aggregate_id where r.tracking_id = $1',
      [trackingId],
    );
    return rows.map(({ type }) => type);
  };

  it('does each once and answers each once, whenever it dies', async () => {
    const words = Object.keys(COMMANDS) as Word[];
    const turns = DELAYS.map((wait, turn) => ({ wait, number: (what: number) => `0813900${60 + turn}0${String(what).padStart(2, '0')}` }));
    const prepared = await Promise.all(
      turns.flatMap(({ number }) => words.map(async (word, what) => [number(what), await prepare(number(what), word)] as const)),
    );
    const disposed = await Promise.all(turns.map(async ({ number }) => [number(10), await report(number(10))] as const));
    for (const { number } of turns) await sms.phone(number(11)).ask('BOGOR jembatan gantung di kampung kami putus');
    await settled();
    const byNumber = new Map([...prepared, ...disposed]);
    const told = new Map<string, number>();
    for (const number of [...byNumber.keys(), ...turns.map(({ number }) => number(11))])
      told.set(number, (await sms.phone(number).all()).length);

    for (const [turn, { wait, number }] of turns.entries()) {
      const parts = inParts(number(12), `KOTA METRO setengah dibunuh ${turn} ${'kata demi kata '.repeat(15)}`, turn);
      await sms.carryUntilTaken(parts[0]!);
      const disposing = step('admin-metro', 'verifyAndDispose', byNumber.get(number(10))!, DISPOSED);
      const sending = words.map((word, what) =>
        sms.carryUntilTaken({ from: number(what), text: `${word} ${byNumber.get(number(what))} ${COMMANDS[word].text}` }),
      );
      sending.push(sms.carryUntilTaken({ from: number(11), text: 'kota' }), sms.carryUntilTaken(parts[1]!));
      await delay(wait);
      await Promise.all([sms.child.crash(), disposing, ...sending]);
    }
    await settled();

    for (const [what, word] of words.entries()) {
      for (const { number } of turns) {
        const types = await eventsOf(byNumber.get(number(what))!);
        expect([word, types.filter((type) => type === COMMANDS[word].event).length]).toEqual([word, 1]);
        const answers = (await sms.phone(number(what)).all()).slice(told.get(number(what)));
        // What was confirmed is told of as news as well.
        expect([word, answers.length]).toEqual([word, word === 'SELESAI' ? 2 : 1]);
      }
    }
    for (const { number } of turns) {
      const news = (await sms.phone(number(10)).all()).slice(told.get(number(10)));
      expect(news).toEqual([expect.stringMatching(CODE)]);
      const chosen = (await sms.phone(number(11)).all()).slice(told.get(number(11)));
      expect(chosen).toEqual([expect.stringContaining('diterima')]);
      expect(await sms.phone(number(12)).all()).toEqual([expect.stringContaining('diterima')]);
      // The receipt of each message about a report is noted once.
      const types = await eventsOf(byNumber.get(number(10))!);
      expect(types.filter((type) => type === 'NotificationDelivered').length).toBe(2);
    }
    expect((await contentsBySms(system, 'jembatan gantung')).length).toBe(turns.length);
    expect((await contentsBySms(system, 'setengah dibunuh')).length).toBe(turns.length);
  });
});
