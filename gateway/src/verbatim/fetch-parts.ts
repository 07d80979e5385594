import { ENTITIES } from '../execution/entity-operation.js';
import type { SubgraphAnswer, SubgraphRequest } from '../execution/execution.js';
import { type AskedPart, compileJoinedRequest, listKey } from '../execution/joined-request.js';
import type { Taken } from '../execution/kept-entities.js';
import type { Foreign } from '../execution/own.js';
import { compileRequest, compileVariables } from '../execution/request-body.js';
import type { StepOf } from '../execution/steps.js';
import type { Part } from './answer-places.js';
import { type Ask, compileAsk, type Question } from './ask.js';
import { NotKept, NotSent, NotVerbatim } from './not-verbatim.js';
import { type Expected, listLabel, readBody } from './read-body.js';
import type { Rows } from './read-parts.js';
import type { Writing } from './writing.js';

/** A part, ready to be asked for. */
export interface Asked {
  readonly part: Part;
  /** Given where it gives entities. */
  readonly ask: Ask | undefined;
  readonly rows: Rows;
  readonly request: (given: Foreign, representations: readonly string[] | undefined) => SubgraphRequest;
  /** The parts for whose objects it is the host. */
  readonly askedBehind: Asked[];
  /** What its operation depends on, as text; given where its entities may be kept. */
  readonly keptBy: ((given: Foreign) => string[]) | undefined;
}

/** @param rows how what it gives is read. */
export function compileAsked(part: Part, rows: Rows): Asked {
  const { fetch } = part;
  const keptBy = fetch.caching && compileVariables(fetch.variables);
  return { part, ask: part.required && compileAsk(part), rows, request: compileRequest(fetch), askedBehind: [], keptBy };
}

const ENTITIES_LABEL = listLabel(ENTITIES);

/** Sends what one part is asked for, if anything is. */
export function fetchAlone(asked: Asked): StepOf<Writing> {
  const { part, rows, request } = asked;
  const { required, number } = part;
  const label = required && ENTITIES_LABEL;
  return async (writing) => {
    const question = writing.questions[number];
    if (!question || (await readKept(writing, asked))) return;
    const { representations } = question;
    const expected = [{ label, rows, count: required ? representations.length : 1 }];
    await sendAndRead(writing, request(writing.rawVariables, required && representations), expected, [asked]);
  };
}

/** Those that have something to ask in one request, each list under a key of its own. */
export function fetchJoined(all: readonly Asked[]): StepOf<Writing> {
  const alone = all.map((asked) => fetchAlone(asked));
  const labels = all.map((_, part) => listLabel(listKey(part)));
  const joinedRequest = compileJoinedRequest(all.map(({ part }) => part.fetch));
  return async (writing) => {
    const parts: AskedPart[] = [];
    const expected: Expected[] = [];
    const asked: Asked[] = [];
    for (const [part, one] of all.entries()) {
      const question = writing.questions[one.part.number];
      if (!question || (await readKept(writing, one))) continue;
      const { representations } = question;
      parts.push({ part, representations });
      expected.push({ label: labels[part], rows: one.rows, count: representations.length });
      asked.push(one);
    }
    if (parts.length === 0) return;
    if (parts.length === 1) return alone[(parts[0] as AskedPart).part]?.(writing);
    await sendAndRead(writing, joinedRequest(writing.rawVariables, parts), expected, asked);
  };
}

/** Whether what is asked for was kept, and has been read. @throws {NotKept} when only some of it was. */
function readKept(writing: Writing, asked: Asked): boolean | Promise<boolean> {
  const { part, keptBy } = asked;
  const { kept, rawVariables, questions } = writing;
  const { subgraph, caching } = part.fetch;
  const open = kept && keptBy && caching && kept.open(subgraph, caching, keptBy(rawVariables).join(','));
  if (!open) return false;
  const { representations } = questions[part.number] as Question;
  const readTexts = (texts: Taken<string>) => {
    if (texts.includes(undefined)) throw new NotKept();
    const expected = [{ label: ENTITIES_LABEL, rows: asked.rows, count: texts.length }];
    const isRead = readParts(writing, Buffer.from(`{"data":{"${ENTITIES}":[${texts.join(',')}]}}`), expected, [asked]);
    if (!isRead) throw new NotVerbatim();
    return true;
  };
  const taking = open.takeTexts(representations);
  return taking instanceof Promise ? taking.then(readTexts) : readTexts(taking);
}

/**
 * Sends a request and takes what comes, if it is what was asked for, and no more.
 * @throws {NotSent} or {NotVerbatim}
 */
async function sendAndRead(
  writing: Writing,
  request: SubgraphRequest,
  expected: readonly Expected[],
  asked: readonly Asked[],
): Promise<void> {
  let answer: SubgraphAnswer;
  try {
    answer = await writing.send({ ...request, take: (body) => readParts(writing, body, expected, asked) });
  } catch {
    throw new NotSent();
  }
  if (!answer.taken) throw new NotVerbatim();
}

/** Pieces of a text are made sooner than pieces of a body, but a longer text is too much to collect again. */
const MOST_TEXT_BYTES = 16_384;

/** Notes what is in a body, and what is to be asked for because of it. */
function readParts(writing: Writing, body: Buffer, expected: readonly Expected[], asked: readonly Asked[]): boolean {
  const { notes, found, questions, come } = writing;
  const isRead = readBody(body, expected, writing, (index, cell) => {
    const { part, rows } = asked[index] as Asked;
    const { positions } = questions[part.number] as Question;
    const { count } = expected[index] as Expected;
    come[part.number] = { body, cell, rows: count, runs: rows.runs, changes: rows.changes, positions };
  });
  if (!isRead) return false;
  const text =
    body.length < MOST_TEXT_BYTES && asked.some(({ askedBehind }) => askedBehind.length > 0) ? body.toString('latin1') : undefined;
  for (const { askedBehind } of asked) {
    for (const { part, ask } of askedBehind) {
      const question = ask?.({ body, text }, found, notes);
      if (question && question.representations.length > 0) questions[part.number] = question;
    }
  }
  return true;
}
