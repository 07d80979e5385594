import { randomInt } from 'node:crypto';
import { ConfigError } from '@lapor/kit/config/read-config';
import type { Running } from '@lapor/kit/process';
import type { ChannelDependencies } from './actions/dependencies.js';
import { noteCarriedPart, notePartReceipt } from './actions/note-carried-part.js';
import type { CarriedMessage, Receipt } from './actions/receive-message.js';
import type { Settle } from './actions/settle.js';
import { settleDeliveries, takeDelivery } from './actions/take-delivery.js';
import type { Carrier } from './carrier/carrier.js';
import { kannelCarrier } from './carrier/kannel-carrier.js';
import { plainMessageId } from './carrier/smpp/message-id.js';
import { smppCarrier } from './carrier/smpp/smpp-carrier.js';
import type { SmppSettings } from './carrier/smpp/smpp-settings.js';
import type { SmsConfig } from './config.js';
import { findCarriedParts } from './database/carried-part.store.js';

/** What a carrier that comes by itself hands its messages and receipts to. */
export type CarrierDependencies = ChannelDependencies & {
  /** Takes a message; when it resolves the message is in the database. */
  readonly receive: (message: CarriedMessage) => Promise<Receipt>;
  readonly settle: Settle;
};

/** The carrier that the configuration names. */
export interface OpenCarrier extends Running {
  readonly carrier: Carrier;
  /** What the carrier shows at the door of HTTP; null where it does not come that way. */
  readonly secret: string | null;
}

/** What the carrier needs to be told is there. @throws {ConfigError} naming the settings that are missing, before anything is opened. */
export function checkCarrier(config: SmsConfig): void {
  if (config.SMS_CARRIER === 'smpp') smppSettings(config);
  else kannelSettings(config);
}

/**
 * @param kept told after each message that came by a connection of the carrier's own and is in the database.
 * @throws {ConfigError} naming the settings that this carrier needs.
 */
export function openCarrier(config: SmsConfig, deps: CarrierDependencies, kept: () => void): OpenCarrier {
  return config.SMS_CARRIER === 'smpp' ? openSmpp(config, deps, kept) : openKannel(config);
}

function openKannel(config: SmsConfig): OpenCarrier {
  const { SMS_CARRIER_KEY: key, SMS_PUBLIC_URL: own, ...needed } = kannelSettings(config);
  const carrier = kannelCarrier({
    sendUrl: needed.SMS_SEND_URL,
    username: config.SMS_SEND_USERNAME,
    password: needed.SMS_SEND_PASSWORD,
    shortNumber: config.SMS_SHORT_NUMBER,
    receiptUrl: `${own}/kannel/receipt?key=${encodeURIComponent(key)}`,
  });
  return { carrier, secret: key, stop: async () => {} };
}

function kannelSettings(config: SmsConfig) {
  return need(config, ['SMS_CARRIER_KEY', 'SMS_SEND_URL', 'SMS_SEND_PASSWORD', 'SMS_PUBLIC_URL']);
}

function openSmpp(config: SmsConfig, deps: CarrierDependencies, kept: () => void): OpenCarrier {
  const settings = smppSettings(config);
  const { database, log } = deps;
  const carrier = smppCarrier({
    settings,
    ledger: {
      noteTaken: ({ textId, number, ...part }) => noteCarriedPart(deps, { ...part, outgoingId: textId, part: number }),
      takenOf: (textId) => findCarriedParts(database, textId),
    },
    async takeMessage(delivery) {
      const { name, receipt } = await takeDelivery(deps, delivery);
      kept();
      if (receipt === 'NO_NUMBER') log.info('a message came from what is no telephone in Indonesia; nobody can be answered');
      return name;
    },
    takeReceipt: ({ messageId, state }) => notePartReceipt(deps, plainMessageId(messageId, settings.receiptIds), state),
    settle: (names) => settleDeliveries(deps, names),
    log,
    random: () => randomInt(1_000_000) / 1_000_000,
  });
  return { carrier, secret: null, stop: carrier.stop };
}

function smppSettings(config: SmsConfig): SmppSettings {
  const needed = need(config, ['SMS_SMPP_URL', 'SMS_SMPP_SYSTEM_ID', 'SMS_SMPP_PASSWORD']);
  // A message waits for room and then for its answer; before that is over it must not count as one to send again.
  if (config.SMS_DOUBT_MS <= 2 * config.SMS_SMPP_ANSWER_MS)
    throw new ConfigError('The configuration is not usable:\n  SMS_DOUBT_MS: must be more than twice SMS_SMPP_ANSWER_MS');
  return {
    url: new URL(needed.SMS_SMPP_URL),
    systemId: needed.SMS_SMPP_SYSTEM_ID,
    password: needed.SMS_SMPP_PASSWORD,
    systemType: config.SMS_SMPP_SYSTEM_TYPE,
    shortNumber: config.SMS_SHORT_NUMBER,
    sourceTon: config.SMS_SMPP_SOURCE_TON,
    sourceNpi: config.SMS_SMPP_SOURCE_NPI,
    window: config.SMS_SMPP_WINDOW,
    enquireMs: config.SMS_SMPP_ENQUIRE_MS,
    answerMs: config.SMS_SMPP_ANSWER_MS,
    rebind: { firstMs: config.SMS_SMPP_REBIND_MS, mostMs: config.SMS_SMPP_REBIND_MOST_MS },
    submitIds: config.SMS_SMPP_SUBMIT_IDS,
    receiptIds: config.SMS_SMPP_RECEIPT_IDS,
    refusals: config.SMS_SMPP_REFUSALS ?? [],
  };
}

/** Settings without which a carrier cannot be reached. @throws {ConfigError} naming those that are missing. */
function need<Name extends keyof SmsConfig>(config: SmsConfig, names: readonly Name[]): { [Each in Name]: NonNullable<SmsConfig[Each]> } {
  const missing = names.filter((name) => config[name] === undefined);
  if (missing.length > 0)
    throw new ConfigError(
      `The configuration is not usable:\n${missing.map((name) => `  ${name}: needed with SMS_CARRIER=${config.SMS_CARRIER}`).join('\n')}`,
    );
  return config as { [Each in Name]: NonNullable<SmsConfig[Each]> };
}
