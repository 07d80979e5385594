import { decodeText } from '@lapor/sms/carrier/smpp/decode-text';
import { encodeText } from '@lapor/sms/carrier/smpp/encode-text';
import type { Pdu } from '@lapor/sms/carrier/smpp/smpp-package';
import { takeHeader } from '@lapor/sms/encoding/user-data-header';
import { type LocalSmsc, type SubmitAnswer, startLocalSmsc } from '@lapor/sms/local-carrier/local-smsc';
import { until } from './until.js';

/** One SMS that the channel has handed over. */
export interface Submitted {
  readonly to: string;
  readonly messageId: string;
  readonly text: string;
  readonly part: { readonly total: number; readonly number: number } | null;
  readonly pdu: Pdu;
}

/** An SMSC for the channel, whose behaviour a test decides. */
export interface TestSmsc extends LocalSmsc {
  /** What the channel must be told to reach it. */
  readonly settings: Readonly<Record<string, string>>;
  /** All that it has been handed, also what it did not take. */
  readonly submitted: readonly Submitted[];
  /** How the next ones are answered; null says nothing at all. By default all are taken. */
  answers(decide: (submitted: Submitted) => SubmitAnswer | null): void;
  /** Brings a text as a telephone writes it, in parts when it is long, each again and again until it is taken. */
  brings(from: string, text: string, reference?: number): Promise<void>;
  /** The first text that comes for a number with this in it. */
  textFor(number: string, containing: string): Promise<Submitted>;
  /** Brings word of a message in the text form of the specification. */
  reports(messageId: string, stat: string): Promise<number>;
  /** The client is bound. */
  ready(): Promise<void>;
}

export const SYSTEM_ID = 'lapor-uji';
export const PASSWORD = 'rahasia1';

export async function startTestSmsc(port = 0): Promise<TestSmsc> {
  const submitted: Submitted[] = [];
  let decide: (submitted: Submitted) => SubmitAnswer | null = ({ messageId }) => ({ status: 0, messageId });
  const smsc = await startLocalSmsc({
    host: '127.0.0.1',
    port,
    systemId: SYSTEM_ID,
    password: PASSWORD,
    async submit(pdu) {
      const message = read(pdu, `0${(submitted.length + 0xabc0).toString(16)}`);
      submitted.push(message);
      return decide(message);
    },
  });
  const bring = (fields: Readonly<Record<string, unknown>>) =>
    until('the channel takes a message', async () => (await smsc.deliver({ ...fields })) === 0);
  return {
    ...smsc,
    submitted,
    settings: {
      SMS_CARRIER: 'smpp',
      SMS_SMPP_URL: `smpp://127.0.0.1:${smsc.port}`,
      SMS_SMPP_SYSTEM_ID: SYSTEM_ID,
      SMS_SMPP_PASSWORD: PASSWORD,
      SMS_SMPP_REBIND_MS: '50',
      SMS_SMPP_REBIND_MOST_MS: '400',
    },
    answers(next) {
      decide = next;
    },
    async brings(from, text, reference = 7) {
      for (const fields of deliveries(from, text, reference)) await bring(fields);
    },
    textFor: (number, containing) =>
      until(`${number} is sent "${containing}"`, () => submitted.find(({ to, text }) => to === number && text.includes(containing))),
    reports: (messageId, stat) =>
      smsc.deliver({
        source_addr: '628',
        destination_addr: '1708',
        esm_class: 0x04,
        short_message: Buffer.from(
          `id:${messageId} sub:001 dlvrd:001 submit date:2611261200 done date:2611261201 stat:${stat} err:000 text:`,
        ),
      }),
    ready: () => until('the channel is bound', () => smsc.bound.size > 0).then(() => undefined),
  };
}

/** The fields of the deliveries of one text. */
export function deliveries(from: string, text: string, reference: number): readonly Readonly<Record<string, unknown>>[] {
  return encodeText(text, reference).map(({ esmClass, dataCoding, octets }) => ({
    source_addr_ton: 1,
    source_addr_npi: 1,
    source_addr: from,
    destination_addr: '1708',
    esm_class: esmClass,
    data_coding: dataCoding,
    short_message: octets,
  }));
}

function read(pdu: Pdu, messageId: string): Submitted {
  const octets = pdu.short_message as Buffer;
  const { part, content } = (Number(pdu.esm_class) & 0x40) === 0 ? { part: null, content: octets } : takeHeader(octets);
  return { to: String(pdu.destination_addr), messageId, text: decodeText(content, Number(pdu.data_coding)), part, pdu };
}
