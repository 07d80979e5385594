import { operationHash } from '@lapor/kit/identity';
import { RefusalError } from '@lapor/kit/refusal';
import { askedName } from '../planning/asked-names.js';
import type { FetchNode, PathStep } from '../planning/plan.js';
import { compileKeepAsked } from './asked-keys.js';
import { type Batch, compileBatch, type Lacking } from './entities.js';
import type { Execution, SubgraphAnswer, SubgraphRequest } from './execution.js';
import { mergeInto } from './merge.js';
import type { Foreign } from './own.js';
import { compilePath, type PathWalker, type ResponsePath } from './path.js';
import { compileRewrites } from './rewrite.js';
import { compileScatter } from './scatter.js';
import { shareEqual } from './share.js';
import { noteError, pathOf, toClientError, toFetchError } from './subgraph-error.js';
import type { TypeConditions } from './type-conditions.js';

/** Runs one fetch: sends it, merges what came, records what failed. Never rejects: a failure is an error in the answer. */
export type FetchStep = (execution: Execution) => Promise<void>;

export function compileFetch(node: FetchNode, path: readonly PathStep[], types: TypeConditions): FetchStep {
  return reportingFailure(node.requires ? compileEntityFetch(node, path, types) : compileRootFetch(node, path, types));
}

export function reportingFailure(step: FetchStep): FetchStep {
  return async (execution) => {
    try {
      await step(execution);
    } catch (error) {
      noteError(execution.errors, () => toFetchError(error));
    }
  };
}

function compileRootFetch(node: FetchNode, path: readonly PathStep[], types: TypeConditions): FetchStep {
  const request = compileRequest(node);
  const walker = compilePath(path, types);
  const place = path.flatMap((step) => (step.kind === 'key' ? [step.key] : []));
  const rewriteOutput = compileRewrites(node.outputRewrites, types);
  const keepAsked = compileKeepAsked(node);
  return async (execution) => {
    const { objects: targets } = walker.collect(execution.data);
    if (targets.length === 0) return;
    const answer = await execution.send(request(execution.rawVariables, undefined));
    for (const error of answer.errors) {
      const inner = pathOf(error);
      noteError(execution.errors, () => toClientError(error, inner && [...place, ...inner]));
    }
    if (!answer.data) return;
    rewriteOutput?.(answer.data);
    keepAsked(answer.data);
    for (const target of targets) mergeInto(target, answer.data);
  };
}

function compileEntityFetch(node: FetchNode, path: readonly PathStep[], types: TypeConditions): FetchStep {
  const request = compileRequest(node);
  const walker = compilePath(path, types);
  const batchFor = compileBatches(node, types);
  const scatter = compileScatter(node, types, node.standsAlone);
  return async (execution) => {
    const slots = walker.collect(execution.data);
    const { objects } = slots;
    const batch = batchFor(execution)(objects);
    if (batch.representations.length === 0) return;
    if (!node.standsAlone) shareEqual(slots, batch, execution.shared);
    const answer = await execution.send(request(execution.rawVariables, batch.representations));
    recordEntityErrors(execution, answer, batch, walker);
    if (!answer.data) return;
    const valid = scatter(answer.data._entities, batch.waiting, (index) => objects[index] as Foreign);
    if (!valid) throw new RefusalError('SUBGRAPH_ANSWER_INVALID');
  };
}

/**
 * A fetch can serve fields of which a condition leaves some out, and with them what only they require. Where nothing has
 * failed, what is lacking was not asked for, and the other fields are asked for without it. After a failure it may be what
 * a field cannot be made without.
 */
export function compileBatches(node: FetchNode, types: TypeConditions): (execution: Execution) => (objects: readonly Foreign[]) => Batch {
  const compile = (lacking: Lacking) => compileBatch(node.requires ?? [], compileRewrites(node.inputRewrites, types), types, lacking);
  const whole = compile('nothing');
  if (!/@(include|skip)\(/.test(node.operation)) return () => whole;
  const rest = compile('the rest');
  return ({ errors }) => (errors.length === 0 ? rest : whole);
}

/** An error at `_entities[i].…` is an error at every object that waited for representation i. */
function recordEntityErrors(execution: Execution, answer: SubgraphAnswer, batch: Batch, walker: PathWalker): void {
  if (answer.errors.length === 0) return;
  const places = walker.locate(execution.data);
  for (const error of answer.errors) {
    const [root, position, ...inner] = pathOf(error) ?? [];
    const indexes = root === '_entities' && typeof position === 'number' ? batch.waiting[position] : undefined;
    if (!indexes) noteError(execution.errors, () => toClientError(error, undefined));
    for (const index of indexes ?? [])
      noteError(execution.errors, () => toClientError(error, [...(places[index] as ResponsePath), ...inner]));
  }
}

/** Serialises everything of a request that does not change once; only variables are written per request. */
export function compileRequest(node: FetchNode): (variables: Foreign, representations: readonly string[] | undefined) => SubgraphRequest {
  const name = node.operationName === undefined ? '' : `,"operationName":${JSON.stringify(node.operationName)}`;
  const head = `{"query":${JSON.stringify(node.operation)}${name},"variables":{`;
  const hash = operationHash(node.operation);
  const names = node.variables.map((variable) => [askedName(variable), `${JSON.stringify(variable)}:`] as const);
  return (variables, representations) => {
    const parts = representations ? [`"representations":[${representations.join(',')}]`] : [];
    for (const [variable, label] of names) {
      if (Object.hasOwn(variables, variable) && variables[variable] !== undefined) parts.push(label + JSON.stringify(variables[variable]));
    }
    return { subgraph: node.subgraph, kind: node.operationKind, operationHash: hash, body: `${head}${parts.join(',')}}}` };
  };
}
