import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '@lapor/schema/identity';
import { Ending } from '../execution/ending.js';
import { createOpenStreams } from '../limits/open-streams.js';
import { createSingleConnections } from './single-connections.js';

const principal = { subject: ANONYMOUS, sessionExp: undefined };
const context = {
  requestId: 'test',
  principal,
  principalNow: () => principal,
  signFor: () => '',
  watchRights: () => () => undefined,
  clientGone: new Ending(),
};

describe('streams that are reserved', () => {
  const single = createSingleConnections({
    prepare: () => ({ faults: [] }),
    createContext: async () => context,
    maxOperations: 1,
    openStreams: createOpenStreams({ perCaller: 10, perAddress: 10 }),
    tell: () => ({ text: '', errors: undefined }),
    mostReserved: 3,
  });
  const server = createServer((request, response) => {
    single.serve(request, response, undefined).catch(() => response.writeHead(404).end());
  });
  let url: string;
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  });
  afterAll(() => {
    single.stop();
    server.closeAllConnections();
    server.close();
  });

  const reserve = async () => (await fetch(url, { method: 'PUT' })).text();
  const open = async (token: string) => {
    const response = await fetch(`${url}?token=${token}`);
    return response.status;
  };

  it('are given to whoever comes last, and one that is open is nobody’s to take', async () => {
    const first = await reserve();
    expect(await open(first)).toBe(200);
    const tokens = [];
    for (let time = 0; time < 5; time += 1) tokens.push(await reserve());
    expect(await Promise.all(tokens.map(open))).toEqual([404, 404, 200, 200, 200]);
    // It is open still: nobody can open it again.
    const again = await fetch(`${url}?token=${first}`);
    expect(again.status).toBe(404);
  });
});
