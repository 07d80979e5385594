import { createHash } from 'node:crypto';
import { assertValidSchema, type DocumentNode, type GraphQLError, type GraphQLSchema, validate } from 'graphql';
import { compileAccessRules } from '../auth/directives.js';
import { annotatePlan } from '../entity-cache/annotate-plan.js';
import { readDeclaredHints } from '../entity-cache/declared-hints.js';
import { createCachingOf } from '../entity-cache/fetch-caching.js';
import { createTypeConditions } from '../execution/type-conditions.js';
import { createAskedNames } from '../planning/asked-names.js';
import { type PlanningOptions, startPlannerThreads } from '../planning/planner-threads.js';
import { readDeclaredClaims } from '../viewing/declared-claims.js';
import { createSharedByOf } from '../viewing/plan-claims.js';
import { buildSupergraph } from './build-supergraph.js';
import { createCommonSource } from './common-source.js';
import { createDecideOverrides, type OverrideChoice } from './decide-overrides.js';
import { readInsertedFields } from './inserted-fields.js';
import { createKnownOperations, type KnownOperations } from './known-operations.js';
import { readOverrideLabels } from './override-labels.js';
import { createPrepare, type Preparer } from './prepare.js';

/** A subgraph as a supergraph names it. */
export interface SubgraphPlace {
  readonly name: string;
  readonly url: string;
}

/** Everything that follows from one supergraph. It never changes; a new supergraph is a new generation. */
export interface Generation extends Preparer {
  /** Tells supergraphs apart in the log: the beginning of the SHA-256 of the text. */
  readonly id: string;
  readonly supergraphSdl: string;
  readonly apiSchema: GraphQLSchema;
  readonly subgraphs: readonly SubgraphPlace[];
  readonly known: KnownOperations;
  /** Those of which something may be kept. */
  readonly keptSubgraphs: ReadonlySet<string>;
  /** What is wrong with a document that is, or came from, one that was valid in another generation; the limits of its size are the same in all. */
  faultsOf(document: DocumentNode): readonly GraphQLError[];
  /** Resolves when operations can be planned at once. */
  ready(): Promise<void>;
  /** Ends its threads of planning. */
  stop(): Promise<void>;
}

export interface GenerationOptions {
  readonly planCacheMaxBytes: number;
  readonly planning: PlanningOptions;
  /** Who is served by the new subgraph of a progressive `@override`; without it only `percent(N)` decides. */
  readonly overrides?: OverrideChoice | undefined;
  /** See PrepareOptions. */
  readonly hotAfter?: number;
  readonly onFault?: (error: unknown) => void;
}

/** There may be many texts of one plan: for each so much memory of plans, one letter of a text that need not be read again. */
const PLAN_BYTES_PER_KNOWN_LETTER = 128;
const ID_LENGTH = 12;

/** The name of a supergraph in the log. */
export function supergraphId(supergraphSdl: string): string {
  return createHash('sha256').update(supergraphSdl).digest('hex').slice(0, ID_LENGTH);
}

/**
 * Builds a generation.
 *
 * @throws {StartFailure} when the text is not a supergraph that this gateway can serve, or asks for a guard it does not have.
 */
export function createGeneration(
  supergraphSdl: string,
  { planCacheMaxBytes, planning, overrides, hotAfter, onFault }: GenerationOptions,
): Generation {
  const supergraph = buildSupergraph(supergraphSdl);
  const rules = compileAccessRules(supergraph.schema);
  const apiSchema = supergraph.apiSchema().toGraphQLJSSchema({ includeDefer: true });
  assertValidSchema(apiSchema);
  const inserted = readInsertedFields(supergraph.schema);
  const planner = startPlannerThreads({ supergraphSdl }, planning);
  const id = supergraphId(supergraphSdl);
  const hints = readDeclaredHints(supergraph);
  const schema = supergraph.schema.toGraphQLJSSchema();
  const cachingOf = createCachingOf({
    generation: id,
    schema,
    hints,
    isGuarded: (type, field) => rules.ofField(type, field).length > 0,
  });
  return {
    id,
    supergraphSdl,
    apiSchema,
    subgraphs: supergraph.subgraphsMetadata(),
    faultsOf: (document) => validate(apiSchema, document),
    ...createPrepare({
      apiSchema,
      types: createTypeConditions(supergraph.schema),
      askedNames: createAskedNames(inserted),
      planner,
      rules,
      overriding: { labels: readOverrideLabels(supergraph.schema, apiSchema, inserted.names), decide: createDecideOverrides(overrides) },
      planCacheMaxBytes,
      hotAfter,
      onFault,
      sharedByOf: createSharedByOf(schema, readDeclaredClaims(supergraph.schema)),
      annotate: (plan) => annotatePlan(plan, cachingOf),
    }),
    known: createKnownOperations(planCacheMaxBytes / PLAN_BYTES_PER_KNOWN_LETTER, createCommonSource(apiSchema)),
    keptSubgraphs: hints.subgraphs,
    ready: planner.ready,
    stop: planner.stop,
  };
}
