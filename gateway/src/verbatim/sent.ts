import type { RequestBody, SendToSubgraph, SubgraphAnswer, SubgraphRequest } from '../execution/execution.js';
import { parseTaken } from '../execution/subgraph-answer.js';

/** What was asked for one request, and what came of it. */
export interface Sent {
  /** Sends, until `sendAgain` is used for the first time. */
  readonly send: SendToSubgraph;
  /** Gives what has been asked before, and sends what has not. Answers that were taken as they came are parsed. */
  readonly sendAgain: SendToSubgraph;
}

export function keepSent(send: SendToSubgraph): Sent {
  const sent: { readonly request: SubgraphRequest; readonly answer: Promise<SubgraphAnswer> }[] = [];
  let isOver = false;
  const sendFirst: SendToSubgraph = (request) => {
    const answer = send(request);
    sent.push({ request, answer });
    return answer;
  };
  return {
    send: (request) => (isOver ? Promise.reject(new Error('it is asked for in the other way by now')) : sendFirst(request)),
    sendAgain(request) {
      isOver = true;
      const known = sent.find(({ request: { subgraph, body } }) => subgraph === request.subgraph && isSame(body, request.body));
      return (known?.answer ?? sendFirst(request)).then(parseTaken);
    },
  };
}

/** Whether one says the same as another, which may be written as a text. */
function isSame(one: RequestBody, other: RequestBody): boolean {
  return Buffer.from(one as Buffer).equals(Buffer.from(other as Buffer));
}
