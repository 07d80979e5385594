import { fileURLToPath } from 'node:url';
import { readReferencePrivateKey, writeReferencePublicKey } from '@lapor/kit/sealed-reference';
import { StartFailure } from '@lapor/kit/start-failure';
import type { SubgraphName } from '@lapor/schema/identity';
import { MEMORY } from './memory.js';
import type { Secrets } from './secrets.js';

/** Where each process of the system listens. */
export type Ports = Readonly<Record<SubgraphName | 'gateway', number>>;

export interface EnvironmentOptions {
  /** Where the gateway listens. */
  readonly host: string;
  readonly ports: Ports;
  readonly secrets: Secrets;
  readonly databases: Readonly<Record<SubgraphName, string>>;
  readonly logLevel: string;
  /** Whether the demo accounts exist, the explorer is served and the schema may be read by anybody. */
  readonly demo: boolean;
  /** Settings of single processes that replace the ones made here. */
  readonly overrides?: Readonly<Partial<Record<SubgraphName | 'gateway', Readonly<Record<string, string>>>>>;
}

/** The composed supergraph that belongs to this code. */
const SUPERGRAPH_FILE = fileURLToPath(new URL('../../../schema/supergraph.graphql', import.meta.url));
/** The front end of a demo system: an app on this machine. */
const DEMO_FRONT_ENDS = fileURLToPath(new URL('../../demo-front-ends.json', import.meta.url));
/** Subgraphs answer to the gateway of this machine alone, wherever the gateway itself can be reached. */
const LOOPBACK = '127.0.0.1';
const KEY_ID = 'gateway-1';
/**
 * Who follows a feed besides the gateway, and the names of their keys. Reports and agencies follow each other's: one secret
 * between the two, under which each signs with its own name. Citizens follows the registry's under a secret of its own.
 */
const FEED_KEY_IDS = { reports: 'reports-1', agencies: 'agencies-1', citizens: 'citizens-1' } as const;

/** What a follower signs its requests for a feed with. */
export function feedKeyOf(follower: keyof typeof FEED_KEY_IDS, feedKey: string): string {
  return `${FEED_KEY_IDS[follower]}:${feedKey}`;
}

/** The environment of every process: what each must know of the others, and its own secrets and nobody else's. */
export function processEnvironments(options: EnvironmentOptions): Readonly<Record<SubgraphName | 'gateway', Record<string, string>>> {
  const { host, ports, secrets, databases, logLevel, demo, overrides = {} } = options;
  const origin = (name: SubgraphName) => `http://${LOOPBACK}:${ports[name]}`;
  const common = (name: SubgraphName | 'gateway') => ({ NODE_ENV: 'production', PORT: String(ports[name]), LOG_LEVEL: logLevel });
  const subgraph = (name: SubgraphName) => ({
    ...common(name),
    HOST: LOOPBACK,
    [`${name.toUpperCase()}_DATABASE_URL`]: databases[name],
    IDENTITY_KEYS: `${KEY_ID}:gateway:${secrets.identityKeys[name]}`,
  });
  // Its name is where browsers reach it; the gateway takes its keys from where it serves.
  const issuer = overrides.citizens?.TOKEN_ISSUER ?? origin('citizens');
  const feedSecrets = { reports: secrets.feedKey, agencies: secrets.feedKey, citizens: secrets.citizensFeedKey };
  /** Whom a subgraph answers: the gateway, and the followers of its feed. */
  const accepting = (name: SubgraphName, ...followers: readonly SubgraphName[]) =>
    [subgraph(name).IDENTITY_KEYS, ...followers.map((follower) => `${FEED_KEY_IDS[follower]}:${follower}:${feedSecrets[follower]}`)].join(
      ',',
    );
  return {
    agencies: {
      ...subgraph('agencies'),
      IDENTITY_KEYS: accepting('agencies', 'reports', 'citizens'),
      DEMO: String(demo),
      REPORTS_URL: origin('reports'),
      FEED_KEY: feedKeyOf('agencies', secrets.feedKey),
      ...overrides.agencies,
    },
    citizens: {
      ...subgraph('citizens'),
      AGENCIES_URL: origin('agencies'),
      FEED_KEY: feedKeyOf('citizens', secrets.citizensFeedKey),
      ...vaultKeySettings(secrets),
      VAULT_REFERENCE_KEY: secrets.vaultReferenceKey,
      REPORTER_KEY: secrets.reporterKey,
      TOKEN_ISSUER: issuer,
      TOKEN_SIGNING_KEY: secrets.tokenSigningKey,
      TOKEN_FURTHER_KEYS: secrets.tokenFurtherKeys.join(','),
      ISSUER_COOKIE_KEYS: secrets.issuerCookieKey,
      ...(demo ? { DEMO_PASSWORD: secrets.demoPassword, MESSAGE_CARRIER: 'local', FRONT_ENDS_FILE: DEMO_FRONT_ENDS } : {}),
      ...overrides.citizens,
    },
    reports: {
      ...subgraph('reports'),
      ...MEMORY.reports,
      IDENTITY_KEYS: accepting('reports', 'agencies'),
      AGENCIES_URL: origin('agencies'),
      FEED_KEY: feedKeyOf('reports', secrets.feedKey),
      ACCESS_CODE_KEY: secrets.accessCodeKey,
      VAULT_REFERENCE_PUBLIC_KEY: publicReferenceKey(secrets.vaultReferenceKey),
      REPORTER_KEY: secrets.reporterKey,
      AUDIT_SIGNING_KEY: secrets.auditSigningKey,
      WEBHOOK_KEY: secrets.webhookKey,
      WEBHOOK_FORMER_KEYS: secrets.webhookFormerKeys.join(','),
      ...overrides.reports,
    },
    gateway: {
      ...common('gateway'),
      ...MEMORY.gateway,
      HOST: host,
      SUPERGRAPH_FILE,
      SUBGRAPH_URLS: (['reports', 'agencies', 'citizens'] as const).map((name) => `${name}=${origin(name)}/graphql`).join(','),
      IDENTITY_SIGNING_KEYS: (['reports', 'agencies', 'citizens'] as const)
        .map((name) => `${name}=${KEY_ID}:${secrets.identityKeys[name]}`)
        .join(','),
      TRUSTED_ISSUERS: `${issuer}=${origin('citizens')}/.well-known/jwks.json`,
      ...(demo ? { INTROSPECTION: 'true', EXPLORER: 'true', EXPLORER_DEMO: `warga=${secrets.demoPassword}` } : {}),
      ...overrides.gateway,
    },
  };
}

/** The vault's keys, as the processes that open it read them. */
export function vaultKeySettings(secrets: Secrets): Record<string, string> {
  return {
    VAULT_KEY: secrets.vaultKey,
    VAULT_FORMER_KEYS: secrets.vaultFormerKeys.join(','),
    VAULT_INDEX_KEY: secrets.vaultIndexKey,
    VAULT_FORMER_INDEX_KEYS: secrets.vaultFormerIndexKeys.join(','),
  };
}

/** What reports seals references with; it opens none. */
function publicReferenceKey(privateKey: string): string {
  const key = readReferencePrivateKey(privateKey);
  if (!key) throw new StartFailure('The vault’s reference key cannot be read. Put the file of secrets back from a backup.');
  return writeReferencePublicKey(key.publicKey);
}
