import { ConfigError } from '@lapor/kit/config/read-config';
import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import { startParts } from '@lapor/kit/start-parts';
import { readIdentityLinkEvent } from '@lapor/schema/identity-link-events';
import { readSessionEvent } from '@lapor/schema/session-events';
import { migrate } from '@lapor/subgraph-kit/database/migrate';
import { openDatabase } from '@lapor/subgraph-kit/database/open-database';
import { keepPartitions } from '@lapor/subgraph-kit/event-log/partitions';
import { openTail } from '@lapor/subgraph-kit/event-log/tail';
import { serveFeed } from '@lapor/subgraph-kit/feed/serve-feed';
import { buildFederatedSchema } from '@lapor/subgraph-kit/graphql/build-schema';
import { serveSubgraph } from '@lapor/subgraph-kit/http/serve';
import type { GraphQLSchema } from 'graphql';
import type { AccountServices } from './actions/account-services.js';
import { seedDemoAccounts } from './actions/seed-demo-accounts.js';
import type { CitizensConfig } from './config.js';
import { createPasswords } from './credentials/passwords.js';
import { citizensDatabase } from './database/citizens-database.js';
import { hasForeignKeys } from './database/vault-key.queries.js';
import { followRegistry } from './events/registry-projection.js';
import { AccountResolver } from './graphql/account.resolver.js';
import { ChannelAccountResolver } from './graphql/channel-account.resolver.js';
import { resolveCitizen } from './graphql/citizen.reference.js';
import { CitizenResolver } from './graphql/citizen.resolver.js';
import { CitizenType } from './graphql/citizen.type.js';
import type { CitizensContext } from './graphql/citizens-context.js';
import { ClientCredentialsResolver } from './graphql/client-credentials.resolver.js';
import { LegalHoldResolver } from './graphql/legal-hold.resolver.js';
import { createLoaders } from './graphql/loaders.js';
import { OfficerResolver } from './graphql/officer.resolver.js';
import { OfficerType, resolveOfficer } from './graphql/officer.type.js';
import { AccountIdentityResolver, OfficerIdentityResolver } from './graphql/officer-identity.resolver.js';
import { RevealedReporterType, resolveRevealedReporter } from './graphql/revealed-reporter.type.js';
import { RightsResolver } from './graphql/rights.resolver.js';
import { SessionResolver } from './graphql/session.resolver.js';
import { SignInResultResolver } from './graphql/sign-in-result.resolver.js';
import { serveIssuer } from './issuer/serve-issuer.js';
import { keepVault } from './jobs/keep-vault.js';
import { localCarrier } from './messages/carrier.js';
import { serveOfficerIdentity } from './routes/serve-officer-identity.js';
import { serveJwks } from './tokens/serve-jwks.js';
import { readVaultKeys } from './vault-settings.js';

const NAME = 'citizens';

/** The executable schema; needs no database. */
export function buildSchema(): Promise<GraphQLSchema> {
  return buildFederatedSchema<CitizensContext>({
    resolvers: [
      AccountIdentityResolver,
      AccountResolver,
      ChannelAccountResolver,
      CitizenResolver,
      ClientCredentialsResolver,
      LegalHoldResolver,
      OfficerIdentityResolver,
      OfficerResolver,
      RightsResolver,
      SessionResolver,
      SignInResultResolver,
    ],
    orphanedTypes: [CitizenType, OfficerType, RevealedReporterType],
    references: { Citizen: resolveCitizen, Officer: resolveOfficer, RevealedReporter: resolveRevealedReporter },
  });
}

/** The running subgraph. */
export interface RunningCitizens extends Running {
  readonly port: number;
  /** Resolves when the officers' projection has reached the registry for the first time. */
  readonly caughtUp: Promise<void>;
}

/**
 * Starts the citizens subgraph. The agencies subgraph need not be there: until the projection has caught up, officers
 * sign in with what was known of them. The gateway follows what the log says of sessions.
 */
export function startSubgraph(config: CitizensConfig, log: Logger): Promise<RunningCitizens> {
  const vault = readVaultKeys(config);
  const tokens = { issuer: config.TOKEN_ISSUER, lifetimeSeconds: config.TOKEN_LIFETIME_SECONDS, key: config.TOKEN_SIGNING_KEY };
  return startParts(async (keep) => {
    const [schema, passwords] = await Promise.all([buildSchema(), createPasswords()]);
    const database = await openDatabase(
      citizensDatabase({ url: config.CITIZENS_DATABASE_URL, poolSize: config.DATABASE_POOL_SIZE }),
      'CITIZENS_DATABASE_URL',
    );
    keep({ stop: () => database.destroy() });
    const services: AccountServices = {
      database,
      vault,
      references: [config.VAULT_REFERENCE_KEY, ...config.VAULT_FORMER_REFERENCE_KEYS],
      passwords,
      tokens,
      reporterKey: config.REPORTER_KEY,
      now: () => new Date(),
    };
    await migrate(database);
    keep(await keepPartitions(database, log));
    if (await hasForeignKeys(database, vault)) throw new ConfigError(FOREIGN_KEYS);
    const refused = config.DEMO_PASSWORD === undefined ? [] : await seedDemoAccounts(services, config.DEMO_PASSWORD);
    if (refused.length > 0) log.warn({ refused }, 'some demo accounts could not be made: their names or addresses are taken');
    const registry = followRegistry({ database, origin: config.AGENCIES_URL, key: config.FEED_KEY, log });
    keep(registry);
    const carrier = config.MESSAGE_CARRIER === 'local' ? localCarrier(log) : null;
    keep(keepVault({ services, carrier, intervalMs: config.VAULT_JOBS_INTERVAL_MS, log }));
    const tail = await openTail({ database, url: config.CITIZENS_DATABASE_URL, log });
    keep(tail);
    const server = await serveSubgraph<CitizensContext>({
      name: NAME,
      host: config.HOST,
      port: config.PORT,
      schema,
      identityKeys: config.IDENTITY_KEYS,
      context: (base) => ({ ...base, services, loaders: createLoaders(services) }),
      health: () => database.query('select 1'),
      routes: [
        serveJwks([tokens.key.publicJwk, ...config.TOKEN_FURTHER_KEYS]),
        ...serveIssuer({
          services,
          frontEnds: config.FRONT_ENDS_FILE,
          cookieKeys: config.ISSUER_COOKIE_KEYS.map((key) => key.toString('base64url')),
          sessionLifetimeSeconds: config.SESSION_LIFETIME_SECONDS,
          log,
        }),
        // The rest of the log links persons to what they do; it is given to nobody.
        serveFeed({
          name: NAME,
          identityKeys: config.IDENTITY_KEYS,
          database,
          tail,
          view: (event) => (readSessionEvent(event) || readIdentityLinkEvent(event) ? event : null),
        }),
        serveOfficerIdentity({ name: NAME, identityKeys: config.IDENTITY_KEYS, services }),
      ],
      log,
    });
    keep(server);
    return { port: server.port, caughtUp: registry.caughtUp };
  });
}

const FOREIGN_KEYS =
  'VAULT_KEY or VAULT_INDEX_KEY is not the one this database was written with. Start with the former keys, or name them in VAULT_FORMER_KEYS and VAULT_FORMER_INDEX_KEYS; no data was changed.';
