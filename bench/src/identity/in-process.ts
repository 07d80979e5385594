import type { Bar } from '../bar.js';
import { percentile } from '../percentile.js';
import { type GatewayParts, openGatewayParts } from './gateway-parts.js';

/** The most that knowing who it is may add to a request of somebody whose token was seen before. */
export const MOST_ADDED_US = 60;
const ROUNDS = 20;
const WARM_UP_ROUNDS = 5;

const WHO = {
  citizen: 'a citizen',
  officer: 'an officer',
  apiClient: "an agency's system",
  sso: "an officer of an agency's own sign-in (RS256)",
} as const satisfies Record<keyof GatewayParts['tokens'], string>;

/** In this process: from the `Authorization` value to the request's context, against a request without a token. */
export async function measureInProcess(): Promise<readonly Bar[]> {
  const parts = await openGatewayParts();
  try {
    const bars: Bar[] = [];
    const begin = await parts.fresh();
    for (const [kind, who] of Object.entries(WHO) as [keyof typeof WHO, string][]) {
      const headers = parts.tokens[kind].map((token) => `Bearer ${token}`);
      bars.push(...(await measureWarm(begin, headers, who)));
      bars.push(await measureCold(parts, headers, who));
    }
    return bars;
  } finally {
    await parts.stop();
  }
}

type Begin = (authorization: string | undefined) => Promise<unknown>;

/** Both kinds of request take turns, so that whatever else the machine does happens to both. */
async function measureWarm(begin: Begin, headers: readonly string[], who: string): Promise<readonly Bar[]> {
  const [without, withToken]: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    for (const header of headers) {
      const anonymous = await microsecondsOf(() => begin(undefined));
      const known = await microsecondsOf(() => begin(header));
      if (round < WARM_UP_ROUNDS) continue;
      without.push(anonymous);
      withToken.push(known);
    }
  }
  const added = percentile(withToken, 0.5) - percentile(without, 0.5);
  return [
    bar(`in process, ${who}: added, median`, added, MOST_ADDED_US),
    bar(`in process, ${who}: p95 with a token`, percentile(withToken, 0.95), null),
  ];
}

/** Tokens that are seen for the first time, by a gateway that has the keys. */
async function measureCold(parts: GatewayParts, headers: readonly string[], who: string): Promise<Bar> {
  const begin = await parts.fresh();
  const times: number[] = [];
  for (const header of headers) times.push(await microsecondsOf(() => begin(header)));
  return bar(`in process, ${who}: a token never seen, median`, percentile(times, 0.5), null);
}

async function microsecondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) * 1000;
}

function bar(what: string, figure: number, limit: number | null): Bar {
  return { what, unit: 'µs', figure, limit, must: 'not exceed' };
}
