import { describe, expect, it } from '@jest/globals';
import {
  makeReferenceKey,
  openReference,
  type ReferencePrivateKey,
  readReferencePrivateKey,
  readReferencePublicKey,
  sealReference,
  writeReferencePublicKey,
} from './sealed-reference.js';

function made(): ReferencePrivateKey {
  const key = readReferencePrivateKey(makeReferenceKey());
  if (!key) throw new Error('a key that was just made cannot be read');
  return key;
}

const VAULT = made();
const FORMER = made();
const CITIZEN = '5f0c3a52-95a1-4f0e-9d5e-3a4b1c2d6e7f';
const REPORT = '019a0000-0000-7000-8000-000000000001';
const reference = sealReference(VAULT.publicKey, CITIZEN, REPORT);

describe('a sealed reference', () => {
  it('opens for the holder of the private key, at its place', () => {
    expect(openReference([VAULT], reference, REPORT)).toBe(CITIZEN);
  });

  it('is sealed by whoever has read the public key alone', () => {
    const publicKey = readReferencePublicKey(writeReferencePublicKey(VAULT.publicKey));
    expect(publicKey && openReference([VAULT], sealReference(publicKey, CITIZEN, REPORT), REPORT)).toBe(CITIZEN);
  });

  it('shows nothing of its text and has nothing in common with another seal of it but the recipient', () => {
    const [one, two] = [reference, sealReference(VAULT.publicKey, CITIZEN, REPORT)].map((text) => Buffer.from(text, 'base64url'));
    expect(one?.toString('latin1')).not.toContain(CITIZEN);
    expect(one?.subarray(0, 9)).toEqual(two?.subarray(0, 9));
    for (const [from, to] of [
      [9, 41],
      [41, 57],
      [57, undefined],
    ])
      expect(one?.subarray(from, to)).not.toEqual(two?.subarray(from, to));
  });

  it('opens under each of several accepted keys, and under no other', () => {
    const former = sealReference(FORMER.publicKey, CITIZEN, REPORT);
    expect(openReference([VAULT, FORMER], former, REPORT)).toBe(CITIZEN);
    expect(openReference([VAULT], former, REPORT)).toBeNull();
    expect(openReference([], reference, REPORT)).toBeNull();
  });

  it('does not open at another place', () => {
    expect(openReference([VAULT], reference, `${REPORT}0`)).toBeNull();
    expect(openReference([VAULT], reference, '')).toBeNull();
  });

  it.each(Array.from(Buffer.from(reference, 'base64url').keys()))('does not open when byte %i was changed', (at) => {
    const bytes = Buffer.from(reference, 'base64url');
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    expect(openReference([VAULT], bytes.toString('base64url'), REPORT)).toBeNull();
  });

  it('does not open when it was cut, lengthened, or is no reference at all', () => {
    const bytes = Buffer.from(reference, 'base64url');
    for (let length = 0; length < bytes.length; length += 1)
      expect(openReference([VAULT], bytes.subarray(0, length).toString('base64url'), REPORT)).toBeNull();
    for (const text of [`${reference}A`, `${reference}=`, ` ${reference}`, CITIZEN, ''])
      expect(openReference([VAULT], text, REPORT)).toBeNull();
  });

  it('does not open with an ephemeral key of low order, which would make the secret known to all', () => {
    const bytes = Buffer.from(reference, 'base64url');
    bytes.fill(0, 9, 41);
    expect(openReference([VAULT], bytes.toString('base64url'), REPORT)).toBeNull();
  });

  it('keeps a text of any letters', () => {
    expect(openReference([VAULT], sealReference(VAULT.publicKey, 'Siti ✓', REPORT), REPORT)).toBe('Siti ✓');
  });
});

describe('the keys of references', () => {
  it.each([
    ['nothing', ''],
    ['31 bytes', Buffer.alloc(31, 1).toString('base64url')],
    ['33 bytes', Buffer.alloc(33, 1).toString('base64url')],
    ['a private key', makeReferenceKey()],
  ])('refuses as a public key: %s', (_case, text) => {
    expect(readReferencePublicKey(text)).toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'x'],
    ['a public key', writeReferencePublicKey(VAULT.publicKey)],
    ['a JWK without its private half', jwk({ d: undefined })],
    ['two halves of two keys', jwk({ x: writeReferencePublicKey(FORMER.publicKey) })],
    ['another curve', jwk({ crv: 'Ed25519' })],
  ])('refuses as a private key: %s', (_case, text) => {
    expect(readReferencePrivateKey(text)).toBeNull();
  });
});

function jwk(change: Readonly<Record<string, string | undefined>>): string {
  const jwkOfVault = VAULT.key.export({ format: 'jwk' });
  return Buffer.from(JSON.stringify({ ...jwkOfVault, ...change })).toString('base64url');
}
