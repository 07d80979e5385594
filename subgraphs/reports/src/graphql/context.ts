import type { RequestContext } from '@lapor/subgraph-kit/graphql/context';
import type { ChannelDependencies } from '../actions/file-report-by-channel.js';
import type { CounterDependencies } from '../actions/follow-counters.js';
import type { SubtreeDependencies } from '../actions/follow-subtree.js';
import type { WebhookDependencies } from '../actions/webhook-dependencies.js';
import type { KnownSubject } from '../domain/reporter/reporter.js';
import type { createClockLoader } from './clock-loader.js';
import type { ReportLoaders } from './loaders.js';

type Dependencies = ChannelDependencies & SubtreeDependencies & CounterDependencies & WebhookDependencies;

/** What the process gives to every resolver. */
export type Services = Dependencies & {
  /** The same for streams, with connections of their own: they wait for nobody who writes. */
  readonly live: Dependencies;
};

/** The context of one request, or of one subscription for as long as it lives. */
export interface ReportsContext extends RequestContext {
  readonly subject: KnownSubject;
  readonly services: Services;
  readonly loaders: ReportLoaders & { readonly clocks: ReturnType<typeof createClockLoader> };
}
