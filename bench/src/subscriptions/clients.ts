import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What is to be opened: as many clients, of which each takes the next of the operations. */
export interface OpenClients {
  readonly kind: 'open';
  readonly port: number;
  readonly token: string | undefined;
  readonly count: number;
  readonly operations: readonly object[];
}

export type Order = OpenClients | { readonly kind: 'arrivals' } | { readonly kind: 'close' };

/** When each event came to each client, by the event's id; in milliseconds since the epoch. */
export type Arrivals = ReadonlyMap<string, readonly number[]>;

/** Many clients in a process of their own. */
export interface Clients {
  open(what: Omit<OpenClients, 'kind'>): Promise<void>;
  /** What came since it was asked last. Rejects when a client was refused or told of an error. */
  arrivals(): Promise<Arrivals>;
  close(): Promise<void>;
  stop(): void;
}

interface Answer {
  readonly open?: number;
  readonly refused?: string;
  readonly arrivals?: readonly (readonly [string, readonly number[]])[];
}

export async function startClients(): Promise<Clients> {
  const child = fork(fileURLToPath(new URL('clients-main.js', import.meta.url)), { execArgv: ['--max-old-space-size=4096'] });
  const ask = async (order: Order): Promise<Answer> => {
    child.send(order);
    const [answer] = (await once(child, 'message')) as [Answer];
    if (answer.refused !== undefined) throw new Error(`a client was refused: ${answer.refused}`);
    return answer;
  };
  await once(child, 'message');
  return {
    async open(what) {
      await ask({ kind: 'open', ...what });
    },
    arrivals: async () => new Map((await ask({ kind: 'arrivals' })).arrivals),
    async close() {
      await ask({ kind: 'close' });
    },
    stop: () => child.kill(),
  };
}
