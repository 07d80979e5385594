import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { formTargetOf, frontEndsFile, originOf } from './front-ends.js';

const WEB = { clientId: 'lapor-web', name: 'LAPOR!', kind: 'web', redirectUris: ['https://lapor.example/masuk'] };
const folder = mkdtempSync(join(tmpdir(), 'front-ends-'));

function read(content: unknown) {
  const file = join(folder, 'front-ends.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  const result = frontEndsFile.safeParse(file);
  return result.success ? result.data : result.error.issues.map(({ message }) => message);
}

describe('the file of front ends', () => {
  it('lists them, with an address to return to for each', () => {
    expect(read([WEB])).toEqual([{ ...WEB, signedOutUris: [] }]);
    const app = { ...WEB, clientId: 'lapor-app', kind: 'native', redirectUris: ['id.go.lapor:/masuk', 'http://127.0.0.1/masuk'] };
    expect(read([WEB, app])).toHaveLength(2);
  });

  it.each([
    ['a plain address on the network', 'http://lapor.example/masuk'],
    ['a script', 'javascript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
    ['a scheme that any app may take', 'lapor:/masuk'],
    ['a fragment', 'https://lapor.example/masuk#x'],
    ['a name and a password', 'https://a:b@lapor.example/masuk'],
    ['no address', 'masuk'],
  ])('is refused with %s to return to', (_what, uri) => {
    expect(read([{ ...WEB, redirectUris: [uri] }])).toEqual([expect.stringContaining('0.redirectUris.0')]);
  });

  it.each([
    ['the same name twice', [WEB, WEB], 'each clientId may stand there once'],
    ['a misspelt field', [{ ...WEB, redirectUri: 'x' }], '0: '],
    ['no address', [{ ...WEB, redirectUris: [] }], '0.redirectUris'],
    ['no JSON', '[', 'it is no JSON'],
    ['an object', {}, 'the file'],
  ])('is refused with %s, and says where', (_what, content, place) => {
    expect(read(content)).toEqual([expect.stringContaining(place)]);
  });

  it('is missed by name', () => expect(frontEndsFile.safeParse(join(folder, 'none')).error?.issues[0]?.message).toContain('ENOENT'));
});

describe('an address to return to', () => {
  it.each([
    ['https://lapor.example/masuk', 'https://lapor.example', 'https://lapor.example'],
    ['http://127.0.0.1:5999/masuk', 'http://127.0.0.1:5999', 'http://127.0.0.1:5999'],
    ['id.go.lapor:/masuk', null, 'id.go.lapor:'],
  ])('%s has an origin, or a scheme of its own', (uri, origin, target) => {
    expect([originOf(uri), formTargetOf(uri)]).toEqual([origin, target]);
  });
});
