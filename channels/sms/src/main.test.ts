import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const KEY = Buffer.alloc(32, 7).toString('base64url');
// Nobody is there: a carrier that cannot be reached must be said before anything else is tried.
const BASE = {
  SMS_DATABASE_URL: 'postgresql://sms:rahasia@127.0.0.1:1/sms',
  GATEWAY_URL: 'http://127.0.0.1:1',
  TOKEN_ISSUER: 'http://127.0.0.1:1',
  SMS_CLIENT_ID: 'K-PANRB-SP4N:sms-1708',
  SMS_CLIENT_SECRET: KEY,
  SMS_KEY: KEY,
};
const CARRIERS = {
  smpp: { SMS_SMPP_URL: 'smpp://127.0.0.1:2775', SMS_SMPP_SYSTEM_ID: 'lapor', SMS_SMPP_PASSWORD: 'rahasia1' },
  kannel: {
    SMS_CARRIER_KEY: KEY,
    SMS_SEND_URL: 'http://127.0.0.1:13013/cgi-bin/sendsms',
    SMS_SEND_PASSWORD: 'rahasia1',
    SMS_PUBLIC_URL: 'http://127.0.0.1:4104',
  },
} as const;

/** Starts the process and waits for its end. */
async function run(settings: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./main.js', import.meta.url))], {
    env: { ...BASE, ...settings, PORT: '0' },
  });
  const said = text(child.stderr);
  const [code] = await new Promise<[number | null]>((resolve) => child.once('exit', (status) => resolve([status])));
  return { code, said: (await said).trim() };
}

const cases = Object.entries(CARRIERS).flatMap(([carrier, settings]) => Object.keys(settings).map((name) => [carrier, name] as const));

describe('the channel without a setting that its carrier needs', () => {
  it.each(cases)('%s, %s: ends at the start, and names it and nothing else', async (carrier, name) => {
    const { [name]: _missing, ...rest } = CARRIERS[carrier as keyof typeof CARRIERS] as Readonly<Record<string, string>>;
    expect(await run({ ...rest, SMS_CARRIER: carrier })).toEqual({
      code: 1,
      said: `The configuration is not usable:\n  ${name}: needed with SMS_CARRIER=${carrier}`,
    });
  });

  it('names all that are missing, and says no secret', async () => {
    const { code, said } = await run({ SMS_CARRIER: 'smpp', SMS_SMPP_PASSWORD: 'rahasia1' });
    expect([code, said.split('\n').slice(1)]).toEqual([
      1,
      ['  SMS_SMPP_URL: needed with SMS_CARRIER=smpp', '  SMS_SMPP_SYSTEM_ID: needed with SMS_CARRIER=smpp'],
    ]);
    for (const secret of ['rahasia1', KEY]) expect(said).not.toContain(secret);
  });
});
