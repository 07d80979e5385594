import type { RequestContext } from '@lapor/subgraph-kit/graphql/context';
import type { ActionDependencies } from '../actions/dependencies.js';
import type { FollowDependencies } from '../actions/follow-events.js';
import type { ReportLoaders } from './loaders.js';

/** What the process gives to every resolver. */
export type Services = ActionDependencies & FollowDependencies;

/** The context of one request, or of one subscription for as long as it lives. */
export interface ReportsContext extends RequestContext {
  readonly services: Services;
  readonly loaders: ReportLoaders;
}
