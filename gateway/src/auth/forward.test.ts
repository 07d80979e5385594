import { describe, expect, it } from '@jest/globals';
import { operationHash, verifyIdentity } from '@lapor/kit/identity';
import { ANONYMOUS, type Subject } from '@lapor/schema/identity';
import { createSignIdentity } from './forward.js';

const START = Date.UTC(2026, 10, 26, 3, 0, 0);
const keyOf = (number: number) => ({ kid: `k${number}`, issuer: 'gateway', secret: Buffer.alloc(32, number) });
const [forReports, forCitizens] = [keyOf(1), keyOf(2)];
const citizen: Subject = { kind: 'citizen', id: 'c1', sealedSecret: 'sealed' };

/** Counts how often a key is taken to sign with: equal identities look the same, however often they were signed. */
function countingKeys() {
  const counted = { signatures: 0 };
  const keys = {
    get reports() {
      counted.signatures += 1;
      return forReports;
    },
    get citizens() {
      counted.signatures += 1;
      return forCitizens;
    },
  };
  return { keys, counted };
}
const claimsOf = (identity: string) => JSON.parse(Buffer.from(identity.split('.')[1] as string, 'base64url').toString());

describe('identities of fetches', () => {
  let now = START;
  const { keys, counted } = countingKeys();
  const sign = createSignIdentity(keys, () => now);

  it('are signed once for all fetches of one second that say the same', () => {
    const first = sign('reports', 'hash', { subject: ANONYMOUS, sessionExp: undefined });
    now = START + 999;
    expect(sign('reports', 'hash', { subject: ANONYMOUS, sessionExp: undefined })).toBe(first);
    expect(counted.signatures).toBe(1);
    now = START + 1_000;
    const next = sign('reports', 'hash', { subject: ANONYMOUS, sessionExp: undefined });
    expect(claimsOf(next).iat).toBe(claimsOf(first).iat + 1);
    expect(counted.signatures).toBe(2);
  });

  it('differ by caller, subgraph, operation and the end of the token', () => {
    const equal: Subject = { kind: 'citizen', id: 'c1', sealedSecret: 'sealed' };
    const other: Subject = { kind: 'citizen', id: 'c2' };
    const identities = [
      sign('reports', 'hash', { subject: citizen, sessionExp: 1 }),
      sign('reports', 'hash', { subject: citizen, sessionExp: 2 }),
      sign('reports', 'other', { subject: citizen, sessionExp: 1 }),
      sign('citizens', 'hash', { subject: citizen, sessionExp: 1 }),
      sign('reports', 'hash', { subject: other, sessionExp: 1 }),
    ];
    expect(new Set(identities).size).toBe(5);
    expect(identities.map((identity) => claimsOf(identity).sub.id)).toEqual(['c1', 'c1', 'c1', 'c1', 'c2']);
    expect(sign('reports', 'hash', { subject: equal, sessionExp: 1 })).toBe(identities[0]);
  });

  it('show the sealed secret of a citizen to nobody but reports', () => {
    expect(claimsOf(sign('reports', 'hash', { subject: citizen, sessionExp: 1 })).sub).toEqual(citizen);
    expect(claimsOf(sign('citizens', 'hash', { subject: citizen, sessionExp: 1 })).sub).toEqual({ kind: 'citizen', id: 'c1' });
  });

  it('are each verified by the key of their subgraph alone', () => {
    const identity = sign('citizens', operationHash('{ me { id } }'), { subject: citizen, sessionExp: undefined });
    const verified = [forCitizens, forReports].map((key) =>
      verifyIdentity([key], identity, { audience: 'citizens', operation: '{ me { id } }', now }),
    );
    expect(verified).toEqual([expect.objectContaining({ sub: { kind: 'citizen', id: 'c1' } }), null]);
    expect(() => sign('agencies', 'hash', { subject: citizen, sessionExp: 1 })).toThrow('no identity key');
  });

  it('are forgotten when one caller asks for too many different things within one second', () => {
    const before = counted.signatures;
    const ask = (number: number) => sign('reports', `operation ${number}`, { subject: citizen, sessionExp: 7 });
    for (let number = 0; number < 2_000; number += 1) ask(number);
    ask(1_999);
    expect(counted.signatures - before).toBe(2_000);
    ask(0);
    expect(counted.signatures - before).toBe(2_001);
  });
});
