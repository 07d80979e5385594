import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createTokenSource } from './access-token.js';
import { createAsk, RefusedError, UnreachableError } from './ask.js';

interface Seen {
  readonly path: string;
  readonly authorization: string;
  readonly body: string;
}

/** An issuer and a gateway in one: gives tokens by number, and answers what it is told to. */
async function serveBoth(answers: readonly object[]) {
  const seen: Seen[] = [];
  let issued = 0;
  let given = 0;
  const server = createServer(async (request, response) => {
    const { url: path = '', headers } = request;
    seen.push({ path, authorization: headers.authorization ?? '', body: await text(request) });
    response.setHeader('content-type', 'application/json');
    if (path === '/oidc/token') {
      issued += 1;
      response.end(JSON.stringify({ access_token: `token-${issued}`, expires_in: 3_600 }));
      return;
    }
    response.end(JSON.stringify(answers[Math.min(given, answers.length - 1)]));
    given += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  return { server, origin, seen };
}

const error = (code: string, retryable = false) => ({ errors: [{ extensions: { code, pesan: 'Pesan.', retryable } }] });

describe('asking the gateway', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  const open = async (answers: readonly object[], now: () => number = Date.now) => {
    const both = await serveBoth(answers);
    server = both.server;
    const tokens = createTokenSource({ issuer: both.origin, clientId: 'K-PANRB-SP4N:sms-1708', clientSecret: 's+/ ecret' }, now);
    return { ...both, ask: createAsk(both.origin, tokens) };
  };
  const tokensIn = (seen: readonly Seen[]) => seen.filter(({ path }) => path === '/graphql').map(({ authorization }) => authorization);

  it('shows the client’s secret to the issuer, and one token to the gateway as long as it holds', async () => {
    let now = 0;
    const { ask, seen } = await open([{ data: { a: 1 } }], () => now);
    expect(await Promise.all([ask('{ a }'), ask('{ a }')])).toEqual([{ a: 1 }, { a: 1 }]);
    expect(new Set(tokensIn(seen)).size).toBe(1);
    now = 3_600_000 - 59_000;
    await ask('{ a }');
    expect(tokensIn(seen).at(-1)).not.toBe(tokensIn(seen)[0]);
    const [basic = ''] = seen.map(({ authorization }) => authorization);
    expect(Buffer.from(basic.replace('Basic ', ''), 'base64').toString()).toBe('K-PANRB-SP4N%3Asms-1708:s%2B%2F%20ecret');
  });

  it('replaces a token that is not accepted any more, once', async () => {
    const { ask, seen } = await open([error('TOKEN_REVOKED'), { data: { a: 1 } }]);
    expect(await ask('{ a }')).toEqual({ a: 1 });
    expect(tokensIn(seen)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it.each([
    ['refuses', error('REPORT_NOT_FOUND'), RefusedError],
    ['fails', error('INTERNAL', true), UnreachableError],
    ['does not let the client in', error('TOKEN_REVOKED'), UnreachableError],
    ['says nothing', {}, UnreachableError],
  ])('rejects when it %s', async (_what, answer, kind) => {
    const { ask } = await open([answer]);
    await expect(ask('{ a }')).rejects.toBeInstanceOf(kind);
  });

  it('rejects when nobody is there', async () => {
    const { ask, server: gone } = await open([{}]);
    gone.closeAllConnections();
    gone.close();
    await expect(ask('{ a }')).rejects.toBeInstanceOf(UnreachableError);
  });
});
