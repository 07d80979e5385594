import type { RequestBody, SendToSubgraph, SubgraphAnswer, SubgraphRequest } from '../execution/execution.js';
import { parseTaken } from '../execution/subgraph-answer.js';

interface SentRequest {
  readonly request: SubgraphRequest;
  readonly answer: Promise<SubgraphAnswer>;
}

/** What was asked for one request, and what came of it. */
export class Sent {
  readonly #send: SendToSubgraph;
  readonly #sent: SentRequest[] = [];
  #isOver = false;

  constructor(send: SendToSubgraph) {
    this.#send = send;
  }

  /** Sends, until `sendAgain` is used for the first time. */
  send(request: SubgraphRequest): Promise<SubgraphAnswer> {
    return this.#isOver ? Promise.reject(new Error('it is asked for in the other way by now')) : this.#sendFirst(request);
  }

  /** Gives what has been asked before, and sends what has not. Answers that were taken as they came are parsed. */
  sendAgain(request: SubgraphRequest): Promise<SubgraphAnswer> {
    this.#isOver = true;
    const known = this.#sent.find((each) => each.request.subgraph === request.subgraph && isSame(each.request.body, request.body));
    return (known?.answer ?? this.#sendFirst(request)).then(parseTaken);
  }

  #sendFirst(request: SubgraphRequest): Promise<SubgraphAnswer> {
    const answer = this.#send(request);
    this.#sent.push({ request, answer });
    return answer;
  }
}

/** Whether one says the same as another, which may be written as a text. */
function isSame(one: RequestBody, other: RequestBody): boolean {
  return Buffer.from(one as Buffer).equals(Buffer.from(other as Buffer));
}
