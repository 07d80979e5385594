import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import type { Aggregate } from '@lapor/subgraph-kit/event-log/event';
import { verifyChain } from '@lapor/subgraph-kit/event-log/verify';
import { anEvent, aReport, type LogEnvironment, openLog, openTransaction, write } from '../environment/event-log.js';

describe('the hash chain of a report', () => {
  let log: LogEnvironment;
  let report: Aggregate;
  beforeAll(async () => {
    log = await openLog();
  });
  afterAll(() => log.close());
  beforeEach(async () => {
    report = aReport();
    for (const text of ['one', 'two', 'three', 'four']) await write(log.database, text, report);
  });

  /** Changes the log as somebody with all rights on the server could: triggers do not run for them. */
  const tamper = (sql: string) =>
    log.database.transaction(async (manager) => {
      await manager.query("set local session_replication_role = 'replica'");
      await manager.query(sql, [report.id]);
    });

  it('holds for an untouched history', async () => {
    expect(await verifyChain(log.database, report)).toEqual({ ok: true, length: 4 });
  });

  it.each([
    ['a text', `update event_log set payload = '{"text":"TWO"}' where aggregate_id = $1 and sequence = 2`, 2, 'ALTERED'],
    ['a time', `update event_log set occurred_at = occurred_at - interval '1 day' where aggregate_id = $1 and sequence = 3`, 3, 'ALTERED'],
    ['an actor', `update event_log set actor = '{"kind":"REPORTER"}' where aggregate_id = $1 and sequence = 1`, 1, 'ALTERED'],
    ['a topic', `update event_log set topics = '{}' where aggregate_id = $1 and sequence = 4`, 4, 'ALTERED'],
    ['the middle', 'delete from event_log where aggregate_id = $1 and sequence = 2', 2, 'MISSING'],
    ['the end', 'delete from event_log where aggregate_id = $1 and sequence = 4', 4, 'CUT_OFF'],
    ['everything', 'delete from event_log where aggregate_id = $1', 1, 'CUT_OFF'],
  ])('finds out that %s was changed', async (_what, sql, sequence, reason) => {
    await tamper(sql);
    expect(await verifyChain(log.database, report)).toEqual({ ok: false, sequence, reason });
  });

  it.each(['update event_log set type = type', 'delete from event_log', 'truncate event_log'])(
    'refuses "%s" to the application',
    async (sql) => {
      await expect(log.database.query(sql)).rejects.toThrow('append-only');
    },
  );

  it('is continued by one of two transactions at a time, never branched', async () => {
    const append = (text: string) => (manager: Parameters<typeof appendEvents>[0]) => appendEvents(manager, report, [anEvent(text)]);
    const first = await openTransaction(log.database, append('five'));
    const second = log.database.transaction(append('six'));
    await first.commit();
    await second;
    expect(await verifyChain(log.database, report)).toEqual({ ok: true, length: 6 });
  });
});
