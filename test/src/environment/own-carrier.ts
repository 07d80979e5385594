import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { close } from '@lapor/kit/http/listen';

/** A message that this carrier has taken for a telephone. */
export interface TakenText {
  readonly to: string;
  readonly text: string;
}

/** AWAY: nobody listens. BUSY: 503. HANGING: no answer, and then the end of the connection; every other message was taken all the same. */
export type CarrierState = 'AWAY' | 'BUSY' | 'HANGING' | 'UP';

/** A carrier for replies as Kannel is one over HTTP, which fails as a test wants it to. */
export interface OwnCarrier {
  readonly sendUrl: string;
  readonly taken: readonly TakenText[];
  /** All that it was asked for, also what it did not take. */
  readonly offered: readonly TakenText[];
  /** How often it was asked in each state. */
  readonly asked: Readonly<Record<CarrierState, number>>;
  /** How many were asked for at the same moment at most. */
  mostAtOnce(): number;
  turn(state: CarrierState): Promise<void>;
}

const CUT_OFF_MS = 50;

/** @param port a free one: it is listened on only while the carrier is not away. */
export function createOwnCarrier(port: number): OwnCarrier {
  const taken: TakenText[] = [];
  const offered: TakenText[] = [];
  const asked = { AWAY: 0, BUSY: 0, HANGING: 0, UP: 0 };
  let [state, server, open, most, hung]: [CarrierState, Server | undefined, number, number, number] = ['AWAY', undefined, 0, 0, 0];
  const textOf = (query: URLSearchParams): TakenText => ({ to: query.get('to')!, text: query.get('text')! });
  const take = (query: URLSearchParams) => {
    taken.push(textOf(query));
    void tell(query.get('dlr-url')!.replace('%d', '1'));
  };
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const query = new URL(request.url!, 'http://carrier').searchParams;
    asked[state] += 1;
    offered.push(textOf(query));
    open += 1;
    most = Math.max(most, open);
    response.once('close', () => (open -= 1));
    if (state === 'BUSY') return response.writeHead(503).end('Temporal failure, try again later.');
    if (state === 'UP') {
      take(query);
      return response.writeHead(202).end('0: Accepted for delivery');
    }
    hung += 1;
    if (hung % 2 === 0) take(query);
    return setTimeout(() => request.destroy(), CUT_OFF_MS);
  };
  return {
    sendUrl: `http://127.0.0.1:${port}/cgi-bin/sendsms`,
    taken,
    offered,
    asked,
    mostAtOnce: () => most,
    async turn(next) {
      state = next;
      if (next === 'AWAY') {
        if (server) await close(server, 0);
        server = undefined;
      } else if (!server) {
        server = createServer(answer);
        await new Promise<void>((resolve) => server!.listen(port, '127.0.0.1', resolve));
      }
    },
  };
}

/** Tells of a message until somebody listens. */
async function tell(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const status = await fetch(url).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
