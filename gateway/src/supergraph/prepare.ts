import type { DocumentNode, GraphQLSchema } from 'graphql';
import { type Clause, clauseHolds } from '../auth/clause.js';
import type { AccessRules } from '../auth/directives.js';
import type { Principal } from '../auth/principal.js';
import { clausesOf, restrict } from '../auth/restrict.js';
import { type CompiledOperation, compileOperation } from '../execution/compile-operation.js';
import type { TypeConditions } from '../execution/type-conditions.js';
import { type Cost, compileCost } from '../limits/cost.js';
import type { AskedNames } from '../planning/asked-names.js';
import { keepObjects } from '../planning/keep-objects.js';
import { findOperation, type Operation } from '../planning/operation.js';
import type { Plan } from '../planning/plan.js';
import { createPlanCache } from '../planning/plan-cache.js';
import type { Planner } from '../planning/planner.js';

export interface OperationSource {
  readonly document: DocumentNode;
  /** A hash of the document's text. */
  readonly documentHash: string;
  readonly operationName: string | null;
}

/** A compiled operation, and what it may cost with given variables. */
export interface PreparedOperation extends CompiledOperation {
  readonly cost: Cost;
}

/**
 * Plans and compiles what a caller may ask of a valid operation, once for each document, name and set of refusals.
 * Throws TOKEN_REVOKED when something is protected and nothing of the caller's rights holds any more.
 */
export type Prepare = (operation: OperationSource, principal: () => Principal) => Promise<PreparedOperation>;

export interface PrepareOptions {
  readonly apiSchema: GraphQLSchema;
  readonly types: TypeConditions;
  readonly askedNames: AskedNames;
  readonly planner: Planner;
  readonly rules: AccessRules;
  readonly planCacheMaxBytes: number;
}

/** An operation that depends on nobody's rights, or what it depends on. */
type Known = PreparedOperation | { readonly dependsOn: readonly Clause[] };

/** For a document that was not made from a text here. */
const UNKNOWN_LENGTH = 10_000;
/** When nothing is left of an operation that a subgraph could answer. */
const NO_PLAN: Plan = { kind: 'operation', root: undefined };

/**
 * An operation without protected fields is one entry of the cache and asks nothing of anybody. Of others there is one
 * variant for each set of clauses that failed, whoever failed them: it holds nothing of the caller it was made for first.
 */
export function createPrepare({ apiSchema, types, askedNames, planner, rules, planCacheMaxBytes }: PrepareOptions): Prepare {
  const cache = createPlanCache<Known>(planCacheMaxBytes);

  const compiler = { apiSchema, types, askedNames };
  const plan: Planner['plan'] = (document, name) => planner.plan(askedNames.forPlanner(keepObjects(document)), name);
  const prepareWhole = async (operation: Operation): Promise<PreparedOperation> => {
    const found = await plan(operation.document, operation.definition.name?.value ?? null);
    return { ...compileOperation(compiler, operation, found), cost: compileCost(apiSchema, operation) };
  };
  const prepareWithout = async (operation: Operation, failed: ReadonlySet<Clause>): Promise<PreparedOperation> => {
    const left = restrict(rules, apiSchema, operation, failed);
    const found = left.asksSubgraphs ? await plan(left.operation.document, null) : NO_PLAN;
    return { ...compileOperation(compiler, operation, found, left.refusals), cost: compileCost(apiSchema, left.operation) };
  };
  return async (source, principal) => {
    const key = `${source.documentHash}:${source.operationName ?? ''}`;
    const bytes = source.document.loc?.end ?? UNKNOWN_LENGTH;
    const known = await cache.get(key, bytes, async () => {
      const operation = operationOf(source);
      const dependsOn = clausesOf(rules, apiSchema, operation);
      return dependsOn.length > 0 ? { dependsOn } : prepareWhole(operation);
    });
    if (!('dependsOn' in known)) return known;
    const { subject } = principal();
    const failed = known.dependsOn.filter((clause) => !clauseHolds(clause, subject));
    const variant = `${key}:${failed.map(({ id }) => id)}`;
    return cache.get(variant, bytes, () => {
      const operation = operationOf(source);
      return failed.length > 0 ? prepareWithout(operation, new Set(failed)) : prepareWhole(operation);
    }) as Promise<PreparedOperation>;
  };
}

function operationOf({ document, operationName }: OperationSource): Operation {
  const operation = findOperation(document, operationName);
  if (!operation) throw new Error('the document was prepared without an operation of that name');
  return operation;
}
