import { newId } from '@lapor/kit/ids';
import { createLog } from '@lapor/kit/log';
import { createDataSource } from '@lapor/subgraph-kit/database/data-source';
import { migrate } from '@lapor/subgraph-kit/database/migrate';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import { CreateEventLog1763942400000 } from '@lapor/subgraph-kit/event-log/create-event-log.migration';
import type { Aggregate, EventDraft, StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import { ensurePartitions } from '@lapor/subgraph-kit/event-log/partitions';
import { openTail, type Tail } from '@lapor/subgraph-kit/event-log/tail';
import type { DataSource, EntityManager } from 'typeorm';
import { createDatabase } from './databases.js';

/** An event log in a database of its own, with a running tail. */
export interface LogEnvironment {
  readonly url: string;
  readonly database: DataSource;
  readonly tail: Tail;
  close(): Promise<void>;
}

export async function openLog(): Promise<LogEnvironment> {
  const { url, drop } = await createDatabase();
  const database = createDataSource({ url, name: 'test', poolSize: 20, entities: [], migrations: [CreateEventLog1763942400000] });
  await database.initialize();
  await migrate(database);
  await ensurePartitions(database, new Date());
  const tail = await openTail({ database, url, log: createLog('test', 'fatal') });
  return {
    url,
    database,
    tail,
    async close() {
      await tail.stop();
      await database.destroy();
      await drop();
    },
  };
}

export function aReport(): Aggregate {
  return { type: 'report', id: newId() };
}

export function anEvent(text: string, topics: readonly string[] = ['desk:A']): EventDraft {
  return { id: newId(), type: 'FollowUpAdded', occurredAt: new Date(), actor: { kind: 'SYSTEM' }, payload: { text }, topics };
}

/** Writes one event in a transaction of its own. */
export function write(database: DataSource, text: string, aggregate = aReport(), topics?: readonly string[]): Promise<void> {
  return database.transaction((manager) => appendEvents(manager, aggregate, [anEvent(text, topics)]));
}

/** A transaction that stays open until it is told to commit. */
export async function openTransaction(database: DataSource, work: (manager: EntityManager) => Promise<void>) {
  const runner = database.createQueryRunner();
  await runner.connect();
  await runner.startTransaction();
  await work(runner.manager);
  return {
    manager: runner.manager,
    async commit() {
      await runner.commitTransaction();
      await runner.release();
    },
    async rollback() {
      await runner.rollbackTransaction();
      await runner.release();
    },
  };
}

/** Reads events until there are `count`. */
export async function take(events: AsyncIterator<StoredEvent>, count: number): Promise<StoredEvent[]> {
  const taken: StoredEvent[] = [];
  while (taken.length < count) {
    const { done, value } = await events.next();
    if (done) throw new Error(`the stream ended after ${taken.length} of ${count} events`);
    taken.push(value);
  }
  return taken;
}

export function texts(events: readonly StoredEvent[]): unknown[] {
  return events.map(({ payload }) => payload.text);
}
