import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import type { StackConfig } from '../config.js';
import type { System } from '../system/start-system.js';
import { type RunningSms, startSms } from './start-sms.js';

export interface StackSms {
  readonly system: System;
  readonly config: StackConfig;
  readonly demo: boolean;
  readonly dataFolder: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
  readonly log: Logger;
  readonly print: (text: string) => void;
}

/** Each of them says that an SMSC is meant, and not the demo's own. */
const SMSC_SETTINGS = ['SMS_SMPP_URL', 'SMS_SMPP_SYSTEM_ID', 'SMS_SMPP_PASSWORD'] as const;

/**
 * The channel of SMS of a system that is ready: in a demo with a carrier for people, else when its credentials are set. It
 * comes a moment later, because nobody is to wait for it; when it cannot start the system goes on without it and says so.
 */
export function smsOf({ system, config, demo, dataFolder, settings, onLine, log, print }: StackSms): Running {
  // Outside a demo nobody is to get a carrier that reaches no telephone: what is missing is said instead.
  const isSmsc = settings.SMS_CARRIER === 'smpp' && (!demo || SMSC_SETTINGS.some((name) => settings[name] !== undefined));
  const hasCarrier = settings.SMS_SEND_URL !== undefined || isSmsc;
  const isSet = settings.SMS_CLIENT_SECRET !== undefined && hasCarrier;
  if (!(config.SMS ?? (demo || isSet))) return { stop: async () => {} };
  const ending = new AbortController();
  const started: Promise<RunningSms | null> = startSms({
    system,
    dataFolder,
    port: config.SMS_PORT,
    carrierPort: hasCarrier ? null : config.SMS_CARRIER_PORT,
    databaseUrl: config.SMS_DATABASE_URL,
    settings,
    logLevel: config.LOG_LEVEL,
    onLine,
    log,
    ending,
  }).catch((error: Error) => {
    if (ending.signal.aborted) return null;
    log.error({ err: error }, 'the channel of SMS could not start');
    print(`  SMS 1708   cannot start: ${error.message}\n`);
    return null;
  });
  void started.then((sms) => sms && print(`  SMS 1708   ${howTo(sms)}\n`));
  return {
    async stop() {
      // Also while it still starts: nobody waits for what is to be stopped.
      ending.abort();
      await (await started)?.stop();
    },
  };
}

function howTo({ carrierPort, port }: RunningSms): string {
  return carrierPort === null ? `takes messages on port ${port}` : 'npm run sms -- --from 081377001234 "KOTA METRO lampu jalan padam"';
}
