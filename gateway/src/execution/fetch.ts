import type { FetchNode, PathStep } from '../planning/plan.js';
import type { AskedKeys } from './asked-keys.js';
import { compileQuestion, type Question } from './entity-question.js';
import type { Execution, SubgraphAnswer } from './execution.js';
import { compileLessen } from './kept-question.js';
import { mergeInto } from './merge.js';
import { compilePath } from './path.js';
import { compileRequest } from './request-body.js';
import { compileRewrites } from './rewrite.js';
import { noteError, pathOf, toClientError, toFetchError } from './subgraph-error.js';
import type { TypeConditions } from './type-conditions.js';

/** Runs one fetch: sends it, merges what came, records what failed. Never rejects: a failure is an error in the answer. */
export type FetchStep = (execution: Execution) => Promise<void>;

export function compileFetch(node: FetchNode, path: readonly PathStep[], types: TypeConditions, asked: AskedKeys): FetchStep {
  return reportingFailure(node.requires ? compileEntityFetch(node, path, types, asked) : compileRootFetch(node, path, types, asked));
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

function compileRootFetch(node: FetchNode, path: readonly PathStep[], types: TypeConditions, asked: AskedKeys): FetchStep {
  const request = compileRequest(node);
  const walker = compilePath(path, types);
  const place = path.flatMap((step) => (step.kind === 'key' ? [step.key] : []));
  const rewriteOutput = compileRewrites(node.outputRewrites, types);
  const keepAsked = asked.keepOf(node, path);
  return async (execution) => {
    const { objects: targets } = walker.collect(execution.data);
    if (targets.length === 0) return;
    const answer = await execution.send(request(execution.rawVariables, undefined));
    for (const error of answer.errors) {
      const inner = pathOf(error);
      noteError(execution.errors, () => toClientError(error, inner && [...place, ...inner]));
    }
    if (!answer.data) return;
    keepAsked?.(answer.data);
    rewriteOutput?.(answer.data);
    for (const target of targets) mergeInto(target, answer.data);
  };
}

function compileEntityFetch(node: FetchNode, path: readonly PathStep[], types: TypeConditions, asked: AskedKeys): FetchStep {
  const ask = compileQuestion(node, path, types, asked);
  const lessen = compileLessen(node);
  const request = compileRequest(node);
  return async (execution) => {
    const whole = ask(execution);
    const question = whole && lessen ? await lessen(execution, whole) : whole;
    if (question) await answered(question, execution.send(request(execution.rawVariables, question.representations)));
  };
}

/** Settles a question with what comes for it. */
export async function answered(question: Question, answering: Promise<SubgraphAnswer>): Promise<void> {
  let answer: SubgraphAnswer;
  try {
    answer = await answering;
  } catch (error) {
    if (!question.fail) throw error;
    return question.fail(error);
  }
  question.settle(answer);
}
