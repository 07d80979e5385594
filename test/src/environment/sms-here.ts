import { readConfig } from '@lapor/kit/config/read-config';
import { createLog } from '@lapor/kit/log';
import { type RunningChannel, startChannel } from '@lapor/sms/channel';
import { settings } from '@lapor/sms/config';
import type { Clock } from '@lapor/sms/jobs/clock';
import { prepareDatabase } from '@lapor/stack/postgres/databases';
import { registerChannel, SMS_CLIENT } from '@lapor/stack/sms/register-channel';
import type { TestSystem } from './system.js';

/** The channel of SMS in this process, by a clock of the test's own; it can be stopped and started again. */
export interface SmsHere {
  readonly databaseUrl: string;
  start(): Promise<RunningChannel>;
}

export async function prepareSmsHere(
  system: TestSystem,
  clock: Clock,
  { port, ...own }: { readonly port: number } & Readonly<Record<`SMS_${string}`, string>>,
): Promise<SmsHere> {
  const { secrets, cluster, gatewayUrl, ports } = system;
  const databaseUrl = await prepareDatabase(cluster!.superuserUrl, 'sms', secrets.smsDatabasePassword);
  const config = readConfig(settings, {
    PORT: String(port),
    SMS_DATABASE_URL: databaseUrl,
    GATEWAY_URL: gatewayUrl,
    TOKEN_ISSUER: `http://127.0.0.1:${ports.citizens}`,
    SMS_CLIENT_ID: SMS_CLIENT.id,
    SMS_CLIENT_SECRET: await registerChannel(gatewayUrl, secrets.demoPassword, new AbortController().signal),
    SMS_KEY: secrets.smsKey,
    SMS_CARRIER_KEY: secrets.smsCarrierKey,
    SMS_SEND_PASSWORD: secrets.smsCarrierKey,
    SMS_PUBLIC_URL: `http://127.0.0.1:${port}`,
    SMS_QUIET_FROM: '0',
    SMS_QUIET_UNTIL: '0',
    ...own,
  });
  return { databaseUrl, start: () => startChannel(config, createLog('test', 'silent'), clock) };
}
