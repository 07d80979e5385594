import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { close, listen } from '@lapor/kit/http/listen';
import type { Algorithm } from './trusted-issuer.js';

/** A key pair of an issuer, with what its key set says of it. */
export interface IssuerKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly jwk: Readonly<Record<string, unknown>>;
}

type Part = Readonly<Record<string, unknown>>;

/** An issuer on this machine, with a real key set behind a real socket that counts who asks. */
export interface LocalIssuer {
  readonly issuer: string;
  readonly jwksUri: string;
  /** How often the key set was asked for. */
  asked(): number;
  /** What the key set holds from now on. */
  publish(...keys: readonly (IssuerKey | Part)[]): void;
  /** Answers otherwise from now on; null as before. */
  answerWith(listener: RequestListener | null): void;
  /** Nobody answers any more, until `comeBack`. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  /** A token that is right in everything but what is changed; `undefined` leaves a claim out. */
  token(key: IssuerKey, change?: { readonly header?: Part; readonly claims?: Part }): string;
}

const HOST = '127.0.0.1';

/** Makes a key pair for one of the algorithms that are accepted. */
export function newIssuerKey(alg: Algorithm, kid: string, rsaBits = 2_048): IssuerKey {
  const { privateKey, publicKey } =
    alg === 'EdDSA'
      ? generateKeyPairSync('ed25519')
      : alg === 'ES256'
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        : generateKeyPairSync('rsa', { modulusLength: rsaBits });
  return { kid, alg, privateKey, publicKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg, use: 'sig' } };
}

/** Signs a token by a key, whatever its header says. */
export function signToken({ privateKey }: Pick<IssuerKey, 'privateKey'>, header: Part, claims: Part): string {
  const text = `${encode(header)}.${encode(claims)}`;
  const digest = privateKey.asymmetricKeyType === 'ed25519' ? null : 'sha256';
  return `${text}.${sign(digest, Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

/** Starts an issuer; its tokens are for the audience `lapor`, of the type `at+jwt`, ten minutes long, for `sub`. */
export async function startLocalIssuer(sub: string): Promise<LocalIssuer> {
  let asked = 0;
  let keys: readonly unknown[] = [];
  let other: RequestListener | null = null;
  const serve = () =>
    createServer((request, response) => {
      asked += 1;
      if (other) other(request, response);
      else response.setHeader('content-type', 'application/jwk-set+json').end(JSON.stringify({ keys }));
    });
  let server = serve();
  const port = await listen(server, 0, HOST);
  const issuer = `http://${HOST}:${port}`;
  return {
    issuer,
    jwksUri: `${issuer}/jwks.json`,
    asked: () => asked,
    publish(...published) {
      keys = published.map((key) => ('privateKey' in key ? key.jwk : key));
    },
    answerWith(listener) {
      other = listener;
    },
    goAway: () => close(server, 0),
    async comeBack() {
      server = serve();
      await listen(server, port, HOST);
    },
    token(key, { header = {}, claims = {} } = {}) {
      const now = Math.floor(Date.now() / 1000);
      const right = { iss: issuer, aud: 'lapor', sub, iat: now, exp: now + 600 };
      return signToken(key, { alg: key.alg, typ: 'at+jwt', kid: key.kid, ...header }, { ...right, ...claims });
    },
  };
}

function encode(value: Part): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
