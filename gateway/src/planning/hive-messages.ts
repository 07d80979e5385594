import type { QueryPlan } from '@graphql-hive/router-query-planner';

/** What the process of Hive's planner is asked: first for a supergraph, then for plans, one after another. */
export type HiveRequest =
  | { readonly kind: 'supergraph'; readonly supergraphSdl: string }
  | {
      readonly kind: 'operation';
      readonly text: string;
      readonly operationName: string | null;
      readonly labels: readonly string[];
      readonly percentage: number;
    };

export type HiveReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'plan'; readonly plan: QueryPlan }
  | { readonly kind: 'failed'; readonly reason: string };
