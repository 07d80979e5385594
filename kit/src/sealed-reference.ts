import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';

/**
 * A sealed reference: a short text that everybody with the public key can seal and only the holder of the private key
 * can open. Each seal has a key pair of its own that is thrown away (X25519, RFC 7748), so not even the sealer can open
 * it again, and two seals of the same text have nothing in common. HKDF-SHA256 (RFC 5869) makes key and nonce of the
 * shared secret and both public keys; AES-256-GCM encrypts. The form resembles HPKE (RFC 9180), in base mode.
 *
 * Layout, in base64url: format (1 byte), id of the recipient's key (8), ephemeral public key (32), tag (16), ciphertext.
 */
const FORMAT = 1;
const KEY_ID_BYTES = 8;
const POINT_BYTES = 32;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + KEY_ID_BYTES + POINT_BYTES;
const KEY_BYTES = 32;
const IV_BYTES = 12;
const PURPOSE = 'lapor/sealed-reference/1';
const ALGORITHM = 'aes-256-gcm';

/** Whom references are sealed for. */
export interface ReferencePublicKey {
  /** The first 8 bytes of the key's SHA-256: says which private key opens. */
  readonly id: Buffer;
  /** The public key as 32 bytes (RFC 7748). */
  readonly point: Buffer;
  readonly key: KeyObject;
}

/** Who opens references. */
export interface ReferencePrivateKey {
  readonly key: KeyObject;
  readonly publicKey: ReferencePublicKey;
}

/** Reads a public X25519 key: 32 bytes in base64url, the `x` of its JWK (RFC 8037). Null when it is none. */
export function readReferencePublicKey(encoded: string): ReferencePublicKey | null {
  const point = Buffer.from(encoded, 'base64url');
  if (point.length !== POINT_BYTES || point.toString('base64url') !== encoded) return null;
  return { id: createHash('sha256').update(point).digest().subarray(0, KEY_ID_BYTES), point, key: toPublicKey(point) };
}

/** Reads a private X25519 key: a JWK, its JSON in base64url. Null when it is none, or its two halves do not belong together. */
export function readReferencePrivateKey(encoded: string): ReferencePrivateKey | null {
  try {
    const jwk = JSON.parse(Buffer.from(encoded, 'base64url').toString()) as Record<string, string>;
    const key = createPrivateKey({ key: jwk, format: 'jwk' });
    const publicKey =
      key.asymmetricKeyType === 'x25519' ? readReferencePublicKey(toPoint(createPublicKey(key)).toString('base64url')) : null;
    return publicKey ? { key, publicKey } : null;
  } catch {
    return null;
  }
}

/** A fresh private key, written as `readReferencePrivateKey` reads it. */
export function makeReferenceKey(): string {
  const { privateKey } = generateKeyPairSync('x25519');
  return Buffer.from(JSON.stringify(privateKey.export({ format: 'jwk' }))).toString('base64url');
}

/** The public half, written as `readReferencePublicKey` reads it. */
export function writeReferencePublicKey({ point }: ReferencePublicKey): string {
  return point.toString('base64url');
}

/**
 * Seals a text. It opens only for `place`, which is authenticated and not contained: name what the reference belongs to
 * (for example the report's id), so that one moved to another row does not open there. The length of the text shows.
 */
export function sealReference(publicKey: ReferencePublicKey, text: string, place: string): string {
  const ephemeral = generateKeyPairSync('x25519');
  const head = Buffer.concat([Buffer.of(FORMAT), publicKey.id, toPoint(ephemeral.publicKey)]);
  const { key, iv } = derive(diffieHellman({ privateKey: ephemeral.privateKey, publicKey: publicKey.key }), head, publicKey.point);
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES }).setAAD(bound(head, place));
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([head, cipher.getAuthTag(), ciphertext]).toString('base64url');
}

/**
 * Opens what was sealed for one of these keys and for this place; several keys are accepted during a rotation.
 * Null on any doubt (changed, moved, cut, for another key, of an unknown form), and says no more than that.
 */
export function openReference(keys: readonly ReferencePrivateKey[], reference: string, place: string): string | null {
  const bytes = Buffer.from(reference, 'base64url');
  // Another spelling of the same bytes is refused: a reference is one text.
  if (bytes.length < HEAD_BYTES + TAG_BYTES || bytes[0] !== FORMAT || bytes.toString('base64url') !== reference) return null;
  const head = bytes.subarray(0, HEAD_BYTES);
  const own = keys.find(({ publicKey }) => publicKey.id.equals(head.subarray(1, 1 + KEY_ID_BYTES)));
  if (!own) return null;
  try {
    const sender = toPublicKey(head.subarray(1 + KEY_ID_BYTES));
    const { key, iv } = derive(diffieHellman({ privateKey: own.key, publicKey: sender }), head, own.publicKey.point);
    const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES })
      .setAAD(bound(head, place))
      .setAuthTag(bytes.subarray(HEAD_BYTES, HEAD_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(HEAD_BYTES + TAG_BYTES)), decipher.final()]).toString();
  } catch {
    return null;
  }
}

/** The nonce is derived too: each key encrypts one single text. */
function derive(shared: Buffer, head: Buffer, recipient: Buffer): { readonly key: Buffer; readonly iv: Buffer } {
  const bytes = Buffer.from(hkdfSync('sha256', shared, Buffer.concat([head, recipient]), PURPOSE, KEY_BYTES + IV_BYTES));
  return { key: bytes.subarray(0, KEY_BYTES), iv: bytes.subarray(KEY_BYTES) };
}

function bound(head: Buffer, place: string): Buffer {
  return Buffer.concat([head, Buffer.from(place)]);
}

function toPublicKey(point: Buffer): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: point.toString('base64url') }, format: 'jwk' });
}

function toPoint(publicKey: KeyObject): Buffer {
  return Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
}
