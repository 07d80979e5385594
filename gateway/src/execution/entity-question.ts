import { RefusalError } from '@lapor/kit/refusal';
import type { FetchNode, PathStep } from '../planning/plan.js';
import type { AskedKeys } from './asked-keys.js';
import { type Batch, compileBatch, type Lacking } from './entities.js';
import { ENTITIES } from './entity-operation.js';
import type { Execution, SubgraphAnswer } from './execution.js';
import type { Foreign } from './own.js';
import { compilePath, type PathWalker, type ResponsePath } from './path.js';
import { compileRewrites } from './rewrite.js';
import { compileScatter } from './scatter.js';
import { shareEqual } from './share.js';
import { noteError, pathOf, toClientError } from './subgraph-error.js';
import type { TypeConditions } from './type-conditions.js';

/** What an entity fetch asks for in one operation, and what becomes of the answer. */
export interface Question {
  readonly representations: readonly string[];
  /**
   * Merges the entities into the objects that wait for them and records the errors at their places.
   * @throws {RefusalError} SUBGRAPH_ANSWER_INVALID when something cannot be used; what can be is taken all the same.
   */
  settle(answer: SubgraphAnswer): void;
  /** What is done when there is no answer at all; without it the failure is only recorded. */
  fail?(error: unknown): void;
}

/** Undefined when nothing is there to be asked for. */
export type Ask = (execution: Execution) => Question | undefined;

export function compileQuestion(node: FetchNode, path: readonly PathStep[], types: TypeConditions, asked: AskedKeys): Ask {
  const walker = compilePath(path, types);
  const batchFor = compileBatches(node, types);
  const scatter = compileScatter(node, path, types, asked, node.standsAlone);
  return (execution) => {
    const slots = walker.collect(execution.data);
    const { objects } = slots;
    const batch = batchFor(execution)(objects);
    if (batch.representations.length === 0) return undefined;
    if (!node.standsAlone) shareEqual(slots, batch, execution.shared);
    return {
      representations: batch.representations,
      settle(answer) {
        recordErrors(execution, answer, batch, walker);
        if (!answer.data) return;
        const valid = scatter(answer.data[ENTITIES], batch.waiting, (index) => objects[index] as Foreign);
        if (!valid) throw new RefusalError('SUBGRAPH_ANSWER_INVALID');
      },
    };
  };
}

/**
 * A fetch can serve fields of which a condition leaves some out, and with them what only they require; the planner does
 * not always write the condition to the fetch itself. Where nothing has failed, what is lacking was not asked for, and the
 * other fields are asked for without it. After a failure it may be what a field cannot be made without.
 */
export function compileBatches(node: FetchNode, types: TypeConditions): (execution: Execution) => (objects: readonly Foreign[]) => Batch {
  const compile = (lacking: Lacking) => compileBatch(node.requires ?? [], compileRewrites(node.inputRewrites, types), types, lacking);
  const whole = compile('nothing');
  const rest = compile('the rest');
  return ({ conditional, errors, failedBefore }) => (conditional && errors.length === 0 && !failedBefore?.() ? rest : whole);
}

/** An error at `_entities[i].…` is an error at every object that waited for representation i. */
function recordErrors(execution: Execution, answer: SubgraphAnswer, batch: Batch, walker: PathWalker): void {
  if (answer.errors.length === 0) return;
  const places = walker.locate(execution.data);
  for (const error of answer.errors) {
    const [root, position, ...inner] = pathOf(error) ?? [];
    const indexes = root === ENTITIES && typeof position === 'number' ? batch.waiting.indexesOf(position) : [];
    if (indexes.length === 0) noteError(execution.errors, () => toClientError(error, undefined));
    for (const index of indexes) noteError(execution.errors, () => toClientError(error, [...(places[index] as ResponsePath), ...inner]));
  }
}
