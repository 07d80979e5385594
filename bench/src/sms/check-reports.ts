import { Client } from 'pg';
import type { Given, HandedOver } from './carrier.js';

const TRACKING_ID = /LP-[0-9A-HJKMNP-TV-Z]{8}/;

/** What plain SQL in the database of reports, and the replies at the carrier, say of the messages. */
export interface Checked {
  /** Messages without a report, and reports too many. */
  readonly lost: number;
  readonly double: number;
  /** Messages without a reply that names their own report, in the order in which their number sent them. */
  readonly unanswered: number;
  /** Replies nobody waited for. */
  readonly tooMany: number;
  /** Milliseconds from the door to the carrier, for each message. */
  readonly times: readonly number[];
  /** When the last reply came, on the clock of `performance.now()`. */
  readonly lastAt: number;
}

/** Compares what was sent with what was filed and answered. The n-th reply to a number must name the report of its n-th message. */
export async function checkReports(databaseUrl: string, given: readonly Given[], replies: readonly HandedOver[]): Promise<Checked> {
  const filed = await filedReports(databaseUrl, given);
  const byNumber = Map.groupBy(replies, ({ to }) => to.replace('+62', '0'));
  const nth = new Map<string, number>();
  const times: number[] = [];
  let [lost, double, unanswered] = [0, 0, 0];
  for (const { from, text, at } of given) {
    const reports = filed.get(contentOf(text)) ?? [];
    if (reports.length === 0) lost += 1;
    double += Math.max(0, reports.length - 1);
    const index = nth.get(from) ?? 0;
    nth.set(from, index + 1);
    const reply = byNumber.get(from)?.[index];
    if (reply && reports.includes(TRACKING_ID.exec(reply.text)?.[0] ?? '')) times.push(reply.at - at);
    else unanswered += 1;
  }
  return {
    lost,
    double,
    unanswered,
    tooMany: Math.max(0, replies.length - given.length),
    times,
    lastAt: Math.max(0, ...replies.map(({ at }) => at)),
  };
}

/** The numbers of the reports of each content. */
async function filedReports(databaseUrl: string, given: readonly Given[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ content: string; ids: string[] }>(
      "select content, array_agg(tracking_id) as ids from report where channel = 'SMS' and content = any($1) group by content",
      [given.map(({ text }) => contentOf(text))],
    );
    return new Map(rows.map(({ content, ids }) => [content, ids]));
  } finally {
    await client.end();
  }
}

/** What is filed of a message is its text without the keyword. */
function contentOf(text: string): string {
  return text.slice(KEYWORD.length + 1);
}

export const KEYWORD = 'KOTA METRO';
