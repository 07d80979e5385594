import type { Logger } from '@lapor/kit/log';
import { createClient } from '@redis/client';

/** The few words of Redis that are needed. None of them throws, and none waits for long. */
export interface Redis {
  isReady(): boolean;
  /** Calls back whenever it can be asked, from the first time on. */
  onReady(call: () => void): void;
  /** Undefined when it has not answered. */
  getMany(keys: readonly string[]): Promise<readonly (string | null)[] | undefined>;
  /** Whether it is set. */
  set(key: string, value: string, forMs: number | undefined): Promise<boolean>;
  setIfAbsent(key: string, value: string): Promise<boolean>;
  stop(): Promise<void>;
}

/** A subgraph is not waited for so long either. */
const PATIENCE_MS = 100;
const RECONNECT_MS = 1_000;
const CONNECT_TIMEOUT_MS = 2_000;

/** Connects in the background, and again whenever the connection is lost. @param url `redis://…` or `rediss://…`. */
export function openRedis(url: string, log: Logger): Redis {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: RECONNECT_MS, connectTimeout: CONNECT_TIMEOUT_MS },
  });
  let isTold = false;
  client.on('error', (error: NodeJS.ErrnoException) => {
    // It tries every second; its address and the reasons of a refusal stay out of the log.
    if (!isTold) log.warn({ code: error.code ?? error.name }, 'Redis cannot be reached; entities are kept in memory alone');
    isTold = true;
  });
  client.on('ready', () => {
    isTold = false;
  });
  void client.connect().catch(() => undefined);
  const ask = async <Answer>(command: readonly string[]): Promise<Answer | undefined> => {
    if (!client.isReady) return undefined;
    const late = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => late.resolve(undefined), PATIENCE_MS);
    const answer = client.sendCommand([...command]).then(
      (value) => value as unknown as Answer,
      () => undefined,
    );
    return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer));
  };
  return {
    isReady: () => client.isReady,
    onReady: (call) => client.on('ready', call),
    getMany: (keys) => ask(['MGET', ...keys]),
    set: async (key, value, forMs) =>
      (await ask(['SET', key, value, ...(forMs === undefined ? [] : ['PX', String(Math.ceil(forMs))])])) === 'OK',
    setIfAbsent: async (key, value) => (await ask(['SET', key, value, 'NX'])) === 'OK',
    async stop() {
      client.destroy();
    },
  };
}
