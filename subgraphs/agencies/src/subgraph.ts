import { newId } from '@lapor/kit/ids';
import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import { startParts } from '@lapor/kit/start-parts';
import { migrate } from '@lapor/subgraph-kit/database/migrate';
import { openDatabase } from '@lapor/subgraph-kit/database/open-database';
import { keepPartitions } from '@lapor/subgraph-kit/event-log/partitions';
import { openTail } from '@lapor/subgraph-kit/event-log/tail';
import { serveFeed } from '@lapor/subgraph-kit/feed/serve-feed';
import { buildFederatedSchema } from '@lapor/subgraph-kit/graphql/build-schema';
import { serveSubgraph } from '@lapor/subgraph-kit/http/serve';
import type { GraphQLSchema } from 'graphql';
import { keepAreas } from './actions/keep-areas.js';
import { registerEntries } from './actions/register-entries.js';
import type { AgenciesConfig } from './config.js';
import { agenciesDatabase } from './database/agencies-database.js';
import { keepPlaceNames } from './database/place-names.js';
import { AREA_VERSION, readAreas } from './database/seed/areas.js';
import { loadRegistrySeed } from './database/seed/registry-seed.js';
import { followReports } from './events/reports-projection.js';
import { AgencyResolver } from './graphql/agency.resolver.js';
import { AgencyCommandsResolver } from './graphql/agency-commands.resolver.js';
import { AgencyHistoryResolver } from './graphql/agency-history.resolver.js';
import { AgencyTreeResolver } from './graphql/agency-tree.resolver.js';
import { AnswerPolicyCommandsResolver } from './graphql/answer-policy-commands.resolver.js';
import { ApiClientResolver } from './graphql/api-client.resolver.js';
import { ApiClientCommandsResolver } from './graphql/api-client-commands.resolver.js';
import { CalendarResolver } from './graphql/calendar.resolver.js';
import { CalendarCommandsResolver } from './graphql/calendar-commands.resolver.js';
import { CategoryResolver } from './graphql/category.resolver.js';
import { CategoryCommandsResolver } from './graphql/category-commands.resolver.js';
import { type AgenciesContext, type Services, toAgenciesContext } from './graphql/context.js';
import { ExternalCodeResolver } from './graphql/external-code.resolver.js';
import { ImportResolver } from './graphql/import.resolver.js';
import { JurisdictionResolver } from './graphql/jurisdiction.resolver.js';
import { JurisdictionCommandsResolver } from './graphql/jurisdiction-commands.resolver.js';
import { KeywordResolver } from './graphql/keyword.resolver.js';
import { OfficerResolver } from './graphql/officer.resolver.js';
import { OfficerCommandsResolver } from './graphql/officer-commands.resolver.js';
import { OverseerResolver, OversightResolver } from './graphql/oversight.resolver.js';
import { OversightCommandsResolver } from './graphql/oversight-commands.resolver.js';
import { PolicyCommandsResolver } from './graphql/policy-commands.resolver.js';
import { REFERENCES } from './graphql/references.js';
import { RegionResolver } from './graphql/region.resolver.js';
import { RegistryEventResolver } from './graphql/registry-event.resolver.js';
import { SmsKeywordResolver } from './graphql/sms-keyword.resolver.js';
import { SuggestionReasonResolver, SuggestionResolver } from './graphql/suggestion.resolver.js';
import { WorkingTimeResolver } from './graphql/working-time.resolver.js';

const NAME = 'agencies';

/** The executable schema; needs no database. */
export function buildSchema(): Promise<GraphQLSchema> {
  return buildFederatedSchema<AgenciesContext>({
    resolvers: [
      AgencyResolver,
      AgencyCommandsResolver,
      AgencyTreeResolver,
      AgencyHistoryResolver,
      AnswerPolicyCommandsResolver,
      ApiClientResolver,
      ApiClientCommandsResolver,
      CalendarResolver,
      CalendarCommandsResolver,
      CategoryResolver,
      CategoryCommandsResolver,
      ExternalCodeResolver,
      ImportResolver,
      JurisdictionResolver,
      JurisdictionCommandsResolver,
      KeywordResolver,
      OfficerResolver,
      OfficerCommandsResolver,
      OversightResolver,
      OverseerResolver,
      OversightCommandsResolver,
      PolicyCommandsResolver,
      RegionResolver,
      RegistryEventResolver,
      SmsKeywordResolver,
      SuggestionResolver,
      SuggestionReasonResolver,
      WorkingTimeResolver,
    ],
    orphanedTypes: [],
    references: REFERENCES,
  });
}

/**
 * Starts the agencies subgraph: the registry is complete before the first request is answered. Districts and villages
 * follow behind it (docs/adr/0020), and the reports subgraph need not be there: what is known of its reports catches up
 * by itself.
 */
export function startSubgraph(config: AgenciesConfig, log: Logger): Promise<Running & { readonly port: number }> {
  const url = config.AGENCIES_DATABASE_URL;
  return startParts(async (keep) => {
    const schema = await buildSchema();
    const database = await openDatabase(agenciesDatabase({ url, poolSize: config.DATABASE_POOL_SIZE }), 'AGENCIES_DATABASE_URL');
    keep({ stop: () => database.destroy() });
    await migrate(database);
    keep(await keepPartitions(database, log));
    const registering = { database, now: () => new Date(), newId };
    const registered = await registerEntries(registering, await loadRegistrySeed({ demo: config.DEMO }));
    log.info(registered, 'the registry is complete');
    const tail = await openTail({ database, url, log });
    keep(tail);
    const services: Services = { ...registering, tail, log, placeNames: keepPlaceNames() };
    const server = await serveSubgraph<AgenciesContext>({
      name: NAME,
      host: config.HOST,
      port: config.PORT,
      schema,
      identityKeys: config.IDENTITY_KEYS,
      context: (base) => toAgenciesContext(base, services),
      health: () => database.query('select 1'),
      routes: [serveFeed({ name: NAME, identityKeys: config.IDENTITY_KEYS, database, tail })],
      log,
    });
    keep(server);
    keep(followReports({ database, origin: config.REPORTS_URL, key: config.FEED_KEY, log }));
    if (config.VILLAGES) keep(keepAreas({ ...services, version: AREA_VERSION, read: readAreas, log }));
    return { port: server.port };
  });
}
