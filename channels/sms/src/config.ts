import { count, list, milliseconds, port, type readConfig } from '@lapor/kit/config/read-config';
import { z } from 'zod';
import { ID_FORMS } from './carrier/smpp/message-id.js';
import { KEY_BYTES, type SealingKeys, toSealingKey } from './sealing/channel-key.js';

const hour = z.coerce.number().int().min(0).max(23);
const octet = z.coerce.number().int().min(0).max(255);
const idForm = z.enum(ID_FORMS).default('text');

const sealingKey = z
  .string()
  .refine((text) => Buffer.from(text, 'base64url').length === KEY_BYTES, `needs ${KEY_BYTES} bytes in base64url`)
  .transform((text) => toSealingKey(Buffer.from(text, 'base64url')));

/** The settings of the channel of SMS. */
export const settings = {
  /** The address on which the carrier reaches this process. */
  SMS_LISTEN: z.string().default('127.0.0.1'),
  PORT: port.default(4104),
  LOG_LEVEL: z.string().default('info'),
  SMS_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL_SIZE: count.default(8),
  /** Where the channel asks, like any system of an agency. */
  GATEWAY_URL: z.url(),
  /** The origin of the issuer of tokens. */
  TOKEN_ISSUER: z.url(),
  /** The API client with the scopes `channels:sms` and `reports:file`. */
  SMS_CLIENT_ID: z.string().min(1),
  SMS_CLIENT_SECRET: z.string().min(32),
  /** What the channel's database is sealed with: 32 bytes in base64url. */
  SMS_KEY: sealingKey,
  /** Secret. Former keys that still open what they have sealed, separated by commas; until `npm run sms:rotate` is done. */
  SMS_FORMER_KEYS: list.pipe(z.array(sealingKey)).default([]),
  SMS_SHORT_NUMBER: z.string().default('1708'),
  /** Who brings messages: Kannel over HTTP, or an SMSC itself over SMPP 3.4. Each needs its own settings below. */
  SMS_CARRIER: z.enum(['kannel', 'smpp']).default('kannel'),
  /** What Kannel shows when it brings a message. */
  SMS_CARRIER_KEY: z.string().min(32).optional(),
  /** Kannel's sendsms. */
  SMS_SEND_URL: z.url().optional(),
  SMS_SEND_USERNAME: z.string().default('lapor'),
  SMS_SEND_PASSWORD: z.string().min(8).optional(),
  /** Where Kannel reaches this process. */
  SMS_PUBLIC_URL: z.url().optional(),
  /** The SMSC: `smpp://host:port`, or `ssmpp://host:port` with TLS. */
  SMS_SMPP_URL: z.url({ protocol: /^s?smpp$/ }).optional(),
  SMS_SMPP_SYSTEM_ID: z.string().min(1).max(15).optional(),
  SMS_SMPP_PASSWORD: z.string().min(1).max(64).optional(),
  SMS_SMPP_SYSTEM_TYPE: z.string().max(12).default(''),
  /** What kind of number the short number is to this SMSC; by default a number of its network. */
  SMS_SMPP_SOURCE_TON: octet.default(3),
  SMS_SMPP_SOURCE_NPI: octet.default(0),
  /** How many messages may be on their way to the SMSC at once. */
  SMS_SMPP_WINDOW: count.default(10),
  /** How often the SMSC is asked whether it is still there, and how long its answers are waited for. */
  SMS_SMPP_ENQUIRE_MS: milliseconds.default(30_000),
  SMS_SMPP_ANSWER_MS: milliseconds.default(10_000),
  /** How long to wait before the connection is made again: at first, and at most. */
  SMS_SMPP_REBIND_MS: milliseconds.default(1_000),
  SMS_SMPP_REBIND_MOST_MS: milliseconds.default(60_000),
  /** How the SMSC writes its ids when it takes a message, and how in receipts. */
  SMS_SMPP_SUBMIT_IDS: idForm,
  SMS_SMPP_RECEIPT_IDS: idForm,
  /** Statuses of this SMSC's own that refuse a message for good, in decimal, separated by commas. */
  SMS_SMPP_REFUSALS: list.pipe(z.array(z.string().regex(/^\d+$/).transform(Number))).optional(),
  /** How many messages one number may send within the window; what is over it is not filed. */
  SMS_LIMIT_MESSAGES: count.default(20),
  SMS_LIMIT_WINDOW_SECONDS: count.default(3_600),
  /** From which hour until which nobody is told of a report's progress, where its agency is; two equal hours mean never. */
  SMS_QUIET_FROM: hour.default(20),
  SMS_QUIET_UNTIL: hour.default(6),
  /** How often the feed is asked when nothing has come. */
  SMS_FEED_POLL_MS: milliseconds.default(1_000),
  /** How long it is waited for word of a message of which nobody knows whether the carrier has taken it. */
  SMS_DOUBT_MS: milliseconds.default(60_000),
  /** How many groups of messages are dealt with at the same time; one group holds 32 at most. */
  SMS_WORKERS: count.default(2),
} satisfies z.ZodRawShape;

export type SmsConfig = ReturnType<typeof readConfig<typeof settings>>;

/** The key in use, and the former ones behind it. */
export function sealingKeys({ SMS_KEY, SMS_FORMER_KEYS }: Pick<SmsConfig, 'SMS_KEY' | 'SMS_FORMER_KEYS'>): SealingKeys {
  return [SMS_KEY, ...SMS_FORMER_KEYS];
}
