import { fileURLToPath } from 'node:url';
import type { Logger } from '@lapor/kit/log';
import { startParts } from '@lapor/kit/start-parts';
import { type LocalCarrier, startLocalCarrier } from '@lapor/sms/local-carrier/local-carrier';
import { prepareDatabase } from '../postgres/databases.js';
import { freePort } from '../postgres/free-port.js';
import { type Child, startChild } from '../system/child.js';
import { MEMORY } from '../system/memory.js';
import { keepSmsClientSecret } from '../system/secrets.js';
import type { System } from '../system/start-system.js';
import { registerChannel, SMS_CLIENT } from './register-channel.js';

export interface SmsOptions {
  readonly system: Pick<System, 'gatewayUrl' | 'ports' | 'secrets' | 'cluster'>;
  readonly dataFolder: string;
  readonly port: number;
  /** Where the carrier for people listens, which speaks what `SMS_CARRIER` says; null when a real one is set (`SMS_SEND_URL`, `SMS_SMPP_URL`). */
  readonly carrierPort: number | null;
  readonly databaseUrl: string | undefined;
  /** The operator's settings of the process. */
  readonly settings: Readonly<Record<string, string>>;
  readonly logLevel: string;
  readonly onLine: (line: string) => void;
  readonly log: Logger;
  /** Aborted when it is to end, also while it still starts. */
  readonly ending?: AbortController;
}

export interface RunningSms {
  readonly port: number;
  readonly carrierPort: number | null;
  readonly databaseUrl: string;
  readonly child: Child;
  stop(): Promise<void>;
}

const MAIN = fileURLToPath(import.meta.resolve('@lapor/sms/main'));
const LOOPBACK = '127.0.0.1';
const USERNAME = 'lapor';

/** Starts the channel of SMS beside a running system, as one more client of its gateway, and a carrier where none is set. */
export function startSms(options: SmsOptions): Promise<RunningSms> {
  const { system, dataFolder, settings, log } = options;
  const { secrets, cluster, ports } = system;
  const ending = options.ending ?? new AbortController();
  return startParts(async (keep) => {
    const clientSecret = settings.SMS_CLIENT_SECRET ?? secrets.smsClientSecret ?? (await register(system, dataFolder, ending.signal));
    const databaseUrl =
      options.databaseUrl ?? (cluster && (await prepareDatabase(cluster.superuserUrl, 'sms', secrets.smsDatabasePassword)));
    if (!databaseUrl) throw new Error('SMS_DATABASE_URL is not set, and no embedded PostgreSQL runs');
    const port = await freePort(options.port);
    const password = secrets.smsCarrierKey;
    const own = `http://${LOOPBACK}:${port}`;
    const carrier =
      options.carrierPort === null
        ? null
        : await startLocalCarrier({
            host: LOOPBACK,
            port: options.carrierPort,
            shortNumber: settings.SMS_SHORT_NUMBER ?? '1708',
            speaks: settings.SMS_CARRIER === 'smpp' ? 'smpp' : 'kannel',
            messageUrl: `${own}/kannel/message?key=${secrets.smsCarrierKey}`,
            username: USERNAME,
            password,
          });
    if (carrier) keep(carrier);
    ending.signal.throwIfAborted();
    const child = await startChild({
      name: 'sms',
      main: MAIN,
      env: {
        NODE_ENV: 'production',
        ...MEMORY.sms,
        PORT: String(port),
        LOG_LEVEL: options.logLevel,
        SMS_DATABASE_URL: databaseUrl,
        GATEWAY_URL: system.gatewayUrl,
        SMS_CLIENT_ID: SMS_CLIENT.id,
        SMS_KEY: secrets.smsKey,
        SMS_FORMER_KEYS: secrets.smsFormerKeys.join(','),
        SMS_CARRIER_KEY: secrets.smsCarrierKey,
        SMS_PUBLIC_URL: own,
        SMS_SEND_USERNAME: USERNAME,
        SMS_SEND_PASSWORD: password,
        ...(carrier ? localSettings(carrier, password) : {}),
        ...settings,
        // Where it serves, whatever its name is for browsers.
        TOKEN_ISSUER: `http://${LOOPBACK}:${ports.citizens}`,
        SMS_CLIENT_SECRET: clientSecret,
      },
      onLine: options.onLine,
      ending: ending.signal,
      log,
    });
    keep({
      async stop() {
        ending.abort();
        await child.stop();
      },
    });
    return { port, carrierPort: carrier?.port ?? null, databaseUrl, child };
  });
}

/** How the channel reaches the carrier for people. */
function localSettings({ port, smppPort }: LocalCarrier, password: string): Readonly<Record<string, string>> {
  if (smppPort === null) return { SMS_SEND_URL: `http://${LOOPBACK}:${port}/cgi-bin/sendsms` };
  return { SMS_SMPP_URL: `smpp://${LOOPBACK}:${smppPort}`, SMS_SMPP_SYSTEM_ID: USERNAME, SMS_SMPP_PASSWORD: password };
}

async function register({ gatewayUrl, secrets }: SmsOptions['system'], dataFolder: string, ending: AbortSignal): Promise<string> {
  const secret = await registerChannel(gatewayUrl, secrets.demoPassword, ending);
  await keepSmsClientSecret(dataFolder, secret);
  return secret;
}
