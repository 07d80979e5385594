import type { GraphQLSchema } from 'graphql';
import { type Clause, clauseHolds, clauseText } from '../auth/clause.js';
import type { AccessRules } from '../auth/directives.js';
import type { Principal } from '../auth/principal.js';
import { clausesOf, restrict } from '../auth/restrict.js';
import { compileDeferring, type DeferringOperation } from '../execution/compile-deferring.js';
import { type CompiledOperation, compileOperation } from '../execution/compile-operation.js';
import { standBy } from '../execution/standby.js';
import type { SupergraphTypes } from '../execution/type-conditions.js';
import { type Cost, compileCost } from '../limits/cost.js';
import { refuseUnanswerable } from '../planning/answerable.js';
import type { AskedNames } from '../planning/asked-names.js';
import { type DeferLabels, findOperation, type Operation } from '../planning/operation.js';
import { NO_OVERRIDES, type Overrides } from '../planning/overrides.js';
import type { Plan } from '../planning/plan.js';
import { createPlanCache } from '../planning/plan-cache.js';
import type { Planner } from '../planning/planner.js';
import { NOTHING_REFUSED, type Refusals } from '../planning/refusals.js';
import { compileWriting, type Write } from '../verbatim/compile-writing.js';
import { Shelf } from '../verbatim/shelf.js';
import type { SharedBy, SharedByOf } from '../viewing/plan-claims.js';
import type { DecideOverrides } from './decide-overrides.js';
import type { OperationSource } from './operation-source.js';
import { NO_LABELS, type OverrideLabels } from './override-labels.js';
import { createPlanOperation } from './plan-operation.js';

/** A compiled operation, and what it may cost with given variables. */
export interface PreparedOperation extends CompiledOperation {
  readonly cost: Cost;
  /** Runs a query or mutation whose answer may come as text. */
  readonly write: Write;
  /** Given for a subscription whose answers may be given to others; the variant says what of it was refused. */
  readonly sharedBy?: (SharedBy & { readonly variant: string }) | undefined;
  /** Given for an operation whose deferred fragments are delivered later. */
  readonly start?: DeferringOperation['start'];
}

/**
 * Plans and compiles what a caller may ask of a valid operation, once for each document, name and set of refusals. Gives at once what is
 * known already and depends on nobody's rights.
 * Rejects with TOKEN_REVOKED when something is protected and nothing of the caller's rights holds any more.
 */
export type Prepare = (operation: OperationSource, principal: () => Principal) => PreparedOperation | Promise<PreparedOperation>;

/** An operation as it was asked for, with nothing of whoever asked but what was refused to them, as text. */
export interface UsedOperation {
  readonly source: OperationSource;
  readonly refused: readonly string[];
  /** The labels of `@override` for which the new subgraph was asked. */
  readonly overridden: readonly string[];
}

/** Prepares operations, and knows which it has prepared. */
export interface Preparer {
  readonly prepare: Prepare;
  /** The operations asked for last, the latest first. */
  inUse(max: number): readonly UsedOperation[];
  /** Plans for everybody to whom the same is refused, before they ask. The operation must be valid. */
  warm(used: UsedOperation): Promise<void>;
}

export interface PrepareOptions {
  readonly apiSchema: GraphQLSchema;
  readonly types: SupergraphTypes;
  readonly askedNames: AskedNames;
  readonly planner: Planner;
  readonly rules: AccessRules;
  /** The labels of `@override` that operations touch, and what decides about them; none without it. */
  readonly overriding?: { readonly labels: OverrideLabels; readonly decide: DecideOverrides };
  /** How much memory plans may take, in bytes. */
  readonly planCacheMaxBytes: number;
  /** How many objects of a kind are completed, and how many times an operation is run, before more is made for the rest. */
  readonly hotAfter?: number | undefined;
  /** Told of errors that are nobody's but ours, and of which no client is told. */
  readonly onFault?: ((error: unknown) => void) | undefined;
  /** Says for whom the answers of a subscription are the same; for nobody else, without it. */
  readonly sharedByOf?: SharedByOf;
  /** Says in a plan what of it may be kept. */
  readonly annotate?: (plan: Plan) => Plan;
}

/** An operation that depends on nobody's rights and on no decision, or what it depends on. */
type Known = Ready | { readonly dependsOn: readonly Clause[]; readonly labels: readonly string[] };

interface Ready extends UsedOperation {
  readonly operation: PreparedOperation;
}

/** Room for operations whose answers are made of texts: a letter of one takes some 50 to 100 bytes. */
const TEXT_LETTERS = 131_072;

/** When nothing is left of an operation that a subgraph could answer. */
const NO_PLAN: Plan = { kind: 'operation', root: undefined };
const NOTHING_OVERRIDDEN = { labels: NO_LABELS, decide: () => NO_OVERRIDES };

/**
 * An operation without protected fields is one entry of the cache and asks nothing of anybody. Of others there is one
 * variant for each set of clauses that failed, whoever failed them: it holds nothing of the caller it was made for first.
 * So it is with the labels of `@override` that an operation touches: a variant for each set for which the new subgraph is asked.
 */
