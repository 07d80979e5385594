import { ENTITIES } from '../execution/entity-operation.js';
import type { SendToSubgraph, SubgraphRequest } from '../execution/execution.js';
import { type AskedPart, compileJoinedRequest, listKey } from '../execution/joined-request.js';
import type { KeptEntities, Taken } from '../execution/kept-entities.js';
import type { Foreign } from '../execution/own.js';
import { compileRequest, compileVariables } from '../execution/request-body.js';
import { inOrderOfNeed, inParallel, inSequence, type StepOf } from '../execution/steps.js';
import type { Operation } from '../planning/operation.js';
import type { FetchNode, Plan, PlanNode } from '../planning/plan.js';
import { type Ask, compileAsk, type Question, ROOT } from './ask.js';
import { joined, type Layout, layOut, type Piece } from './layout.js';
import { Notes } from './notes.js';
import { type Part, type Place, type PlacesOptions, readPlaces } from './places.js';
import { type Expected, listLabel, readBody } from './read-body.js';
import { compileRows, type Rows } from './read-objects.js';
import { bytesOf } from './scan-json.js';
import { Unsuited } from './unsuited.js';
import { type Come, Writer } from './write-text.js';

/** A request whose answer is put together from texts. */
export interface Writing {
  readonly rawVariables: Foreign;
  readonly send: SendToSubgraph;
  readonly kept: KeptEntities | undefined;
  /** By the numbers of the parts, what is asked for as soon as it can be; undefined where there is nothing. */
  readonly questions: (Question | undefined)[];
  readonly come: (Come | undefined)[];
}

/** Something came that must be looked at more closely: an error, a null that cannot be, a text that is written in another way. */
export class NotVerbatim extends Error {}

/** Of what is kept of entities not all is there. Whoever asks for the rest keeps what comes, and that is no text. */
export class NotKept extends Error {}

/**
 * Puts an answer together from the texts of the subgraphs: what they have written stands in it as they wrote it, cut where the
 * client asks for less, and filled in where another subgraph knows more. Each letter of the result is a byte in UTF-8.
 *
 * @throws {NotVerbatim} or {NotKept}, and whatever sending fails with.
 */
export type WriteVerbatim = (request: Pick<Writing, 'rawVariables' | 'send' | 'kept'>) => Promise<string>;

/** Undefined for an operation whose answers cannot be put together so, whatever comes. */
export function compileVerbatim(options: PlacesOptions, operation: Operation, plan: Plan): WriteVerbatim | undefined {
  try {
    return compile(options, operation, plan);
  } catch (error) {
    if (error instanceof Unsuited) return undefined;
    throw error;
  }
}

function compile(options: PlacesOptions, operation: Operation, plan: Plan): WriteVerbatim {
  const { root, count, parts } = readPlaces(options, operation, plan);
  if (plan.kind !== 'operation' || !plan.root) throw new Unsuited('nothing is asked for');
  const compiler = { types: options.types, layouts: new Map<Place, Layout>() };
  const asked = new Map([...parts].map(([fetch, part]) => [fetch, compileAsked(part, compiler)]));
  for (const one of asked.values()) one.askedBehind.push(...[...asked.values()].filter(({ part }) => part.place.host?.part === one.part));
  const run = compileNode(plan.root, (fetch) => asked.get(fetch) as Asked, new Notes(count));
  const pieces = [OPENING, ...joined(layOut(root).gaps[0] as readonly Piece[], false, false), CLOSING];
  const rootQuestions = [...parts.values()].map(({ required }) => (required ? undefined : ROOT));
  return async (request) => {
    const writing: Writing = { ...request, questions: rootQuestions.slice(), come: new Array(parts.size).fill(undefined) };
    await run(writing);
    return writer.write(pieces, writing.come);
  };
}

const writer = new Writer();
const OPENING = bytesOf('{"data":{');
const CLOSING = bytesOf('}}');

/** A part, ready to be asked for. */
interface Asked {
  readonly part: Part;
  readonly ask: Ask;
  readonly rows: Rows;
  readonly request: (given: Foreign, representations: readonly string[] | undefined) => SubgraphRequest;
  /** The parts for whose objects it is the host. */
  readonly askedBehind: Asked[];
  /** What its operation depends on, as text; given where its entities may be kept. */
  readonly keptBy: ((given: Foreign) => string[]) | undefined;
}

function compileAsked(part: Part, compiler: Parameters<typeof compileRows>[0]): Asked {
  const { fetch } = part;
  const keptBy = fetch.caching && compileVariables(fetch.variables);
  return { part, ask: compileAsk(part), rows: compileRows(compiler, part), request: compileRequest(fetch), askedBehind: [], keptBy };
}

type Step = StepOf<Writing>;

