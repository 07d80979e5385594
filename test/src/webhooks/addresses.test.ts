import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { AddressRefusedError, guardedLookup } from '@lapor/reports/webhooks/guarded-connector';
import { createPoster, type Poster } from '@lapor/reports/webhooks/post-event';
import { isRefusedAddress } from '@lapor/reports/webhooks/refused-address';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';
import { openReceiver } from '../environment/webhook-receiver.js';
import { followUp, openReport, webhookOwner } from '../environment/webhooks.js';

const NEVER = new AbortController().signal;

describe('a webhook’s address', () => {
  const posters: Poster[] = [];
  const servers: { close(): unknown; readonly connections: () => number; readonly port: number }[] = [];
  const poster = (allowLoopback = false, timeoutMs = 3_000) => {
    const made = createPoster({ timeoutMs, allowLoopback });
    posters.push(made);
    return made;
  };
  const listen = async (host: string) => {
    let connections = 0;
    const server = createTcpServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    const opened = { close: () => server.close(), connections: () => connections, port: (server.address() as AddressInfo).port };
    servers.push(opened);
    return opened;
  };
  afterEach(async () => {
    await Promise.all(posters.splice(0).map((each) => each.stop()));
    for (const server of servers.splice(0)) server.close();
  });

  it.each([
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '0.0.0.0',
    '[::]',
    '0x7f.1',
    '2130706433',
    '127.1',
    '017700000001',
  ])('%s is refused, and nothing of this machine is dialled', async (host) => {
    const open = [await listen('127.0.0.1'), await listen('::1')];
    for (const { port } of open) {
      for (const protocol of ['https', 'http']) {
        const outcome = await poster().post(`${protocol}://${host}:${port}/`, {}, '{}', NEVER);
        expect(outcome).toEqual({ kind: 'FAILED', code: 'ADDRESS_REFUSED', status: null });
      }
    }
    expect(open.map(({ connections }) => connections())).toEqual([0, 0]);
  });

  it.each([
    '10.0.0.1',
    '172.16.9.9',
    '192.168.1.1',
    '169.254.169.254',
    '[fd00:ec2::254]',
    '[fe80::1]',
    '[::ffff:169.254.169.254]',
    '[64:ff9b::a9fe:a9fe]',
  ])('%s is refused, also where this machine is allowed', async (host) => {
    for (const allowLoopback of [false, true])
      for (const protocol of ['https', 'http'])
        expect(await poster(allowLoopback).post(`${protocol}://${host}/`, {}, '{}', NEVER)).toMatchObject({ code: 'ADDRESS_REFUSED' });
  });

  it('may be this machine where the operator says so', async () => {
    const { port, connections } = await listen('127.0.0.1');
    expect(await poster(true).post(`http://localhost:${port}/`, {}, '{}', NEVER)).toMatchObject({ code: 'CONNECTION_FAILED' });
    expect(connections()).toBe(1);
  });

  const look = (addresses: readonly string[], options: object = { all: true }) => {
    const resolve = ((_name: string, _options: object, callback: (error: null, found: object[]) => void) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )) as never;
    return new Promise<unknown>((done, failed) =>
      guardedLookup((address) => !isRefusedAddress(address), resolve)('nama.contoh.id', options, (error, found) =>
        error ? failed(error) : done(found),
      ),
    );
  };

  it('is dialled at exactly the addresses that were looked at', async () => {
    expect(await look(['103.10.105.1', '2400:cb00::1'])).toEqual([
      { address: '103.10.105.1', family: 4 },
      { address: '2400:cb00::1', family: 6 },
    ]);
    expect(await look(['103.10.105.1'], { all: false })).toBe('103.10.105.1');
  });

  it.each([[['10.1.2.3']], [['103.10.105.1', '127.0.0.1']], [['103.10.105.1', '::ffff:10.0.0.1']], [[]]])(
    'is refused when its name stands for %j',
    async (addresses) => {
      await expect(look(addresses)).rejects.toBeInstanceOf(AddressRefusedError);
    },
  );

  describe('that answers', () => {
    let server: Server;
    let url: string;
    let closed: Promise<unknown>;
    beforeAll(async () => {
      server = createServer((request, response) => {
        closed = new Promise((resolve) => request.socket.once('close', resolve));
        if (request.url === '/silent') return;
        if (request.url === '/headers') return void response.writeHead(200, { x: 'y'.repeat(40_000) }).end();
        response.writeHead(200);
        const timer = setInterval(() => response.write('z'.repeat(10_000)), 5);
        response.on('close', () => clearInterval(timer));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    afterAll(() => {
      server.closeAllConnections();
      server.close();
    });

    it('without an end is heard no further than its beginning', async () => {
      expect(await poster(true).post(`${url}/endless`, {}, '{}', NEVER)).toEqual({ kind: 'DELIVERED' });
      await closed;
    });

    it('nothing in time has failed, and one that is told to stop says nothing', async () => {
      expect(await poster(true, 200).post(`${url}/silent`, {}, '{}', NEVER)).toMatchObject({ code: 'TIMEOUT' });
      const stopped = new AbortController();
      const posting = poster(true, 60_000).post(`${url}/silent`, {}, '{}', stopped.signal);
      stopped.abort();
      expect(await posting).toEqual({ kind: 'STOPPED' });
    });

    it('with headers beyond measure has failed', async () => {
      expect(await poster(true).post(`${url}/headers`, {}, '{}', NEVER)).toMatchObject({ code: 'CONNECTION_FAILED' });
    });
  });

  describe('in a system that was not told otherwise', () => {
    let system: TestSystem;
    beforeAll(async () => {
      system = await startTestSystem({ overrides: { reports: { WEBHOOK_RETRY_MS: '50' } } });
    });
    afterAll(() => system.stop());

    it('is refused when it is no address of the public internet by https, at once or when it is dialled', async () => {
      const receiver = await openReceiver();
      const owner = await webhookOwner(system, 'alamat');
      for (const url of [receiver.url, 'http://contoh.id/', 'https://budi:x@contoh.id/', 'https://contoh.id:22/', 'javascript:alert(1)'])
        await expect(owner.create(url)).rejects.toThrow('WEBHOOK_URL_REFUSED');
      const { webhook } = await owner.create(receiver.url.replace('http:', 'https:'));
      await followUp(await openReport(system), 1);
      const listed = await until('it has failed twice', async () => {
        const found = await owner.find(webhook.id);
        return found.failedAttempts > 1 && found;
      });
      expect(listed).toMatchObject({ state: 'FAILING', lastFailure: { code: 'ADDRESS_REFUSED', status: null }, deliveredAt: null });
      await expect(owner.changes(webhook.id, receiver.url)).rejects.toThrow('WEBHOOK_URL_REFUSED');
      expect(receiver.deliveries).toEqual([]);
      await receiver.close();
    });
  });
});
