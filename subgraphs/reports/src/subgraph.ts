import { randomBytes } from 'node:crypto';
import { newId } from '@lapor/kit/ids';
import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import { startParts } from '@lapor/kit/start-parts';
import { migrate } from '@lapor/subgraph-kit/database/migrate';
import { openDatabase } from '@lapor/subgraph-kit/database/open-database';
import { deriveTail } from '@lapor/subgraph-kit/event-log/derive-tail';
import { createForgotten } from '@lapor/subgraph-kit/event-log/forgotten';
import { keepPartitions } from '@lapor/subgraph-kit/event-log/partitions';
import { openTail } from '@lapor/subgraph-kit/event-log/tail';
import { serveFeed } from '@lapor/subgraph-kit/feed/serve-feed';
import { buildFederatedSchema } from '@lapor/subgraph-kit/graphql/build-schema';
import { serveSubgraph } from '@lapor/subgraph-kit/http/serve';
import type { GraphQLSchema } from 'graphql';
import { keepChainRoots } from './actions/keep-chain-roots.js';
import { watchStatistics } from './actions/watch-statistics.js';
import type { ReportsConfig } from './config.js';
import { keepTree } from './database/known-tree.js';
import { reportsDatabase } from './database/reports-database.js';
import { toWebhookKeys } from './domain/webhook/webhook-secret.js';
import { toFeedView } from './events/feed-view.js';
import { followRegistry } from './events/registry-projection.js';
import { treeTopicsOf } from './events/subtree-events.js';
import { AccessCodeResolver } from './graphql/access-code.resolver.js';
import { AuditResolver } from './graphql/audit.resolver.js';
import { ChannelDeliveryResolver } from './graphql/channel-delivery.resolver.js';
import { ChannelFeedResolver } from './graphql/channel-feed.resolver.js';
import { ChannelFilingResolver } from './graphql/channel-filing.resolver.js';
import { createClockLoader } from './graphql/clock-loader.js';
import { ContentResolver } from './graphql/content.resolver.js';
import type { ReportsContext, Services } from './graphql/context.js';
import { DeskCommandsResolver } from './graphql/desk-commands.resolver.js';
import { EscalationResolver } from './graphql/escalation.resolver.js';
import { EventFeedResolver } from './graphql/event-feed.resolver.js';
import { FinalAnswerResolver } from './graphql/final-answer.resolver.js';
import { HandlingCommandsResolver } from './graphql/handling-commands.resolver.js';
import { HandoverResolver } from './graphql/handover.resolver.js';
import { toKnownSubject } from './graphql/known-subject.js';
import { createLoaders } from './graphql/loaders.js';
import { RecomputeClocksResolver } from './graphql/recompute-clocks.resolver.js';
import { resolveReportReference } from './graphql/report.reference.js';
import { ReportResolver } from './graphql/report.resolver.js';
import { ReportClocksResolver } from './graphql/report-clocks.resolver.js';
import { ReportCommandsResolver } from './graphql/report-commands.resolver.js';
import { ReportEventResolver } from './graphql/report-event.resolver.js';
import { ReportLifeResolver } from './graphql/report-life.resolver.js';
import { ReporterCommandsResolver } from './graphql/reporter-commands.resolver.js';
import { StatisticsResolver } from './graphql/statistics.resolver.js';
import { SubtreeResolver } from './graphql/subtree.resolver.js';
import { VisibilityResolver } from './graphql/visibility.resolver.js';
import { WebhookResolver } from './graphql/webhook.resolver.js';
import { WebhookCommandsResolver } from './graphql/webhook-commands.resolver.js';
import { WhatIfResolver } from './graphql/what-if.resolver.js';
import { keepStatistics } from './jobs/keep-statistics.js';
import { keepWebhooks } from './jobs/keep-webhooks.js';
import { startScheduler } from './jobs/scheduler.js';
import { createPoster } from './webhooks/post-event.js';

const NAME = 'reports';