/** @param notes for all that is read. */
function compileNode(node: PlanNode, askedOf: (fetch: FetchNode) => Asked, notes: Notes): Step {
  const compileChild = (child: PlanNode) => compileNode(child, askedOf, notes);
  switch (node.kind) {
    case 'sequence':
      return inSequence(node.nodes.map(compileChild));
    case 'parallel':
      return inParallel(node.nodes.map(compileChild));
    case 'graph':
      return inOrderOfNeed(node.nodes.map(({ node: child, after }) => ({ step: compileChild(child), after })));
    case 'flatten':
      return compileChild(node.node);
    case 'fetch':
      return fetchAlone(askedOf(node), notes);
    case 'joined':
      return fetchJoined(
        node.fetches.map(({ fetch }) => askedOf(fetch)),
        notes,
      );
    default:
      throw new Unsuited('the plan depends on the request');
  }
}

const ENTITIES_LABEL = listLabel(ENTITIES);

function fetchAlone(asked: Asked, notes: Notes): Step {
  const { part, rows, request } = asked;
  const { required, number } = part;
  const label = required && ENTITIES_LABEL;
  return async (writing) => {
    const question = writing.questions[number];
    if (!question || (await takeKept(writing, asked, notes))) return;
    const { representations } = question;
    const expected = [{ label, rows, count: required ? representations.length : 1 }];
    await take(writing, request(writing.rawVariables, required && representations), expected, [asked], notes);
  };
}

function fetchJoined(all: readonly Asked[], notes: Notes): Step {
  const alone = all.map((asked) => fetchAlone(asked, notes));
  const labels = all.map((_, part) => listLabel(listKey(part)));
  const joinedRequest = compileJoinedRequest(all.map(({ part }) => part.fetch));
  return async (writing) => {
    const parts: AskedPart[] = [];
    const expected: Expected[] = [];
    const asked: Asked[] = [];
    for (const [part, one] of all.entries()) {
      const question = writing.questions[one.part.number];
      if (!question || (await takeKept(writing, one, notes))) continue;
      const { representations } = question;
      parts.push({ part, representations });
      expected.push({ label: labels[part], rows: one.rows, count: representations.length });
      asked.push(one);
    }
    if (parts.length === 0) return;
    if (parts.length === 1) return alone[(parts[0] as AskedPart).part]?.(writing);
    await take(writing, joinedRequest(writing.rawVariables, parts), expected, asked, notes);
  };
}

/** Whether what is asked for was kept, and has been taken. */
function takeKept(writing: Writing, asked: Asked, notes: Notes): boolean | Promise<boolean> {
  const { part, keptBy } = asked;
  const { kept, rawVariables, questions } = writing;
  const { subgraph, caching } = part.fetch;
  const open = kept && keptBy && caching && kept.open(subgraph, caching, keptBy(rawVariables).join(','));
  if (!open) return false;
  const { representations } = questions[part.number] as Question;
  const takeTexts = (texts: Taken<string>) => {
    if (texts.includes(undefined)) throw new NotKept();
    const expected = [{ label: ENTITIES_LABEL, rows: asked.rows, count: texts.length }];
    const isRead = takeBody(writing, Buffer.from(`{"data":{"${ENTITIES}":[${texts.join(',')}]}}`), expected, [asked], notes);
    if (!isRead) throw new NotVerbatim();
    return true;
  };
  const taking = open.takeTexts(representations);
  return taking instanceof Promise ? taking.then(takeTexts) : takeTexts(taking);
}

/** Sends a request and takes what comes, if it is what was asked for, and no more. */
async function take(
  writing: Writing,
  request: SubgraphRequest,
  expected: readonly Expected[],
  asked: readonly Asked[],
  notes: Notes,
): Promise<void> {
  const answer = await writing.send({ ...request, take: (body) => takeBody(writing, body, expected, asked, notes) });
  if (!answer.taken) throw new NotVerbatim();
}

/** Notes what is in a body, and what is to be asked for because of it. */
function takeBody(writing: Writing, body: Buffer, expected: readonly Expected[], asked: readonly Asked[], notes: Notes): boolean {
  const isRead = readBody(body, expected, notes, (index, cells) => {
    const { part, rows } = asked[index] as Asked;
    const { positions } = writing.questions[part.number] as Question;
    const { count } = expected[index] as Expected;
    writing.come[part.number] = { body, cells, rows: count, runs: rows.runs, changes: rows.changes, positions };
  });
  if (!isRead) return false;
  for (const { askedBehind } of asked) {
    for (const { part, ask } of askedBehind) {
      const question = ask(body, notes);
      if (question.representations.length > 0) writing.questions[part.number] = question;
    }
  }
  return true;
}
