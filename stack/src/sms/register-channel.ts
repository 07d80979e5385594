import { setTimeout as delay } from 'node:timers/promises';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { signIn } from '../demo/graph-client.js';

/** The channel as the registry knows it. */
export const SMS_CLIENT = { ownerCode: NATIONAL_DESK, name: 'sms-1708', id: `${NATIONAL_DESK}:sms-1708` } as const;

const REGISTER = 'mutation DaftarKanal($input: RegisterApiClientInput!) { registerApiClient(input: $input) { id } }';
const KNOWN = 'query Kanal($id: ID!) { apiClient(id: $id) { id } }';
const ISSUE = 'mutation RahasiaKanal($input: IssueClientSecretInput!) { issueClientSecret(input: $input) { secret } }';
const PATIENCE_MS = 20_000;

/**
 * Registers the channel of a demo system, as a national administrator registers any ministry's system, and gives the
 * secret that is shown this once. A channel that is registered already gets another secret.
 */
export async function registerChannel(gatewayUrl: string, password: string, ending: AbortSignal): Promise<string> {
  const admin = await signIn(gatewayUrl, 'admin-nasional', password);
  const input = {
    ownerCode: SMS_CLIENT.ownerCode,
    name: SMS_CLIENT.name,
    purpose: 'Kanal SMS 1708 pada sistem peragaan.',
    contact: 'sms@lapor.go.id',
    legalRef: 'Sistem peragaan, tanpa dasar hukum',
    scopes: ['REPORTS_FILE', 'CHANNELS_SMS'],
    perMinute: 100_000,
    perDay: 100_000_000,
    validFrom: latestDateInIndonesia(new Date()),
  };
  const known = await admin.request<{ apiClient: object | null }>(KNOWN, { id: SMS_CLIENT.id });
  if (!known.apiClient) await admin.request(REGISTER, { input });
  // The issuer hears of the registry's new client a moment later.
  for (const deadline = Date.now() + PATIENCE_MS; ; await delay(50)) {
    try {
      const issued = await admin.request<{ issueClientSecret: { secret: string } }>(ISSUE, { input: { clientId: SMS_CLIENT.id } });
      return issued.issueClientSecret.secret;
    } catch (error) {
      if (ending.aborted || Date.now() > deadline) throw error;
    }
  }
}
