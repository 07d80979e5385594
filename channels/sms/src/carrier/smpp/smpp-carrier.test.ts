import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLog } from '@lapor/kit/log';
import { type LocalSmsc, type SubmitAnswer, startLocalSmsc } from '../../local-carrier/local-smsc.js';
import { type Carrier, CarrierBusyError, CarrierDoubtError } from '../carrier.js';
import { readDelivery } from './read-delivery.js';
import { smppCarrier } from './smpp-carrier.js';
import type { Pdu } from './smpp-package.js';
import type { TakenPart } from './submit.js';

const ID = '0198c0de-0000-7000-8000-0000000000a7';

describe('a carrier over SMPP', () => {
  let smsc: LocalSmsc;
  let carrier: ReturnType<typeof smppCarrier>;
  let answers: (pdu: Pdu) => SubmitAnswer | null;
  const submitted: Pdu[] = [];
  const taken: TakenPart[] = [];
  beforeEach(async () => {
    submitted.length = 0;
    taken.length = 0;
    answers = () => ({ status: 0, messageId: String(submitted.length) });
    smsc = await startLocalSmsc({
      host: '127.0.0.1',
      port: 0,
      systemId: 'lapor',
      password: 'rahasia1',
      async submit(pdu) {
        submitted.push(pdu);
        return answers(pdu);
      },
    });
    carrier = smppCarrier({
      settings: {
        url: new URL(`smpp://127.0.0.1:${smsc.port}`),
        systemId: 'lapor',
        password: 'rahasia1',
        systemType: '',
        shortNumber: '1708',
        sourceTon: 3,
        sourceNpi: 0,
        window: 2,
        enquireMs: 30_000,
        answerMs: 2_000,
        rebind: { firstMs: 10, mostMs: 20 },
        submitIds: 'text',
        receiptIds: 'text',
        refusals: [],
      },
      ledger: {
        noteTaken: async (part) => void taken.push(part),
        takenOf: async (textId) => new Set(taken.filter((part) => part.textId === textId).map(({ number }) => number)),
      },
      takeMessage: async () => 'name',
      takeReceipt: async () => undefined,
      settle: async () => undefined,
      log: createLog('test', 'silent'),
      random: () => 0,
    });
  });
  afterEach(async () => {
    await carrier.stop();
    await smsc.stop();
  });

  /** What sending gives, once the carrier is bound again. */
  const sent = async (text: Parameters<Carrier['send']>[0]): Promise<string> => {
    for (;;) {
      const outcome = await carrier.send(text).catch((error: Error) => error);
      if (!(outcome instanceof CarrierBusyError)) return outcome instanceof Error ? outcome.name : outcome;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  it('sends of a long message that was cut off only what was not taken, and its parts belong together', async () => {
    const text = { id: ID, to: '+628139', text: '💡 padam '.repeat(40) };
    answers = () => {
      if (submitted.length === 1) return { status: 0, messageId: 'first' };
      for (const session of smsc.bound) session.destroy();
      return null;
    };
    expect(await sent(text)).toBe(CarrierDoubtError.name);
    expect(taken.map(({ messageId, number }) => [messageId, number])).toEqual([['first', 1]]);
    const before = submitted.length;
    answers = () => ({ status: 0, messageId: `later ${submitted.length}` });
    expect(await sent(text)).toBe('ACCEPTED');
    const parts = [submitted[0]!, ...submitted.slice(before)].map(readDelivery);
    expect(parts.map(({ part }) => part?.number)).toEqual(parts.map((_, index) => index + 1));
    expect(new Set(parts.map(({ part }) => part?.reference))).toEqual(new Set([0xa7]));
    expect(parts.map((each) => each.text).join('')).toBe(text.text);
    expect(await sent(text)).toBe('ACCEPTED');
    expect(submitted.length).toBe(before + parts.length - 1);
  });

  it('has no more under way than its window, and is refused what is refused', async () => {
    // Answered by twos: with one at a time nothing would go on, and with three there would be more than two.
    const open: Pdu[] = [];
    let most = 0;
    const refuse = () => {
      for (const pdu of open.splice(0)) for (const session of smsc.bound) session.send(pdu.response({ command_status: 0x0b }));
    };
    answers = (pdu) => {
      most = Math.max(most, open.push(pdu));
      if (open.length >= together) setImmediate(refuse);
      return null;
    };
    let together = 1;
    const text = (index: number) => ({ id: `${ID.slice(0, -2)}${10 + index}`, to: '+628139', text: 'halo' });
    expect(await sent(text(0))).toBe('REFUSED');
    together = 2;
    expect(await Promise.all(Array.from({ length: 12 }, (_, index) => sent(text(index))))).toEqual(Array(12).fill('REFUSED'));
    expect(most).toBe(2);
    expect(taken).toEqual([]);
  });
});
