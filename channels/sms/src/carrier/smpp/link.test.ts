import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createLog } from '@lapor/kit/log';
import fc from 'fast-check';
import { type LocalSmsc, startLocalSmsc } from '../../local-carrier/local-smsc.js';
import { answerOther } from './answer-other.js';
import { createIntake } from './intake.js';
import { type Link, LinkError } from './link.js';
import { openLink } from './open-link.js';
import { keepPulse } from './pulse.js';
import type { Pdu } from './smpp-package.js';
import type { SmppSettings } from './smpp-settings.js';

const settingsFor = (port: number, more: Partial<SmppSettings> = {}): SmppSettings => ({
  url: new URL(`smpp://127.0.0.1:${port}`),
  systemId: 'lapor',
  password: 'rahasia1',
  systemType: '',
  shortNumber: '1708',
  sourceTon: 3,
  sourceNpi: 0,
  window: 10,
  enquireMs: 30_000,
  answerMs: 300,
  rebind: { firstMs: 10, mostMs: 10 },
  submitIds: 'text',
  receiptIds: 'text',
  refusals: [],
  ...more,
});

describe('a link to an SMSC', () => {
  const open: (() => unknown)[] = [];
  afterEach(async () => {
    for (const each of open.splice(0).toReversed()) await each();
  });
  const localSmsc = async (): Promise<LocalSmsc> => {
    const smsc = await startLocalSmsc({
      host: '127.0.0.1',
      port: 0,
      systemId: 'lapor',
      password: 'rahasia1',
      submit: async () => ({ status: 0 }),
    });
    open.push(smsc.stop);
    return smsc;
  };
  /** Somebody who says whatever a test says. */
  const anybody = async (says: (socket: Socket) => void): Promise<number> => {
    const server: Server = createServer((socket) => {
      socket.on('error', () => undefined);
      open.push(() => socket.destroy());
      says(socket);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    open.push(() => server.close());
    return (server.address() as { port: number }).port;
  };
  const bind = async (settings: SmppSettings, deliver: (link: Link, pdu: Pdu) => void = () => undefined): Promise<Link> => {
    const link = await openLink(settings, { deliver, other: () => undefined });
    open.push(() => link.end(new LinkError('SMPP_UNBOUND')));
    return link;
  };
  const codeOf = (opening: Promise<Link>) =>
    opening.then(
      () => 'bound',
      ({ code, status }: LinkError) => [code, status].filter(Boolean).join(' '),
    );

  it('is bound, and leaves with a word', async () => {
    const smsc = await localSmsc();
    const link = await bind(settingsFor(smsc.port));
    expect(smsc.bound.size).toBe(1);
    await link.unbind();
    expect((await link.ended).code).toBe('SMPP_UNBOUND');
    expect(() => link.request('enquire_link')).toThrow(LinkError);
  });

  it('is refused a wrong password, by the carrier’s own number for it', async () => {
    const smsc = await localSmsc();
    expect(await codeOf(bind(settingsFor(smsc.port, { password: 'salah' })))).toBe('SMPP_BIND_REFUSED 0x0000000e');
  });

  it.each([
    ['nobody', (socket: Socket) => socket.destroy(), /SMPP_(CONNECT_FAILED|LINK_LOST)/],
    ['somebody mute', () => undefined, /SMPP_CONNECT_FAILED/],
    ['a web server', (socket: Socket) => void socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'), /SMPP_PDU_MALFORMED/],
    [
      'a PDU of two thousand million octets',
      (socket: Socket) => void socket.write(Buffer.from('7fffffff800000090000000000000001', 'hex')),
      /SMPP_PDU_MALFORMED/,
    ],
    [
      'a PDU shorter than its own head',
      (socket: Socket) => void socket.write(Buffer.from('0000000880000009', 'hex')),
      /SMPP_PDU_MALFORMED/,
    ],
    ['a PDU of three octets', (socket: Socket) => void socket.write(Buffer.from('00000003', 'hex')), /SMPP_CONNECT_FAILED/],
    ['nothing but zeros', (socket: Socket) => void socket.write(Buffer.alloc(4_096)), /SMPP_CONNECT_FAILED/],
    [
      'random octets',
      (socket: Socket) => void socket.write(Buffer.from('00000020800000090000000000000001ffffffffffffffffffffffffffffffff', 'hex')),
      /./,
    ],
    [
      'an answer to another question',
      (socket: Socket) => void socket.write(Buffer.from('00000010800000150000000000000001', 'hex')),
      /SMPP_BIND_REFUSED/,
    ],
  ])('is not made with %s, and nothing is thrown', async (_who, says, code) => {
    const port = await anybody((socket) => socket.once('data', () => says(socket)));
    expect(await codeOf(bind(settingsFor(port)))).toMatch(code);
  });

  it('ends, and everybody who waits for an answer is told', async () => {
    const smsc = await localSmsc();
    const link = await bind(settingsFor(smsc.port));
    const [session] = smsc.bound;
    session!.removeAllListeners('pdu');
    const waiting = Promise.allSettled([link.request('enquire_link'), link.request('submit_sm')]);
    session!.destroy();
    expect((await link.ended).code).toBe('SMPP_LINK_LOST');
    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('ends with what its handler throws, and not the process', async () => {
    const smsc = await localSmsc();
    const link = await bind(settingsFor(smsc.port), () => {
      throw new TypeError('a mistake');
    });
    await expect(smsc.deliver({ short_message: Buffer.from('x') })).rejects.toThrow();
    expect((await link.ended).code).toBe('SMPP_PDU_MALFORMED');
  });

  it('hears messages that stand right behind the answer to its bind', async () => {
    const bound = Buffer.from('0000001180000009000000000000000100', 'hex');
    const message = Buffer.from('00000021000000050000000000000007000000000000000000000000000000000000', 'hex').subarray(0, 33);
    const port = await anybody((socket) => socket.once('data', () => void socket.write(Buffer.concat([bound, message]))));
    const heard = Promise.withResolvers<number>();
    await bind(settingsFor(port), (_link, pdu) => heard.resolve(pdu.sequence_number));
    expect(await heard.promise).toBe(7);
  });

  it('is as well as before after deliveries of any octets', async () => {
    const bound = Buffer.from('0000001180000009000000000000000100', 'hex');
    const heads = fc.constantFrom(0x0005, 0x0103, 0x0004, 0x0021, 0x0102, 0x80000004, 0x80000005, 0x000b, 0x0112);
    await fc.assert(
      fc.asyncProperty(heads, fc.uint8Array({ maxLength: 120 }), fc.boolean(), async (command, octets, isTrue) => {
        const head = Buffer.alloc(16);
        head.writeUInt32BE(isTrue ? 16 + octets.length : octets.length, 0);
        head.writeUInt32BE(command, 4);
        head.writeUInt32BE(1, 12);
        const port = await anybody((socket) => socket.once('data', () => socket.end(Buffer.concat([bound, head, octets]))));
        const taken = createIntake({
          takeMessage: async ({ text }) => text,
          takeReceipt: async () => undefined,
          answered: () => undefined,
          promptMs: 1_000,
          log: createLog('test', 'silent'),
        });
        const link = await openLink(settingsFor(port), { deliver: taken.take, other: answerOther(createLog('test', 'silent')) });
        // What stops in the middle looks like silence.
        keepPulse(link, { enquireMs: 40, answerMs: 40 });
        expect((await link.ended).code).toMatch(/SMPP_(LINK_LOST|LINK_DEAD|PDU_MALFORMED|UNBOUND)/);
        await taken.idle();
      }),
      { numRuns: 60 },
    );
  });
});
