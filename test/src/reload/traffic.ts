import { post } from '../environment/graph-client.js';

/** Clients that never stop asking, and what became of it. */
export interface Traffic {
  readonly asked: number;
  /** The first few answers that were not as the first one to the same operation. */
  readonly failures: readonly string[];
  stop(): Promise<void>;
}

const MAX_FAILURES = 10;

/** Each of so many clients asks one operation after another; every answer must be that of the first time. */
export async function startTraffic(gatewayUrl: string, operations: readonly string[], clients: number): Promise<Traffic> {
  const url = `${gatewayUrl}/graphql`;
  const ask = async (query: string) => {
    const { status, text } = await post(url, { query });
    return `${status} ${text}`;
  };
  const wanted = new Map<string, string>();
  for (const query of operations) wanted.set(query, await ask(query));
  const failures: string[] = [...wanted].flatMap(([query, answer]) => (/^200 \{"data"/.test(answer) ? [] : [`${query}: ${answer}`]));
  let asked = 0;
  let stopped = false;
  const run = async (first: number) => {
    for (let turn = first; !stopped; turn += 1) {
      const query = operations[turn % operations.length]!;
      const answer = await ask(query).catch(String);
      asked += 1;
      if (answer !== wanted.get(query) && failures.length < MAX_FAILURES) failures.push(`${query}: ${answer}`);
    }
  };
  const running = Array.from({ length: clients }, (_, index) => run(index));
  return {
    get asked() {
      return asked;
    },
    failures,
    async stop() {
      stopped = true;
      await Promise.all(running);
    },
  };
}
