import { createServer } from 'node:http';
import { close, listen } from '@lapor/kit/http/listen';
import { readBody } from '@lapor/kit/http/respond';
import type { StubSubgraph } from './stub-subgraph.js';

export interface GatedSubgraph extends StubSubgraph {
  /** Keeps back the answers to operations of this text until what is returned is called. */
  hold(text: RegExp): () => void;
  /** Operations whose answers are kept back. */
  readonly held: { readonly query: string; readonly gone: boolean }[];
  /** What is answered in place of the subgraph's own, for operations of a text. */
  answer(text: RegExp, body: string): void;
}

/** A subgraph whose answers come when a test lets them. */
export async function gate(inner: StubSubgraph): Promise<GatedSubgraph> {
  const gates = new Set<{ readonly text: RegExp; readonly opened: Promise<void> }>();
  const answers: { readonly text: RegExp; readonly body: string }[] = [];
  const held: { query: string; gone: boolean }[] = [];
  const server = createServer(async (request, response) => {
    const raw = await readBody(request, 10_000_000);
    const { query } = JSON.parse(String(raw)) as { query: string };
    const shut = [...gates].find(({ text }) => text.test(query));
    if (shut) {
      const one = { query, gone: false };
      held.push(one);
      response.once('close', () => {
        one.gone = !response.writableFinished;
      });
      await shut.opened;
    }
    const headers = { 'content-type': 'application/json' };
    const own = answers.find(({ text }) => text.test(query));
    try {
      const answer = own?.body ?? (await (await fetch(inner.url, { method: 'POST', headers, body: String(raw) })).text());
      response.writeHead(200, headers).end(answer);
    } catch {
      // It was let go when the test had ended.
      response.destroy();
    }
  });
  const port = await listen(server, 0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    asked: inner.asked,
    held,
    hold(text) {
      const opened = Promise.withResolvers<void>();
      const shut = { text, opened: opened.promise };
      gates.add(shut);
      return () => {
        gates.delete(shut);
        opened.resolve();
      };
    },
    answer: (text, body) => void answers.push({ text, body }),
    async stop() {
      await close(server, 0);
      await inner.stop();
    },
  };
}
