import type { JoinedNode, PathStep } from '../planning/plan.js';
import { ENTITIES } from './entity-operation.js';
import { type Ask, compileQuestion, type Question } from './entity-question.js';
import type { Execution, SubgraphAnswer } from './execution.js';
import { type FetchStep, reportingFailure } from './fetch.js';
import { type AskedPart, compileJoinedRequest, listKey } from './joined-request.js';
import { compileRequest } from './request-body.js';
import { noteError, pathOf, toClientError, toFetchError } from './subgraph-error.js';
import type { TypeConditions } from './type-conditions.js';

/**
 * Entity fetches of one subgraph as one request, each list under an alias of its own. Of those that have nothing to ask
 * nothing is sent, and one that is left alone is sent as the planner wrote it.
 */
export function compileJoinedFetch(node: JoinedNode, path: readonly PathStep[], types: TypeConditions): FetchStep {
  const asks: readonly Ask[] = node.fetches.map(({ path: own, fetch }) => compileQuestion(fetch, [...path, ...own], types));
  const requests = node.fetches.map(({ fetch }) => compileRequest(fetch));
  const joinedRequest = compileJoinedRequest(node.fetches.map(({ fetch }) => fetch));

  const askAlone = ({ part, question }: Asked): FetchStep =>
    reportingFailure(async ({ rawVariables, send }) => {
      const request = requests[part]?.(rawVariables, question.representations);
      if (request) question.settle(await send(request));
    });

  return reportingFailure(async (execution) => {
    const asked = questionsOf(asks, execution);
    const [only, ...others] = asked;
    if (!only) return;
    if (others.length === 0) return askAlone(only)(execution);
    const answer = await execution.send(joinedRequest(execution.rawVariables, asked.map(toPart)));
    if (answer.data) return settle(execution, asked, answer);
    // `_entities` cannot be null, so what is wrong with one list takes all of them with it. Asked alone, the others are whole.
    await Promise.all(asked.map((each) => askAlone(each)(execution)));
  });
}

interface Asked {
  /** The number of the fetch among those that were joined. */
  readonly part: number;
  readonly question: Question;
}

function questionsOf(asks: readonly Ask[], execution: Execution): readonly Asked[] {
  const asked: Asked[] = [];
  asks.forEach((ask, part) => {
    const question = ask(execution);
    if (question) asked.push({ part, question });
  });
  return asked;
}

const toPart = ({ part, question: { representations } }: Asked): AskedPart => ({ part, representations });

/** Gives each fetch what came under its alias, as if it had come alone. */
function settle(execution: Execution, asked: readonly Asked[], answer: SubgraphAnswer): void {
  const errorsOf = new Map(asked.map(({ part }) => [listKey(part), [] as SubgraphAnswer['errors'][number][]]));
  for (const error of answer.errors) {
    const [key, ...inner] = pathOf(error) ?? [];
    const own = errorsOf.get(String(key));
    if (own) own.push({ ...error, path: [ENTITIES, ...inner] });
    else noteError(execution.errors, () => toClientError(error, undefined));
  }
  for (const { part, question } of asked) {
    const key = listKey(part);
    const errors = errorsOf.get(key) ?? [];
    try {
      question.settle({ data: { [ENTITIES]: answer.data?.[key] }, errors });
    } catch (error) {
      // What came for one counts, whatever came for another.
      noteError(execution.errors, () => toFetchError(error));
    }
  }
}
