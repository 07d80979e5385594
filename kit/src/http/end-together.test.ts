import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endTogether } from './end-together.js';
import { close, listen } from './listen.js';

describe('responses that are ended together', () => {
  const open: ServerResponse[] = [];
  const server = createServer((_request, response) => void open.push(response));
  let url: string;
  beforeAll(async () => {
    await listen(server, 0, '127.0.0.1');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => close(server, 0));

  const begin = async (count: number) => {
    const answers = Array.from({ length: count }, () => fetch(url).then((response) => response.text()));
    while (open.length < count) await turn();
    return { answers, responses: open.splice(0) };
  };

  it('leave when the turn of the event loop is over, each with its own body', async () => {
    const { answers, responses } = await begin(3);
    const bodies = ['satu', 'dua ✓', Buffer.from('tiga')];
    for (const [index, response] of responses.entries()) endTogether(response, bodies[index]!);
    await Promise.resolve();
    expect(responses.map(({ writableEnded }) => writableEnded)).toEqual([false, false, false]);
    await turn();
    expect(responses.map(({ writableEnded }) => writableEnded)).toEqual([true, true, true]);
    expect((await Promise.all(answers)).toSorted()).toEqual(['dua ✓', 'satu', 'tiga']);
  });

  it('are ended whatever has become of the others', async () => {
    const { answers, responses } = await begin(2);
    const [gone, other] = responses;
    gone!.destroy();
    for (const response of responses) endTogether(response, 'ada');
    const [first, second] = await Promise.allSettled(answers);
    expect([first!.status, second!.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(other!.writableFinished).toBe(true);
  });
});
