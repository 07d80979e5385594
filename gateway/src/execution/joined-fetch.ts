import type { JoinedNode, PathStep } from '../planning/plan.js';
import type { AskedKeys } from './asked-keys.js';
import { ENTITIES } from './entity-operation.js';
import { type Ask, compileQuestion, type Question } from './entity-question.js';
import type { Execution, SubgraphAnswer, SubgraphRequest } from './execution.js';
import { answered, type FetchStep, reportingFailure } from './fetch.js';
import { type AskedPart, compileJoinedRequest, listKey } from './joined-request.js';
import { compileLessen, type Lessen } from './kept-question.js';
import { compileRequest } from './request-body.js';
import { noteError, pathOf, toClientError, toFetchError } from './subgraph-error.js';
import type { TypeConditions } from './type-conditions.js';

/**
 * Entity fetches of one subgraph as one request, each list under an alias of its own. Of those that have nothing to ask
 * nothing is sent, and one that is left alone is sent as the planner wrote it.
 */
export function compileJoinedFetch(node: JoinedNode, path: readonly PathStep[], types: TypeConditions, askedKeys: AskedKeys): FetchStep {
  const parts: readonly Part[] = node.fetches.map(({ path: own, fetch }) => ({
    ask: compileQuestion(fetch, [...path, ...own], types, askedKeys),
    lessen: compileLessen(fetch),
  }));
  const requests = node.fetches.map(({ fetch }) => compileRequest(fetch));
  const joinedRequest = compileJoinedRequest(node.fetches.map(({ fetch }) => fetch));

  const askAlone = ({ part, question }: Asked): FetchStep =>
    reportingFailure(async ({ rawVariables, send }) => {
      const request = requests[part]?.(rawVariables, question.representations);
      if (request) await answered(question, send(request));
    });

  return reportingFailure(async (execution) => {
    const asked = await questionsOf(parts, execution);
    const [only, ...others] = asked;
    if (!only) return;
    if (others.length === 0) return askAlone(only)(execution);
    const answer = await sendJoined(execution, asked, joinedRequest(execution.rawVariables, asked.map(toPart)));
    if (!answer) return;
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

interface Part {
  readonly ask: Ask;
  readonly lessen: Lessen | undefined;
}

/** All are asked at one moment, before anything that is known already is merged. */
async function questionsOf(parts: readonly Part[], execution: Execution): Promise<readonly Asked[]> {
  const whole = parts.map(({ ask }) => ask(execution));
  const asked: Asked[] = [];
  for (const [part, { lessen }] of parts.entries()) {
    const question = whole[part];
    const left = question && lessen ? await lessen(execution, question) : question;
    if (left) asked.push({ part, question: left });
  }
  return asked;
}

/** Undefined when there is no answer and some of it is known: then that has been recorded and merged. */
async function sendJoined(execution: Execution, asked: readonly Asked[], request: SubgraphRequest): Promise<SubgraphAnswer | undefined> {
  try {
    return await execution.send(request);
  } catch (error) {
    const known = asked.filter(({ question }) => question.fail);
    if (known.length === 0) throw error;
    for (const { question } of known) question.fail?.(error);
    return undefined;
  }
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
