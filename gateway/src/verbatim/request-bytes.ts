import { REPRESENTATIONS } from '../execution/entity-operation.js';
import type { SubgraphRequest } from '../execution/execution.js';
import { compileJoinedHead, listVariable } from '../execution/joined-request.js';
import type { Foreign } from '../execution/own.js';
import { compileVariables, headOf, type RequestHead } from '../execution/request-body.js';
import type { FetchNode } from '../planning/plan.js';
import type { Question } from './ask.js';
import { Bytes } from './bytes.js';
import { bytesOf, COMMA, LIST_ENDS } from './scan-json.js';

type Take = NonNullable<SubgraphRequest['take']>;

/** Requests that say the same as those of the executor (`execution/request-body.ts`), byte by byte, so that what one has asked the other need not. */
export type WriteRequest = (given: Foreign, question: Question, texts: Bytes, take: Take) => SubgraphRequest;

/** What is asked for by one list of representations: under which name, and which. */
interface AskedList {
  readonly label: Uint8Array;
  readonly question: Question;
}

/** @param isOfEntities whether it asks by representations. */
export function compileRequestBytes(node: FetchNode, isOfEntities: boolean): WriteRequest {
  const { subgraph, operationKind: kind } = node;
  const { text, hash: operationHash } = headOf(node.operation, node.operationName);
  const head = bytesOf(text);
  const writeVariables = compileVariables(node.variables);
  const label = labelOf(REPRESENTATIONS);
  return (given, question, texts, take) => {
    const lists = isOfEntities ? [{ label, question }] : [];
    return { subgraph, kind, operationHash, body: writeBody(head, writeVariables(given), lists, texts), take };
  };
}

/** Of several fetches those that have something to ask, by their numbers. */
export type WriteJoinedRequest = (
  given: Foreign,
  asked: readonly number[],
  questions: readonly Question[],
  texts: Bytes,
  take: Take,
) => SubgraphRequest;

export function compileJoinedRequestBytes(fetches: readonly FetchNode[]): WriteJoinedRequest {
  const { subgraph } = fetches[0] as FetchNode;
  const headFor = compileJoinedHead(fetches);
  const labels = fetches.map((_, part) => labelOf(listVariable(part)));
  const heads = new Map<RequestHead, Uint8Array>();
  const bytesFor = (head: RequestHead): Uint8Array => {
    const bytes = heads.get(head) ?? bytesOf(head.text);
    heads.set(head, bytes);
    return bytes;
  };
  return (given, asked, questions, texts, take) => {
    const { head, variables } = headFor(given, asked);
    const lists = asked.map((part, index) => ({ label: labels[part] as Uint8Array, question: questions[index] as Question }));
    return { subgraph, kind: 'query', operationHash: head.hash, body: writeBody(bytesFor(head), variables, lists, texts), take };
  };
}

function labelOf(variable: string): Uint8Array {
  return bytesOf(`"${variable}":[`);
}

const BODY_ENDS = bytesOf('}}');

/** All bodies are written with the same, because each is written at one go. */
const written = new Bytes(8_192, 1_048_576);

function writeBody(head: Uint8Array, variables: readonly string[], lists: readonly AskedList[], { memory }: Bytes): Buffer {
  try {
    written.append(head);
    if (variables.length > 0) written.appendText(variables.join(','));
    let isFirst = variables.length === 0;
    for (const { label, question } of lists) {
      if (!isFirst) written.appendByte(COMMA);
      isFirst = false;
      written.append(label);
      written.append(memory, question.from, question.to);
      written.appendByte(LIST_ENDS);
    }
    written.append(BODY_ENDS);
    return written.copy();
  } finally {
    // Whatever has happened, the next body begins at its beginning.
    written.clear();
  }
}