/** The executable schema; needs no database. */
export function buildSchema(): Promise<GraphQLSchema> {
  return buildFederatedSchema<ReportsContext>({
    resolvers: [
      ReportResolver,
      ReportCommandsResolver,
      ReportEventResolver,
      ReportClocksResolver,
      RecomputeClocksResolver,
      VisibilityResolver,
      ContentResolver,
      AccessCodeResolver,
      AuditResolver,
      ReportLifeResolver,
      ReporterCommandsResolver,
      DeskCommandsResolver,
      HandlingCommandsResolver,
      HandoverResolver,
      ChannelFilingResolver,
      ChannelFeedResolver,
      ChannelDeliveryResolver,
      FinalAnswerResolver,
      EscalationResolver,
      SubtreeResolver,
      EventFeedResolver,
      StatisticsResolver,
      WhatIfResolver,
      WebhookResolver,
      WebhookCommandsResolver,
    ],
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
    const live = await openDatabase(reportsDatabase({ url, poolSize: config.FOLLOW_POOL_SIZE }), 'REPORTS_DATABASE_URL');
    keep({ stop: () => live.destroy() });
    keep(await keepPartitions(database, log));
    const tail = await openTail({ database: live, url, log });
    keep(tail);
    const tree = keepTree(database);
    const treeTail = deriveTail({ tail, log, classify: async () => treeTopicsOf(await tree.current()) });
    keep(treeTail);
    const registry = followRegistry({ database, origin: config.AGENCIES_URL, key: config.FEED_KEY, log, now: () => new Date(), newId });
    keep(registry);

    const common = {
      database,
      tail,
      tree,
      treeTail,
      statistics: watchStatistics({ database, log }),
      log,
      forgotten: createForgotten(database, config.FOLLOW_DAYS),
      now: () => new Date(),
      newId,
      randomBytes,
      accessCodeKey: config.ACCESS_CODE_KEY,
      reporterKey: config.REPORTER_KEY,
      vault: config.VAULT_REFERENCE_PUBLIC_KEY,
      webhookKeys: toWebhookKeys(config.WEBHOOK_KEY, config.WEBHOOK_FORMER_KEYS),
      webhookLoopback: config.WEBHOOK_ALLOW_LOOPBACK,
    };
    const services: Services = { ...common, live: { ...common, database: live, forgotten: createForgotten(live, config.FOLLOW_DAYS) } };
    keep(keepChainRoots({ database, key: config.AUDIT_SIGNING_KEY, now: services.now, log }));
    keep(await startScheduler({ deps: services, url, sweepIntervalMs: config.CLOCK_SWEEP_INTERVAL_MS, log }));
    keep(keepStatistics({ database, tail, log }));
    keep(
      keepWebhooks({
        ...services,
        poster: createPoster({
          timeoutMs: config.WEBHOOK_TIMEOUT_MS,
          allowLoopback: config.WEBHOOK_ALLOW_LOOPBACK,
          ca: config.WEBHOOK_CA_FILE,
        }),
        retries: {
          firstMs: config.WEBHOOK_RETRY_MS,
          mostMs: config.WEBHOOK_RETRY_MOST_MS,
          giveUpAfterMs: config.WEBHOOK_GIVE_UP_MS,
        },
        random: Math.random,
      }),
    );
    const server = await serveSubgraph<ReportsContext>({
      name: NAME,
      host: config.HOST,
      port: config.PORT,
      schema,
      identityKeys: config.IDENTITY_KEYS,
      context: (base) => ({
        ...base,
        subject: toKnownSubject(config.REPORTER_KEY, base.subject),
        services,
        loaders: { ...createLoaders(database), clocks: createClockLoader(database) },
      }),
      health: () => database.query('select 1'),
      routes: [serveFeed({ name: NAME, identityKeys: config.IDENTITY_KEYS, database, tail, view: toFeedView })],
      log,
    });
    keep(server);
    return { port: server.port, caughtUp: registry.caughtUp };
  });
}
