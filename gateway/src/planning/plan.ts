/**
 * The plan model of this gateway: what a query planner has decided, in the few words the executor needs. Only
 * `apollo-planner.ts` and `read-apollo-plan.ts` know the planner that stands behind it.
 */
export type PlanNode = SequenceNode | ParallelNode | FlattenNode | ConditionNode | FetchNode;

export interface SequenceNode {
  readonly kind: 'sequence';
  readonly nodes: readonly PlanNode[];
}

export interface ParallelNode {
  readonly kind: 'parallel';
  readonly nodes: readonly PlanNode[];
}

/** Moves to the objects at `path` below the present ones and goes on there. */
export interface FlattenNode {
  readonly kind: 'flatten';
  readonly path: readonly PathStep[];
  readonly node: PlanNode;
}

/** A step into a response key, or into every element of a list. */
export type PathStep = { readonly kind: 'key'; readonly key: string } | { readonly kind: 'each' };

export interface ConditionNode {
  readonly kind: 'condition';
  readonly variable: string;
  readonly whenTrue?: PlanNode | undefined;
  readonly whenFalse?: PlanNode | undefined;
}

export interface FetchNode {
  readonly kind: 'fetch';
  readonly subgraph: string;
  readonly operation: string;
  readonly operationName: string | undefined;
  readonly operationKind: 'query' | 'mutation' | 'subscription';
  /** Names of the client's variables that the operation uses. */
  readonly variables: readonly string[];
  /** What a representation must hold, for entity fetches. */
  readonly requires: readonly RequiredSelection[] | undefined;
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
}

export type RequiredSelection =
  | { readonly kind: 'field'; readonly key: string; readonly selections: readonly RequiredSelection[] | undefined }
  | { readonly kind: 'fragment'; readonly type: string | undefined; readonly selections: readonly RequiredSelection[] };

/** A change of data on its way to or from a subgraph (@interfaceObject, conflicting response keys). */
export type Rewrite =
  | { readonly kind: 'setValue'; readonly path: readonly RewriteStep[]; readonly key: string; readonly value: unknown }
  | { readonly kind: 'renameKey'; readonly path: readonly RewriteStep[]; readonly key: string; readonly to: string };

export type RewriteStep = { readonly kind: 'key'; readonly key: string } | { readonly kind: 'type'; readonly type: string };

/** A whole plan. No `root` means that no subgraph is needed (introspection alone). */
export type Plan =
  | { readonly kind: 'operation'; readonly root: PlanNode | undefined }
  /** Each event of `primary` becomes an answer after `rest` has run on it. */
  | { readonly kind: 'subscription'; readonly primary: FetchNode; readonly rest: PlanNode | undefined };
