import { fileURLToPath } from 'node:url';
import type { SubgraphName } from '@lapor/schema/identity';
import type { Secrets } from './secrets.js';

/** Where each process of the system listens. */
export type Ports = Readonly<Record<SubgraphName | 'gateway', number>>;

export interface EnvironmentOptions {
  readonly host: string;
  readonly ports: Ports;
  readonly secrets: Secrets;
  readonly databases: Readonly<Record<SubgraphName, string>>;
  readonly logLevel: string;
  /** Settings of single processes that replace the ones made here. */
  readonly overrides?: Readonly<Partial<Record<SubgraphName | 'gateway', Readonly<Record<string, string>>>>>;
}

/** The composed supergraph that belongs to this code. */
const SUPERGRAPH_FILE = fileURLToPath(new URL('../../../schema/supergraph.graphql', import.meta.url));
const KEY_ID = 'gateway-1';
const FEED_KEY_ID = 'reports-1';

/** The environment of every process: what each must know of the others, and its own secrets and nobody else's. */
export function processEnvironments(options: EnvironmentOptions): Readonly<Record<SubgraphName | 'gateway', Record<string, string>>> {
  const { host, ports, secrets, databases, logLevel, overrides = {} } = options;
  const origin = (name: SubgraphName | 'gateway') => `http://${host}:${ports[name]}`;
  const common = (name: SubgraphName | 'gateway') => ({
    NODE_ENV: 'production',
    HOST: host,
    PORT: String(ports[name]),
    LOG_LEVEL: logLevel,
  });
  const subgraph = (name: SubgraphName) => ({
    ...common(name),
    [`${name.toUpperCase()}_DATABASE_URL`]: databases[name],
    IDENTITY_KEYS: `${KEY_ID}:gateway:${secrets.identityKeys[name]}`,
  });
  const issuer = origin('citizens');
  const feedKey = `${FEED_KEY_ID}:reports:${secrets.feedKey}`;
  return {
    agencies: { ...subgraph('agencies'), IDENTITY_KEYS: `${subgraph('agencies').IDENTITY_KEYS},${feedKey}`, ...overrides.agencies },
    citizens: {
      ...subgraph('citizens'),
      VAULT_KEY: secrets.vaultKey,
      VAULT_INDEX_KEY: secrets.vaultIndexKey,
      TOKEN_ISSUER: issuer,
      TOKEN_SIGNING_KEY: secrets.tokenSigningKey,
      DEMO_PASSWORD: secrets.demoPassword,
      ...overrides.citizens,
    },
    reports: {
      ...subgraph('reports'),
      AGENCIES_URL: origin('agencies'),
      FEED_KEY: `${FEED_KEY_ID}:${secrets.feedKey}`,
      ...overrides.reports,
    },
    gateway: {
      ...common('gateway'),
      SUPERGRAPH_FILE,
      SUBGRAPH_URLS: (['reports', 'agencies', 'citizens'] as const).map((name) => `${name}=${origin(name)}/graphql`).join(','),
      IDENTITY_SIGNING_KEYS: (['reports', 'agencies', 'citizens'] as const)
        .map((name) => `${name}=${KEY_ID}:${secrets.identityKeys[name]}`)
        .join(','),
      TRUSTED_ISSUERS: `${issuer}=${issuer}/.well-known/jwks.json`,
      INTROSPECTION: 'true',
      EXPLORER: 'true',
      EXPLORER_DEMO: `warga=${secrets.demoPassword}`,
      ...overrides.gateway,
    },
  };
}
