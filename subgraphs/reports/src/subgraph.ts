import { randomBytes } from 'node:crypto';
import { newId } from '@lapor/kit/ids';
import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import { startParts } from '@lapor/kit/start-parts';
import { migrate } from '@lapor/subgraph-kit/database/migrate';
import { openDatabase } from '@lapor/subgraph-kit/database/open-database';
import { keepPartitions } from '@lapor/subgraph-kit/event-log/partitions';
import { openTail } from '@lapor/subgraph-kit/event-log/tail';
import { buildFederatedSchema } from '@lapor/subgraph-kit/graphql/build-schema';
import { serveSubgraph } from '@lapor/subgraph-kit/http/serve';
import type { GraphQLSchema } from 'graphql';
import type { ReportsConfig } from './config.js';
import { reportsDatabase } from './database/reports-database.js';
import { followRegistry } from './events/registry-projection.js';
import type { ReportsContext, Services } from './graphql/context.js';
import { createLoaders } from './graphql/loaders.js';
import { resolveReportReference } from './graphql/report.reference.js';
import { ReportResolver } from './graphql/report.resolver.js';
import { ReportCommandsResolver } from './graphql/report-commands.resolver.js';
import { ReportEventResolver } from './graphql/report-event.resolver.js';

const NAME = 'reports';

/** The executable schema; needs no database. */
export function buildSchema(): Promise<GraphQLSchema> {
  return buildFederatedSchema<ReportsContext>({
    resolvers: [ReportResolver, ReportCommandsResolver, ReportEventResolver],
    orphanedTypes: [],
    references: { Report: resolveReportReference },
  });
}

/** The running subgraph. */
export interface RunningReports extends Running {
  readonly port: number;
  /** Resolves when the registry's projection has reached the registry for the first time. */
  readonly caughtUp: Promise<void>;
}

/**
 * Starts the reports subgraph. The agencies subgraph need not be there: the registry's projection catches up by
 * itself, and until then answers from what it knew.
 */
export function startSubgraph(config: ReportsConfig, log: Logger): Promise<RunningReports> {
  const url = config.REPORTS_DATABASE_URL;
  return startParts(async (keep) => {
    const schema = await buildSchema();
    const database = await openDatabase(reportsDatabase({ url, poolSize: config.DATABASE_POOL_SIZE }), 'REPORTS_DATABASE_URL');
    keep({ stop: () => database.destroy() });
    await migrate(database);
    keep(await keepPartitions(database, log));
    const tail = await openTail({ database, url, log });
    keep(tail);
    const registry = followRegistry({ database, origin: config.AGENCIES_URL, key: config.FEED_KEY, log });
    keep(registry);

    const services: Services = { database, tail, log, now: () => new Date(), newId, randomBytes };
    const server = await serveSubgraph<ReportsContext>({
      name: NAME,
      host: config.HOST,
      port: config.PORT,
      schema,
      identityKeys: config.IDENTITY_KEYS,
      context: (base) => ({ ...base, services, loaders: createLoaders(database) }),
      health: () => database.query('select 1'),
      log,
    });
    keep(server);
    return { port: server.port, caughtUp: registry.caughtUp };
  });
}
