import { createServer } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { close, listen, PortTakenError } from '@lapor/kit/http/listen';
import { freePort } from './free-port.js';

describe('a free port', () => {
  it('lies below those that outgoing connections are given', async () => {
    const ports = await Promise.all(Array.from({ length: 20 }, () => freePort(0)));
    for (const port of ports) expect(port < 32_768 && port >= 20_000).toBe(true);
  });

  it('is not given twice while others are free, also to those who ask at once', async () => {
    const ports = await Promise.all(Array.from({ length: 50 }, () => freePort(0)));
    expect(new Set(ports).size).toBe(50);
  });

  it('is the wanted one, unless somebody has it', async () => {
    const wanted = await freePort(0);
    expect(await freePort(wanted)).toBe(wanted);
    const server = createServer();
    await listen(server, wanted, '127.0.0.1');
    await expect(freePort(wanted)).rejects.toThrow(PortTakenError);
    await close(server, 0);
  });
});
