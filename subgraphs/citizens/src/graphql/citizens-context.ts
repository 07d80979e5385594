import type { RequestContext } from '@lapor/subgraph-kit/graphql/context';
import type { AccountServices } from '../actions/account-services.js';
import type { Loaders } from './loaders.js';

/** What the resolvers of this subgraph can rely on. */
export interface CitizensContext extends RequestContext {
  readonly services: AccountServices;
  readonly loaders: Loaders;
}
