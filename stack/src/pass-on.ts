import { settings as agencies } from '@lapor/agencies/config';
import { settings as citizens } from '@lapor/citizens/config';
import { gatewayConfig as gateway } from '@lapor/gateway/config';
import { settings as reports } from '@lapor/reports/config';
import { settings as sms } from '@lapor/sms/config';
import { stackConfig } from './config.js';
import type { EnvironmentOptions } from './system/environment.js';

/** Settings that the stack makes itself; giving one by hand would cut the processes off from each other. */
const MADE_HERE =
  /^(IDENTITY_|FEED_KEY$|AGENCIES_URL$|REPORTS_URL$|SUBGRAPH_URLS$|SUPERGRAPH_FILE$|TOKEN_(SIGNING_KEY|FURTHER_KEYS)$|ISSUER_COOKIE_KEYS$|TRUSTED_ISSUERS$|VAULT_|ACCESS_CODE_KEY$|AUDIT_SIGNING_KEY$|WEBHOOK_(KEY|FORMER_KEYS)$|SMS_(KEY|CARRIER_KEY)$|GATEWAY_URL$|DEMO_PASSWORD$)/;

/** Settings for single processes. */
export type PassedOn = NonNullable<EnvironmentOptions['overrides']> & { readonly sms: Readonly<Record<string, string>> };

/** The operator's settings for single processes (limits, timeouts, pool sizes), handed to the processes that know them. */
export function passOn(env: Readonly<Record<string, string | undefined>>): PassedOn {
  const pick = (shape: object): Record<string, string> =>
    Object.fromEntries(
      Object.keys(shape).flatMap((key) => {
        const value = env[key];
        return value === undefined || Object.hasOwn(stackConfig, key) || MADE_HERE.test(key) ? [] : [[key, value]];
      }),
    );
  return { sms: pick(sms), gateway: pick(gateway), reports: pick(reports), agencies: pick(agencies), citizens: pick(citizens) };
}
