import type { KeyObject } from 'node:crypto';
import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import type { DataSource } from 'typeorm';
import { writeChainRoot } from './write-chain-root.js';

const EVERY_MS = 15 * 60_000;

export interface ChainRootKeeper {
  readonly database: DataSource;
  readonly key: KeyObject;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Writes the day's root soon after the day begins, and at the start of a process that was not there then. */
export function keepChainRoots({ database, key, now, log }: ChainRootKeeper): Running {
  const write = () =>
    writeChainRoot(database, key, now()).then(
      (root) => root && log.info({ day: root.day, number: root.number }, "the day's root is signed"),
      (err: unknown) => log.error({ err }, "the day's root could not be written; trying again later"),
    );
  let writing = write();
  const timer = setInterval(() => {
    writing = write();
  }, EVERY_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await writing;
    },
  };
}
