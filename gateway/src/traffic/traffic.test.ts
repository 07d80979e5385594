import { beforeEach, describe, expect, it } from '@jest/globals';
import { RefusalError } from '@lapor/kit/refusal';
import { createTraffic, type Sending, type Traffic } from './traffic.js';

const away = () => new RefusalError('SUBGRAPH_UNAVAILABLE');
const unavailable = expect.objectContaining({ extensions: expect.objectContaining({ code: 'SUBGRAPH_UNAVAILABLE' }) });

describe('fetches from a subgraph', () => {
  let now: number;
  let traffic: Traffic;
  let sent: number;
  beforeEach(() => {
    now = 0;
    sent = 0;
    traffic = createTraffic(() => now);
  });
  /** Fails as often as told, then answers. */
  const failing = (times: number, error: () => Error = away) => {
    let left = times;
    const fetch = async () => {
      sent += 1;
      if (left > 0) {
        left -= 1;
        throw error();
      }
      return 'answer';
    };
    return { fetch };
  };
  const reject = (sending: Sending<unknown>, kind: 'query' | 'mutation' = 'mutation') =>
    expect(traffic.send('reports', kind, sending)).rejects.toEqual(unavailable);

  it('are sent again when they only read and the subgraph was not there', async () => {
    expect(await traffic.send('reports', 'query', failing(2))).toBe('answer');
    expect(sent).toBe(3);
    await reject(failing(3), 'query');
    expect(sent).toBe(6);
  });

  it('are never sent again when they write, nor after an answer that was no use or came too late', async () => {
    await reject(failing(1));
    for (const code of ['SUBGRAPH_TIMEOUT', 'SUBGRAPH_ANSWER_INVALID', 'REQUEST_TIMEOUT'] as const)
      await expect(
        traffic.send(
          'reports',
          'query',
          failing(1, () => new RefusalError(code)),
        ),
      ).rejects.toThrow();
    await expect(
      traffic.send(
        'reports',
        'query',
        failing(1, () => new Error('a fault of ours')),
      ),
    ).rejects.toThrow('a fault of ours');
    expect(sent).toBe(5);
  });

  it('tell of the last error alone, and of being left in peace too', async () => {
    const told: unknown[] = [];
    const telling = (times: number) => ({ ...failing(times), gaveUp: (error: unknown) => told.push(error) });
    await traffic.send('reports', 'query', telling(2));
    expect(told).toEqual([]);
    for (let turn = 0; turn < 10; turn += 1) await reject(telling(1));
    expect(told).toHaveLength(10);
    await reject(telling(0));
    expect(told).toHaveLength(11);
    expect(told[10]).toEqual(unavailable);
  });

  it('are sent again for a tenth of all, beyond a reserve', async () => {
    // Half of them succeed, so that the subgraph is not left in peace meanwhile.
    const turns = 200;
    for (let turn = 0; turn < turns; turn += 1) {
      now += 1_000;
      await traffic.send('reports', 'query', failing(0));
      await traffic.send('reports', 'query', failing(1)).catch(() => undefined);
    }
    const again = sent - 2 * turns;
    expect(again).toBeGreaterThanOrEqual(0.1 * 2 * turns);
    expect(again).toBeLessThanOrEqual(0.1 * 2 * turns + 20);
  });

  it('are not sent for a while after many failures, then one tries', async () => {
    for (let turn = 0; turn < 10; turn += 1) await reject(failing(1));
    expect(sent).toBe(10);
    await reject(failing(0));
    expect(sent).toBe(10);
    now += 1_000;
    const trial = Promise.withResolvers<string>();
    const trying = traffic.send('reports', 'mutation', {
      fetch: () => {
        sent += 1;
        return trial.promise;
      },
    });
    await reject(failing(0));
    expect(sent).toBe(11);
    trial.resolve('back');
    expect(await trying).toBe('back');
    expect(await traffic.send('reports', 'mutation', failing(0))).toBe('answer');
  });

  it('wait for another while when the one that tried has failed', async () => {
    for (let turn = 0; turn < 10; turn += 1) await reject(failing(1));
    now += 1_000;
    await reject(failing(1));
    now += 999;
    await reject(failing(0));
    expect(sent).toBe(11);
    now += 1;
    expect(await traffic.send('reports', 'query', failing(0))).toBe('answer');
  });

  it('go on when fewer than half fail, and to other subgraphs', async () => {
    for (let turn = 0; turn < 30; turn += 1) {
      await traffic.send('reports', 'mutation', failing(0));
      await traffic.send('reports', 'mutation', failing(0));
      await reject(failing(1));
    }
    expect(sent).toBe(90);
    for (let turn = 0; turn < 10; turn += 1) await traffic.send('agencies', 'mutation', failing(1)).catch(() => undefined);
    await expect(traffic.send('agencies', 'mutation', failing(0))).rejects.toEqual(unavailable);
    expect(await traffic.send('reports', 'mutation', failing(0))).toBe('answer');
  });
});
