import { randomUUID } from 'node:crypto';
import { createLog } from '@lapor/kit/log';
import { divide } from '@lapor/sms/encoding/parts';
import { writeHeader } from '@lapor/sms/encoding/user-data-header';
import { type RunningSms, startSms } from '@lapor/stack/sms/start-sms';
import { Client } from 'pg';
import type { TestSystem } from './system.js';
import { until } from './until.js';

/** What the carrier gives the channel, in its own words. */
export interface Carried {
  readonly from: string;
  readonly text: string;
  readonly id?: string;
  /** The octets of a header, percent-encoded. */
  readonly udh?: string;
}

/** The channel of SMS beside a system, with telephones. */
export interface TestSms extends RunningSms {
  /** Gives the channel a message as the carrier does; the status of its answer, 0 when nobody is there. */
  carry(message: Carried): Promise<number>;
  /** The same until it is taken, as a carrier does. */
  carryUntilTaken(message: Carried): Promise<void>;
  phone(number: string): Phone;
  rows<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface Phone {
  readonly number: string;
  /** Sends a text and gives the next message that comes. */
  ask(text: string): Promise<string>;
  /** The next message that has not been looked at. */
  next(what: string): Promise<string>;
  /** Everything that has ever come. */
  all(): Promise<readonly string[]>;
}

/** Nobody sleeps in tests, and numbers write as much as they like. */
const SETTINGS = { SMS_FEED_POLL_MS: '50', SMS_LIMIT_MESSAGES: '1000', SMS_QUIET_FROM: '0', SMS_QUIET_UNTIL: '0' };

export async function startTestSms(system: TestSystem, settings: Readonly<Record<string, string>> = {}): Promise<TestSms> {
  const sms = await startSms({
    system,
    dataFolder: system.dataFolder,
    port: 0,
    // With an SMSC there is no other carrier.
    carrierPort: settings.SMS_CARRIER === 'smpp' ? null : 0,
    databaseUrl: undefined,
    settings: { ...SETTINGS, ...settings },
    logLevel: 'debug',
    onLine: (line) => lines.push(line),
    log: createLog('test', 'silent'),
  });
  const database = new Client({ connectionString: sms.databaseUrl });
  await database.connect();
  const phones = new Map<string, Phone>();
  const carry = (message: Carried) => deliver(`http://127.0.0.1:${sms.port}/kannel/message?key=${system.secrets.smsCarrierKey}`, message);
  const carryUntilTaken = async (message: Carried) => {
    const fixed = { id: randomUUID(), ...message };
    await until('the channel takes a message', async () => (await carry(fixed)) === 200);
  };
  return {
    ...sms,
    carry,
    carryUntilTaken,
    phone(number) {
      const phone = phones.get(number) ?? phoneOf(sms, carryUntilTaken, number);
      phones.set(number, phone);
      return phone;
    },
    rows: async <Row extends object>(sql: string, values: readonly unknown[] = []) => (await database.query<Row>(sql, [...values])).rows,
    async stop() {
      await database.end();
      await sms.stop();
    },
  };
}

/** What the channel's processes have logged. */
export const lines: string[] = [];

async function deliver(url: string, { from, text, id = randomUUID(), udh = '' }: Carried): Promise<number> {
  const address = `${url}&from=${encodeURIComponent(from)}&text=${encodeURIComponent(text)}&id=${id}&udh=${udh}`;
  return fetch(address).then(
    ({ status }) => status,
    () => 0,
  );
}

/** The parts of a text, as a carrier gives those that it does not join itself. */
export function inParts(from: string, text: string, reference: number): readonly Carried[] {
  const { parts } = divide(text);
  return parts.map((part, index) => {
    const header = writeHeader({ reference, total: parts.length, number: index + 1 });
    return { from, text: part, id: randomUUID(), udh: [...header].map((octet) => `%${octet.toString(16).padStart(2, '0')}`).join('') };
  });
}

function phoneOf(sms: RunningSms, carry: (message: Carried) => Promise<void>, number: string): Phone {
  let seen = 0;
  const all = async () => {
    const response = await fetch(`http://127.0.0.1:${sms.carrierPort}/phone/messages?number=${encodeURIComponent(number)}`);
    return ((await response.json()) as { messages: { text: string }[] }).messages.map(({ text }) => text);
  };
  const next = (what: string) =>
    until(`${number} is sent ${what}`, async () => {
      const message = (await all())[seen];
      if (message === undefined) return false;
      seen += 1;
      return message;
    });
  return {
    number,
    all,
    next,
    async ask(text) {
      await carry({ from: number, text });
      return next(`an answer to "${text.slice(0, 30)}"`);
    },
  };
}

/** What has been filed by SMS with texts that begin so, in alphabetical order. */
export async function contentsBySms(system: TestSystem, beginning: string): Promise<readonly string[]> {
  const rows = await system.rows<{ content: string }>(
    'reports',
    "select content from report where channel = 'SMS' and content like $1 order by content",
    [`${beginning}%`],
  );
  return rows.map(({ content }) => content);
}
