/**
 * The plan model of this gateway: what a query planner has decided, in the few words the executor needs. Only
 * `apollo-planner.ts` and `read-apollo-plan.ts` know the one planner that stands behind it, `hive-planner.ts` and
 * `read-hive-plan.ts` the other.
 */
export type PlanNode = SequenceNode | ParallelNode | FlattenNode | ConditionNode | DeferNode | FetchNode | JoinedNode | GraphNode;

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

/** A step into a response key, or into every element of a list, or on only where an object is of one of some types. */
export type PathStep =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'each' }
  | { readonly kind: 'types'; readonly types: readonly string[] };

export interface ConditionNode {
  readonly kind: 'condition';
  readonly variable: string;
  readonly whenTrue?: PlanNode | undefined;
  readonly whenFalse?: PlanNode | undefined;
}

/** Only in plans of operations whose deferred fragments are written out (`write-out.ts`). */
export interface DeferNode {
  readonly kind: 'defer';
  /** What the first part of the answer needs. */
  readonly primary: PlanNode | undefined;
  readonly deferred: readonly DeferredNode[];
}

/** What one deferred fragment needs besides; its paths begin at the root, like all. */
export interface DeferredNode {
  readonly label: string;
  /** The ids of the fetches that it begins after. */
  readonly depends: readonly string[];
  /** Whether it begins after all of the part that stands around it. */
  readonly afterPrimary: boolean;
  readonly node: PlanNode | undefined;
}

export interface FetchNode {
  readonly kind: 'fetch';
  /** Given where a deferred fragment waits for it. */
  readonly id?: string | undefined;
  readonly subgraph: string;
  readonly operation: string;
  readonly operationName: string | undefined;
  readonly operationKind: 'query' | 'mutation' | 'subscription';
  /** The client's variables that the operation uses, as it calls them (`askedName` gives the client's own names). */
  readonly variables: readonly string[];
  /** What a representation must hold, for entity fetches. */
  readonly requires: readonly RequiredSelection[] | undefined;
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
  /** Variables of the operation that are not the client's: their values stand above each object that is asked for. */
  readonly contextReads: readonly ContextRead[];
  /**
   * Whether each place must have objects of its own, although an entity was asked for once: some fetch of the plan reads
   * what stands above, and that differs from place to place, or some run while others that began before are under way.
   */
  readonly standsAlone: boolean;
  /** Given when its entities may be kept for others who ask the same (entity-cache/). */
  readonly caching?: FetchCaching | undefined;
}

/** What may be kept of the entities that a fetch gives. */
export interface FetchCaching {
  /** Stands for the supergraph, the subgraph and all that is selected. */
  readonly key: string;
  readonly maxAgeMs: number;
  /** Whether it is for one caller alone. */
  readonly isPrivate: boolean;
  /** The types of the entities. */
  readonly types: readonly string[];
  /** The types of what stands inside the entities: when one of these changes, so may an entity. */
  readonly innerTypes: readonly string[];
  /** A copy of an entity that holds what was asked for and nothing else; undefined when it does not hold all of it. */
  copyWhole(entity: unknown, typename: string): Readonly<Record<string, unknown>> | undefined;
}

/** Nodes of which each begins when those named in `after` (by number, all of them before it) have ended; made by arrange.ts. */
export interface GraphNode {
  readonly kind: 'graph';
  readonly nodes: readonly { readonly node: PlanNode; readonly after: readonly number[] }[];
}

/** Entity fetches of one subgraph that are sent as one request; made by arrange.ts. */
export interface JoinedNode {
  readonly kind: 'joined';
  readonly subgraph: string;
  readonly fetches: readonly { readonly path: readonly PathStep[]; readonly fetch: FetchNode }[];
}

/**
 * Where the value of a variable is found (@fromContext): from the object that is asked for `up` response keys up, then
 * down the path. Several for one variable are alternatives, of which the type of what is found above decides.
 */
export interface ContextRead {
  readonly variable: string;
  readonly up: number;
  readonly path: readonly RewriteStep[];
}

export type RequiredSelection = RequiredFieldSelection | RequiredFragment;

export interface RequiredFieldSelection {
  readonly kind: 'field';
  /** Under which the value stands in the data. */
  readonly key: string;
  /** Under which it is sent, where that is another one. */
  readonly as?: string;
  readonly selections: readonly RequiredSelection[] | undefined;
}

export interface RequiredFragment {
  readonly kind: 'fragment';
  readonly type: string | undefined;
  readonly selections: readonly RequiredSelection[];
}

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