export function createPrepare({
  apiSchema,
  types,
  askedNames,
  planner,
  rules,
  overriding = NOTHING_OVERRIDDEN,
  planCacheMaxBytes,
  hotAfter,
  sharedByOf = () => undefined,
  annotate = (plan) => plan,
  onFault = () => undefined,
}: PrepareOptions): Preparer {
  const cache = createPlanCache<Known>(planCacheMaxBytes);

  const compiler = { apiSchema, types, askedNames, hotAfter };
  const writing = {
    apiSchema,
    types,
    plannedKey: askedNames.plannedKey,
    writtenAfter: hotAfter,
    shelf: new Shelf(TEXT_LETTERS),
    onFault,
  };
  const plan = createPlanOperation({ apiSchema, askedNames, labels: overriding.labels, planner, annotate });
  const compile = (operation: Operation, found: Plan, refusals: Refusals): CompiledOperation =>
    operation.labels
      ? compileDeferring(compiler, operation, found, refusals)
      : standBy(() => compileOperation(compiler, operation, found, refusals));
  const prepared = (compiled: CompiledOperation, asked: Operation, found: Plan, variant: string): PreparedOperation => {
    const sharedBy = sharedByOf(found);
    return { ...compiled, write: compiled.execute, cost: compileCost(apiSchema, asked), sharedBy: sharedBy && { ...sharedBy, variant } };
  };
  const prepareWhole = async (operation: Operation, letters: number, overrides: Overrides, variant: string): Promise<PreparedOperation> => {
    const found = await plan(operation, operation.definition.name?.value ?? null, overrides);
    refuseUnanswerable(operation, found);
    const compiled = compile(operation, found, NOTHING_REFUSED);
    const whole = prepared(compiled, operation, found, variant);
    if (compiled.kind !== 'query' || operation.labels) return whole;
    return { ...whole, write: compileWriting(writing, operation, found, compiled, letters) };
  };
  const prepareWithout = async (
    operation: Operation,
    failed: ReadonlySet<Clause>,
    overrides: Overrides,
    variant: string,
  ): Promise<PreparedOperation> => {
    const left = restrict(rules, apiSchema, operation, failed);
    const found = left.asksSubgraphs ? await plan(withLabels(left.operation, operation.labels), null, overrides) : NO_PLAN;
    return prepared(compile(operation, found, left.refusals), left.operation, found, variant);
  };
  const find = (source: OperationSource): Known | Promise<Known> =>
    cache.get(keyOf(source), source.letters, async () => {
      const operation = operationOf(source);
      const dependsOn = clausesOf(rules, apiSchema, operation);
      const labels = overriding.labels.labelsOf(operation);
      if (dependsOn.length > 0 || labels.length > 0) return { dependsOn, labels };
      return { source, refused: [], overridden: [], operation: await prepareWhole(operation, source.letters, NO_OVERRIDES, '') };
    });
  const findVariant = (source: OperationSource, failed: readonly Clause[], overrides: Overrides): Promise<Ready> => {
    const overridden = [...overrides].flatMap(([label, isOn]) => (isOn ? [label] : []));
    const variant = `${failed.map(({ id }) => id)}:${overridden}`;
    return cache.get(`${keyOf(source)}:${variant}`, source.letters, async () => {
      const whole = operationOf(source);
      const operation = await (failed.length > 0
        ? prepareWithout(whole, new Set(failed), overrides, variant)
        : prepareWhole(whole, source.letters, overrides, variant));
      return { source, refused: failed.map(clauseText), overridden, operation };
    }) as Promise<Ready>;
  };
  const variantOf = async (source: OperationSource, known: Known, principal: () => Principal): Promise<PreparedOperation> => {
    if (!('dependsOn' in known)) return known.operation;
    const { subject } = principal();
    const failed = known.dependsOn.filter((clause) => !clauseHolds(clause, subject));
    return (await findVariant(source, failed, overriding.decide(known.labels, subject))).operation;
  };
  return {
    prepare(source, principal) {
      const known = find(source);
      if (known instanceof Promise) return known.then((found) => variantOf(source, found, principal));
      return 'dependsOn' in known ? variantOf(source, known, principal) : known.operation;
    },
    inUse(max) {
      const used: UsedOperation[] = [];
      for (const known of cache.kept()) {
        if ('dependsOn' in known) continue;
        used.push({ source: known.source, refused: known.refused, overridden: known.overridden });
        if (used.length >= max) break;
      }
      return used;
    },
    async warm({ source, refused, overridden }) {
      const known = await find(source);
      if ('dependsOn' in known)
        await findVariant(
          source,
          known.dependsOn.filter((clause) => refused.includes(clauseText(clause))),
          new Map(known.labels.map((label) => [label, overridden.includes(label)])),
        );
    },
  };
}

function keyOf({ documentHash, operationName }: OperationSource): string {
  return `${documentHash}:${operationName ?? ''}`;
}

function operationOf({ document, operationName, labels }: OperationSource): Operation {
  const operation = findOperation(document, operationName);
  if (!operation) throw new Error('the document was prepared without an operation of that name');
  return withLabels(operation, labels);
}

function withLabels(operation: Operation, labels: DeferLabels | undefined): Operation {
  return labels ? { ...operation, labels } : operation;
}
