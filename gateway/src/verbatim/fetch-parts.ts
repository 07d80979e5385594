import { ENTITIES } from '../execution/entity-operation.js';
import type { SubgraphAnswer, SubgraphRequest } from '../execution/execution.js';
import { listKey } from '../execution/joined-request.js';
import type { Taken } from '../execution/kept-entities.js';
import type { Foreign } from '../execution/own.js';
import { compileVariables } from '../execution/request-body.js';
import type { StepOf } from '../execution/steps.js';
import type { Part } from './answer-places.js';
import { type Ask, compileAsk, type Question, representationsOf } from './ask.js';
import { NotKept, NotSent, NotVerbatim } from './not-verbatim.js';
import { type Expected, listLabel, readBody } from './read-body.js';
import type { Rows } from './read-parts.js';
import { compileJoinedRequestBytes, compileRequestBytes, type WriteRequest } from './request-bytes.js';
import type { Writing } from './writing.js';

/** A part, ready to be asked for. */
export interface Asked {
  readonly part: Part;
  /** Given where it gives entities. */
  readonly ask: Ask | undefined;
  readonly rows: Rows;
  readonly request: WriteRequest;
  /** The parts for whose objects it is the host. */
  readonly askedBehind: Asked[];
  /** What its operation depends on, as text; given where its entities may be kept. */
  readonly keptBy: ((given: Foreign) => string[]) | undefined;
}

/** @param rows how what it gives is read. */
export function compileAsked(part: Part, rows: Rows): Asked {
  const { fetch, required } = part;
  return {
    part,
    ask: required && compileAsk(part),
    rows,
    request: compileRequestBytes(fetch, required !== undefined),
    askedBehind: [],
    keptBy: fetch.caching && compileVariables(fetch.variables),
  };
}

const ENTITIES_LABEL = listLabel(ENTITIES);
const NOTHING_ASKED = Promise.resolve();

/** Sends what one part is asked for, if anything is. */
export function fetchAlone(asked: Asked): StepOf<Writing> {
  const { part, rows, request, keptBy } = asked;
  const label = part.required && ENTITIES_LABEL;
  const only = [asked];
  const send = (writing: Writing, question: Question) => {
    const take = reading(writing, [{ label, rows, count: question.count }], only);
    return sendTaken(writing, request(writing.rawVariables, question, writing.notes.texts, take));
  };
  const sendUnlessKept = async (writing: Writing, question: Question) => {
    if (!(await readKept(writing, asked))) await send(writing, question);
  };
  const begin = keptBy ? sendUnlessKept : send;
  return (writing) => {
    const question = writing.questions[part.number];
    if (!question) return NOTHING_ASKED;
    try {
      return begin(writing, question);
    } catch (error) {
      // A step never throws (`execution/steps.ts`).
      return Promise.reject(error);
    }
  };
}

/** Those that have something to ask in one request, each list under a key of its own. */
export function fetchJoined(all: readonly Asked[]): StepOf<Writing> {
  const alone = all.map((asked) => fetchAlone(asked));
  const labels = all.map((_, part) => listLabel(listKey(part)));
  const joinedRequest = compileJoinedRequestBytes(all.map(({ part }) => part.fetch));
  return async (writing) => {
    const parts: number[] = [];
    const questions: Question[] = [];
    const expected: Expected[] = [];
    const asked: Asked[] = [];
    for (const [part, one] of all.entries()) {
      const question = writing.questions[one.part.number];
      if (!question || (one.keptBy && (await readKept(writing, one)))) continue;
      parts.push(part);
      questions.push(question);
      expected.push({ label: labels[part], rows: one.rows, count: question.count });
      asked.push(one);
    }
    const [first] = parts;
    if (first === undefined) return;
    if (parts.length === 1) return alone[first]?.(writing);
    await sendTaken(writing, joinedRequest(writing.rawVariables, parts, questions, writing.notes.texts, reading(writing, expected, asked)));
  };
}

/** Whether what is asked for was kept, and has been read. @throws {NotKept} when only some of it was. */
function readKept(writing: Writing, asked: Asked): boolean | Promise<boolean> {
  const { part, keptBy } = asked;
  const { kept, rawVariables, questions, notes } = writing;
  const { subgraph, caching } = part.fetch;
  const open = kept && keptBy && caching && kept.open(subgraph, caching, keptBy(rawVariables).join(','));
  if (!open) return false;
  const readTexts = (texts: Taken<string>) => {
    if (texts.includes(undefined)) throw new NotKept();
    const expected = [{ label: ENTITIES_LABEL, rows: asked.rows, count: texts.length }];
    const isRead = readParts(writing, Buffer.from(`{"data":{"${ENTITIES}":[${texts.join(',')}]}}`), expected, [asked]);
    if (!isRead) throw new NotVerbatim();
    return true;
  };
  const taking = open.takeTexts(representationsOf(questions[part.number] as Question, notes));
  return taking instanceof Promise ? taking.then(readTexts) : readTexts(taking);
}

/** Reads what comes, if it is what was asked for. */
function reading(writing: Writing, expected: readonly Expected[], asked: readonly Asked[]): (body: Buffer) => boolean {
  return (body) => readParts(writing, body, expected, asked);
}

/** Sends a request whose answer is taken as it comes, or not at all. Rejects with {NotSent} or {NotVerbatim}. */
function sendTaken(writing: Writing, request: SubgraphRequest): Promise<void> {
  let sending: Promise<SubgraphAnswer>;
  try {
    sending = writing.sent.send(request);
  } catch {
    return Promise.reject(new NotSent());
  }
  return sending.then(hasTaken, hasNotSent);
}

function hasTaken({ taken }: SubgraphAnswer): void {
  if (!taken) throw new NotVerbatim();
}

function hasNotSent(): never {
  throw new NotSent();
}

/** Notes what is in a body, and what is to be asked for because of it. */
function readParts(writing: Writing, body: Buffer, expected: readonly Expected[], asked: readonly Asked[]): boolean {
  const { notes, found, questions, come } = writing;
  const isRead = readBody(body, expected, writing, (index, cell, view) => {
    const { part, rows } = asked[index] as Asked;
    const { positions } = questions[part.number] as Question;
    const { count } = expected[index] as Expected;
    come[part.number] = { body, view, cell, rows: count, runs: rows.runs, changes: rows.changes, positions };
  });
  if (!isRead) return false;
  for (const { askedBehind } of asked) for (const { part, ask } of askedBehind) questions[part.number] = ask?.(body, found, notes);
  return true;
}
