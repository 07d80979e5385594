import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { selfSigned } from '../environment/self-signed.js';
import { rawRequest } from './raw-request.js';
import { FIRST, startTwoParts, withHeaders } from './two-part-graph.js';

describe('what is set for the wire', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lapor-wire-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const written = async (name: string, text: string) => {
    const file = join(folder, name);
    await writeFile(file, text);
    return file;
  };

  it('are rules for headers in a file', async () => {
    const file = await written('rules.json', '{ "toClients": [{ "header": "X-Cost", "merge": "last", "subgraph": "one" }] }');
    const graph = await startTwoParts({ settings: { HEADER_RULES_FILE: file } });
    graph.one.play(withHeaders(FIRST, ['x-cost', '7'], ['x-other', '8']));
    const { valuesOf } = await rawRequest(graph.url, '{ first { id } }');
    expect([valuesOf('x-cost'), valuesOf('x-other')]).toEqual([['7'], []]);
    await graph.stop();
  });

  it.each<[string, string, string]>([
    ['no JSON', 'no JSON', 'HEADER_RULES_FILE: the rules'],
    [
      'cookies of clients',
      '{ "toSubgraphs": [{ "header": "cookie" }] }',
      'HEADER_RULES_FILE: toSubgraphs.0.header: "cookie" says who somebody is',
    ],
    [
      'a length',
      '{ "toClients": [{ "header": "Content-Length", "merge": "last" }] }',
      'HEADER_RULES_FILE: toClients.0.header: "content-length" belongs to one connection',
    ],
    ['a subgraph that is not there', '{ "toSubgraphs": [{ "header": "x", "subgraph": "three" }] }', 'there is no subgraph three'],
  ])('cannot be rules with %s: the gateway does not start, and says why', async (_what, text, reason) => {
    const file = await written('wrong.json', text);
    await expect(startTwoParts({ settings: { HEADER_RULES_FILE: file } })).rejects.toThrow(reason);
  });

  it.each<[string, string, string]>([
    ['SUBGRAPH_HTTP2', 'sometimes', 'expected never, offered or always'],
    ['SUBGRAPH_HTTP2', 'one=yes', 'expected never, offered or always'],
    ['SUBGRAPH_TIMEOUT_MS', 'soon', 'expected milliseconds for all'],
    ['SUBGRAPH_TIMEOUT_MS', 'one=100', 'expected milliseconds for all'],
    ['COMPRESS_FROM_BYTES', '0', 'COMPRESS_FROM_BYTES'],
    ['SUBGRAPH_CA_FILE', '/nowhere/ca.pem', 'SUBGRAPH_CA_FILE: the file cannot be read (ENOENT)'],
    ['HEADER_RULES_FILE', '/nowhere/rules.json', 'HEADER_RULES_FILE: the file cannot be read (ENOENT)'],
  ])('cannot be %s=%s', async (name, value, reason) => {
    await expect(startTwoParts({ settings: { [name]: value } })).rejects.toThrow(reason);
  });

  it('cannot be a key in the place of certificates', async () => {
    const file = await written('key.pem', selfSigned().key);
    await expect(startTwoParts({ settings: { SUBGRAPH_CA_FILE: file } })).rejects.toThrow('the file holds no certificate');
  });
});
