import { describe, expect, it } from '@jest/globals';
import { createLog } from '@lapor/kit/log';
import type { Ask } from '../supergraph/ask.js';
import type { ChannelDependencies } from './dependencies.js';
import { receiveMessages } from './receive-message.js';

describe('a group of messages', () => {
  it('of nothing but parts opens no transaction for whole ones', async () => {
    let opened = 0;
    const database = {
      query: async () => ({ rows: [], rowCount: 0 }),
      connect: async () => {
        opened += 1;
        throw new Error('the database is away');
      },
    };
    const ask = (async () => ({ answers: [{ reporterKey: 'p.k', addressee: 'a' }] })) as unknown as Ask;
    const key = { sealing: [], naming: Buffer.alloc(32) };
    const deps = { database, ask, key, log: createLog('test', 'silent') } as unknown as ChannelDependencies;
    const part = { reference: 1, total: 2, number: 1 };
    const [taken] = await receiveMessages(deps, [{ carrierId: 'a', from: '081390050001', text: 'KOTA METRO', part }]);
    expect(taken).toMatchObject({ status: 'rejected', reason: { message: 'the database is away' } });
    expect(opened).toBe(1);
  });
});
