import type { FetchNode } from '../planning/plan.js';
import { ENTITIES } from './entity-operation.js';
import type { Question } from './entity-question.js';
import type { Execution, SubgraphAnswer } from './execution.js';
import type { OpenEntities, Taken } from './kept-entities.js';
import type { Foreign } from './own.js';
import { compileVariables } from './request-body.js';
import { noteError, pathOf, toFetchError } from './subgraph-error.js';

/** Makes of a question what is not known of it; undefined when all is known, and has been merged. */
export type Lessen = (execution: Execution, question: Question) => Question | undefined | Promise<Question | undefined>;

/** What no list of entities may hold: stands for those of an answer that cannot be used. */
const UNUSABLE = false;

/** For a fetch whose entities may be kept; undefined for any other. */
export function compileLessen({ subgraph, caching, variables }: FetchNode): Lessen | undefined {
  if (!caching) return undefined;
  const writeVariables = compileVariables(variables);
  return (execution, question) => {
    const open = execution.kept?.open(subgraph, caching, writeVariables(execution.rawVariables).join(','));
    if (!open) return question;
    const taking = open.take(question.representations);
    const lessen = (taken: Taken<Foreign>) => lesser(execution, question, open, taken);
    return taking instanceof Promise ? taking.then(lessen) : lessen(taking);
  };
}

function lesser(execution: Execution, question: Question, open: OpenEntities, taken: Taken<Foreign>): Question | undefined {
  const missing: number[] = [];
  for (let index = 0; index < taken.length; index += 1) if (taken[index] === undefined) missing.push(index);
  if (missing.length === 0) {
    question.settle({ data: { [ENTITIES]: taken }, errors: [] });
    return undefined;
  }
  const asked = missing.map((index) => question.representations[index] as string);
  return {
    representations: asked,
    settle(answer) {
      keepWhole(open, asked, answer);
      question.settle(missing.length === taken.length ? answer : together(taken, missing, answer));
    },
    fail(error) {
      // What is known is shown all the same.
      noteError(execution.errors, () => toFetchError(error));
      question.settle({ data: { [ENTITIES]: taken.map((entity) => entity ?? null) }, errors: [] });
    },
  };
}

/** Where one thing has failed, nothing of the answer is kept: what else it holds may be what could be saved. */
function keepWhole(open: OpenEntities, asked: readonly string[], { data, errors }: SubgraphAnswer): void {
  const entities = data?.[ENTITIES];
  if (errors.length === 0 && Array.isArray(entities) && entities.length === asked.length) open.keep(asked, entities);
}

function together(taken: Taken<Foreign>, missing: readonly number[], { data, errors }: SubgraphAnswer): SubgraphAnswer {
  const given = data?.[ENTITIES];
  const entities: readonly unknown[] = Array.isArray(given) ? given : [];
  const fits = entities.length === missing.length;
  const all: unknown[] = [...taken];
  missing.forEach((index, position) => {
    all[index] = data === null ? null : fits ? entities[position] : UNUSABLE;
  });
  return { data: { [ENTITIES]: all }, errors: errors.map((error) => moved(error, missing)) };
}

/** An error tells its place among those that were asked for. */
function moved(error: Foreign, missing: readonly number[]): Foreign {
  const [root, position, ...inner] = pathOf(error) ?? [];
  const index = root === ENTITIES && typeof position === 'number' ? missing[position] : undefined;
  const path = index === undefined ? undefined : [ENTITIES, index, ...inner];
  return typeof error === 'object' && error !== null ? { ...error, path } : error;
}
