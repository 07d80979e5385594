import { buildASTSchema, parse, print } from 'graphql';
import type { PlanAtOnce } from './apollo-planner.js';
import { hiveGap, hiveGapOf } from './hive-gaps.js';
import type { PlanUntil } from './hive-planner.js';
import { createSchemaGaps } from './hive-schema-gaps.js';
import type { Planned, PlanningTask, PlanRequest } from './plan-messages.js';
import { PlanTooComplex } from './plan-too-complex.js';
import { hasSoundFetches } from './sound-fetches.js';
import { withTypeNames } from './with-type-names.js';
import { withoutIntrospection } from './without-introspection.js';
import { withoutSelfAliases } from './without-self-aliases.js';

/** Left of the deadline for what comes after planning, so that the thread need not be ended. */
const PART_OF_DEADLINE = 0.9;

/**
 * Plans with Hive's planner, and with Apollo's whatever that one cannot plan rightly: what it is known to do wrong
 * (`hive-gaps.ts`, `hive-schema-gaps.ts`), and what it refuses or plans in a way that we cannot read or subgraphs would refuse.
 *
 * @throws {PlanTooComplex} when it takes longer than it may.
 */
export function withStandIn(hive: PlanUntil, apollo: PlanAtOnce, { supergraphSdl, deadlineMs }: PlanningTask) {
  const gap = hiveGap(supergraphSdl);
  const supergraph = parse(supergraphSdl, { noLocation: true });
  // It was checked before; what is internal to it (`join__…`) does not matter here.
  const schema = buildASTSchema(supergraph, { assumeValid: true, assumeValidSDL: true });
  const schemaGap = createSchemaGaps(supergraph, schema);
  return async (request: PlanRequest): Promise<Planned> => {
    const document = parse(request.text, { noLocation: true });
    const plannedByApollo = (standIn: string) => ({ plan: apollo(document, request.operationName, request.overrides), standIn });
    const missing = gap ?? hiveGapOf(request.text, document, request.operationName) ?? schemaGap(document);
    if (missing !== undefined) return plannedByApollo(missing);
    const left = withoutIntrospection(withoutSelfAliases(document), request.operationName);
    if (!left) return { plan: { kind: 'operation', root: undefined } };
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), deadlineMs * PART_OF_DEADLINE);
    try {
      const plan = await hive({ ...request, text: print(withTypeNames(left, schema)) }, stop.signal);
      return hasSoundFetches(plan, schema) ? { plan } : plannedByApollo('it would ask what every subgraph refuses');
    } catch (error) {
      if (stop.signal.aborted) throw new PlanTooComplex('the plan takes too long');
      return plannedByApollo((error as Error).message);
    } finally {
      clearTimeout(timer);
    }
  };
}
