import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newIssuerKey, startLocalIssuer } from '@lapor/gateway/auth/local-issuer.fixture';
import { createLog } from '@lapor/kit/log';
import { DEMO_ACCOUNTS } from '@lapor/schema/demo';
import { type System, startSystem } from '@lapor/stack/system/start-system';
import type { Bar } from '../bar.js';
import { percentile } from '../percentile.js';
import { createGatewayClient, type GatewayClient } from './gateway-client.js';
import { MOST_ADDED_US } from './in-process.js';

const PAIRS = 3_000;
const WARM_UP = 1_000;
const NEW_TOKENS = 200;
/** Answered by the gateway alone: whatever differs between the two is knowing who asks. */
const GATEWAY_ALONE = '{ __typename }';
const ONE_FETCH = '{ agency(code: "D-18.72") { name } }';
const OFFICER = 'petugas-metro';
const NIP = '198706052010011003';

/** Against the whole system over real sockets: a request with a token and one without, in turns. */
export async function measureOverSockets(): Promise<readonly Bar[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lapor-bench-identity-'));
  const issuer = await startLocalIssuer(NIP);
  const key = newIssuerKey('RS256', 'pegawai');
  issuer.publish(key);
  const file = join(folder, 'sso.json');
  const rules = { audiences: ['lapor'], algorithms: ['RS256'], tokenTypes: ['at+jwt'], maxAgeSeconds: 3_600 };
  await writeFile(file, JSON.stringify({ issuers: [{ issuer: issuer.issuer, jwksUri: issuer.jwksUri, ...rules }] }));
  const system = await start(join(folder, 'data'), file);
  const client = createGatewayClient(system.gatewayUrl);
  try {
    const tokens = {
      'a citizen': await signIn(client, system, 'warga'),
      'an officer': await signIn(client, system, OFFICER),
      "an officer of an agency's own sign-in": issuer.token(key),
    };
    await link(client, await signIn(client, system, 'admin-nasional'), issuer.issuer);
    const bars: Bar[] = [];
    for (const [who, token] of Object.entries(tokens)) {
      bars.push(...(await measurePairs(client, token, `over sockets, ${who}, answered by the gateway`, GATEWAY_ALONE, MOST_ADDED_US)));
      bars.push(...(await measurePairs(client, token, `over sockets, ${who}, with one fetch`, ONE_FETCH, null)));
    }
    const fresh = Array.from({ length: NEW_TOKENS }, () => issuer.token(key, { claims: { jti: randomUUID() } }));
    return [...bars, await measureNew(client, fresh)];
  } finally {
    client.close();
    await system.stop();
    await issuer.goAway();
    await rm(folder, { recursive: true, force: true });
  }
}

function start(dataFolder: string, ssoFile: string): Promise<System> {
  return startSystem({
    dataFolder,
    host: '127.0.0.1',
    ports: { gateway: 0, reports: 0, agencies: 0, citizens: 0 },
    logLevel: 'error',
    databaseUrls: {},
    throwAway: true,
    overrides: { gateway: { SSO_ISSUERS_FILE: ssoFile } },
    onLine: (name, line) => process.stderr.write(`${name}: ${line}\n`),
    log: createLog('bench', 'error'),
  });
}

/** The median of what the token adds, pair by pair; which of the two is first changes each time. */
async function measurePairs(
  client: GatewayClient,
  token: string,
  what: string,
  query: string,
  most: number | null,
): Promise<readonly Bar[]> {
  const times = { without: [] as number[], added: [] as number[] };
  for (let pair = 0; pair < WARM_UP + PAIRS; pair += 1) {
    const first = await client.microseconds(query, pair % 2 === 0 ? undefined : token);
    const second = await client.microseconds(query, pair % 2 === 0 ? token : undefined);
    const [without, known] = pair % 2 === 0 ? [first, second] : [second, first];
    if (pair < WARM_UP) continue;
    times.without.push(without);
    times.added.push(known - without);
  }
  return [
    { what: `${what}: added, median`, unit: 'µs', figure: percentile(times.added, 0.5), limit: most, must: 'not exceed' },
    { what: `${what}: without a token, median`, unit: 'µs', figure: percentile(times.without, 0.5), limit: null, must: 'not exceed' },
  ];
}

async function measureNew(client: GatewayClient, tokens: readonly string[]): Promise<Bar> {
  const times: number[] = [];
  for (const token of tokens) times.push(await client.microseconds(GATEWAY_ALONE, token));
  const what = "over sockets, a token of an agency's sign-in never seen: the whole request, median";
  return { what, unit: 'µs', figure: percentile(times, 0.5), limit: null, must: 'not exceed' };
}

async function signIn(client: GatewayClient, { secrets }: System, username: string): Promise<string> {
  const input = { username, password: secrets.demoPassword };
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }';
  return (await client.get<{ signIn: { token: string } }>(query, { input })).signIn.token;
}

async function link(client: GatewayClient, admin: string, issuer: string): Promise<void> {
  const officerId = DEMO_ACCOUNTS.find(({ username }) => username === OFFICER)?.id;
  const query = 'mutation ($input: LinkOfficerIdentityInput!) { linkOfficerIdentity(input: $input) { id } }';
  await client.get(query, { input: { officerId, issuer, subject: NIP } }, admin);
}
