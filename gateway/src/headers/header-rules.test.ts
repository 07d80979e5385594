import { describe, expect, it } from '@jest/globals';
import { ConfigError } from '@lapor/kit/config/read-config';
import { checkHeaderRules, type HeaderRules, readHeaderRules } from './header-rules.js';

const toClients = (...rules: readonly unknown[]) => ({ toClients: rules });
const all = (header: string) => ({ header, merge: 'all' });

describe('the rules for headers', () => {
  it('let nothing through when nothing is said', () => {
    expect(readHeaderRules({})).toEqual({ ok: true, rules: { toClients: [], toSubgraphs: [] } });
  });

  it('are read with names in any case', () => {
    const read = readHeaderRules({ toClients: [all('Set-Cookie')], toSubgraphs: [{ header: 'Accept-Language', subgraph: 'reports' }] });
    expect(read).toEqual({
      ok: true,
      rules: {
        toClients: [{ header: 'set-cookie', merge: 'all', shared: false }],
        toSubgraphs: [{ header: 'accept-language', subgraph: 'reports' }],
      },
    });
  });

  const NEVER = [
    ...['Connection', 'keep-alive', 'TE', 'trailer', 'Transfer-Encoding', 'upgrade', 'proxy-connection', 'Content-Length'],
    ...['content-type', 'Content-Encoding', 'content-location', 'etag', 'accept-ranges', 'if-none-match'],
    ...['Authorization', 'www-authenticate', 'Proxy-Authenticate', 'proxy-authorization', 'authentication-info', 'Cookie', 'set-cookie2'],
    ...['lapor-identity', 'lapor-request-id', 'x-api-key', 'x-auth-token', 'x-user-id', 'x-forwarded-for', 'forwarded', 'x-real-ip'],
    ...[
      'accept',
      'Accept-Encoding',
      'host',
      'date',
      'server',
      'vary',
      'location',
      'alt-svc',
      'clear-site-data',
      'access-control-allow-origin',
    ],
    ...[
      'content-security-policy',
      'strict-transport-security',
      'x-content-type-options',
      'ratelimit',
      'retry-after',
      'apollo-require-preflight',
    ],
    ...['', ' ', 'x y', 'x:y', ':status', 'x\r\ny', 'x\u0000', 'ä', 'x'.repeat(101)],
  ];
  it.each(NEVER)('never let %j through, either way, and say why', (header) => {
    for (const given of [toClients(all(header)), { toSubgraphs: [{ header }] }]) {
      const read = readHeaderRules(given);
      expect(read).toMatchObject({
        ok: false,
        problems: [expect.stringMatching(/^to(Clients|Subgraphs)\.0\.header: .*(never passed on|no name)/)],
      });
      expect(JSON.stringify(read).length).toBeLessThan(400);
    }
  });

  it.each<[string, unknown, string]>([
    ['a way of merging that there is not', toClients({ header: 'x', merge: 'sum' }), 'toClients.0.merge'],
    ['no way of merging', toClients({ header: 'x' }), 'toClients.0.merge'],
    ['cache-control that is not merged by its meaning', toClients({ header: 'cache-control', merge: 'last' }), 'merged by "lowest"'],
    ['a lowest of anything else', toClients({ header: 'x-cost', merge: 'lowest' }), 'merged by "lowest"'],
    ['two rules that differ', toClients(all('x'), { header: 'X', merge: 'last' }), 'x has two rules that differ'],
    ['a misspelt part', toClients({ ...all('x'), subgraf: 'reports' }), 'subgraf'],
    ['cookies of subgraphs for subgraphs', { toSubgraphs: [{ header: 'set-cookie' }] }, 'not passed on to subgraphs'],
    ['a list', [], 'the rules'],
    ['no JSON', undefined, 'the rules'],
  ])('are refused with %s', (_what, given, problem) => {
    const read = readHeaderRules(given);
    expect(read).toMatchObject({ ok: false });
    expect(JSON.stringify(read)).toContain(JSON.stringify(problem).slice(1, -1));
  });

  it('end the start with everything that is wrong, a subgraph that is not there included', () => {
    const wrong = { toClients: [all('content-length'), all('connection')] } as HeaderRules;
    expect(() => checkHeaderRules(wrong, ['reports'])).toThrow(ConfigError);
    expect(() => checkHeaderRules(wrong, ['reports'])).toThrow(/"content-length" belongs to one connection.*\n.*"connection" belongs/);
    const misnamed = { toSubgraphs: [{ header: 'x', subgraph: 'report' }] };
    expect(() => checkHeaderRules(misnamed, ['reports'])).toThrow('there is no subgraph report');
  });
});
