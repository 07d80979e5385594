import { inOrderOfNeed, inParallel, inSequence, type StepOf } from '../execution/steps.js';
import type { Operation } from '../planning/operation.js';
import type { PlacedFetch } from '../planning/placed-fetches.js';
import type { PathStep, Plan, PlanNode } from '../planning/plan.js';
import { type PlacesOptions, partAt, readAnswerPlaces } from './answer-places.js';
import { ROOT } from './ask.js';
import { type Asked, compileAsked, fetchAlone, fetchJoined } from './fetch-parts.js';
import { Found } from './found.js';
import { joined, layOut, type Piece } from './layout.js';
import { giveBack, takeNotes } from './notes.js';
import { createPartsCompiler } from './read-parts.js';
import { bytesOf } from './scan-json.js';
import { Unsuited } from './unsuited.js';
import { Writer } from './write-text.js';
import type { Writing, WritingRequest } from './writing.js';

/**
 * Puts an answer together from the texts of the subgraphs: what they have written stands in it as they wrote it, cut where the
 * client asks for less, and filled in where another subgraph knows more.
 *
 * @throws {NotVerbatim}, {NotKept} or {NotSent}
 */
export type WriteVerbatim = (request: WritingRequest) => Promise<Buffer>;

/** Undefined for an operation whose answers cannot be put together so, whatever comes. */
export function compileVerbatim(options: PlacesOptions, operation: Operation, plan: Plan): WriteVerbatim | undefined {
  try {
    return compile(options, operation, plan);
  } catch (error) {
    if (error instanceof Unsuited) return undefined;
    throw error;
  }
}

/** All requests are written with the same, because it is done at one go. */
const writer = new Writer();

function compile(options: PlacesOptions, operation: Operation, plan: Plan): WriteVerbatim {
  const { root, count, parts } = readAnswerPlaces(options, operation, plan);
  if (plan.kind !== 'operation' || !plan.root) throw new Unsuited('nothing is asked for');
  const compileRows = createPartsCompiler(options.types);
  const asked = parts.map((part) => compileAsked(part, compileRows(part)));
  for (const one of asked) one.askedBehind.push(...asked.filter(({ part }) => part.place.host?.part === one.part));
  const run = compileSteps(plan.root, [], (placed) => asked[partAt(parts, placed)?.number as number] as Asked);
  const pieces = [OPENING, ...joined(layOut(root).gaps[0] as readonly Piece[], false, false), CLOSING];
  const rootQuestions = parts.map(({ required }) => (required ? undefined : ROOT));
  const found = new Found(count);
  return async (request) => {
    const notes = takeNotes();
    const writing: Writing = {
      ...request,
      notes,
      found,
      view: NO_VIEW,
      questions: rootQuestions.slice(),
      come: new Array(parts.length).fill(undefined),
    };
    await run(writing);
    const answer = writer.write(pieces, writing.come, notes);
    giveBack(notes);
    return answer;
  };
}

/** Before there is a body. */
const NO_VIEW = new DataView(new ArrayBuffer(0));
const OPENING = bytesOf('{"data":{');
const CLOSING = bytesOf('}}\n');

function compileSteps(node: PlanNode, path: readonly PathStep[], askedOf: (placed: PlacedFetch) => Asked): StepOf<Writing> {
  const compileChild = (child: PlanNode) => compileSteps(child, path, askedOf);
  switch (node.kind) {
    case 'sequence':
      return inSequence(node.nodes.map(compileChild));
    case 'parallel':
      return inParallel(node.nodes.map(compileChild));
    case 'graph':
      return inOrderOfNeed(node.nodes.map(({ node: child, after }) => ({ step: compileChild(child), after })));
    case 'flatten':
      return compileSteps(node.node, [...path, ...node.path], askedOf);
    case 'fetch':
      return fetchAlone(askedOf({ path, fetch: node }));
    case 'joined':
      return fetchJoined(node.fetches.map(({ path: own, fetch }) => askedOf({ path: [...path, ...own], fetch })));
    default:
      throw new Unsuited('the plan depends on the request');
  }
}
