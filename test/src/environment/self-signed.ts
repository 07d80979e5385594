import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A certificate of its own making, and the key to it, in PEM. */
export interface SelfSigned {
  readonly cert: string;
  readonly key: string;
}

const DAY_MS = 86_400_000;

/** Makes a certificate for 127.0.0.1 that holds for a day (X.509, RFC 5280): no key stands in the repository, none runs out. */
export function selfSigned(now = Date.now()): SelfSigned {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return certify({ subject: 'subgraph of a test', isAuthority: true, now, keys }, { name: 'subgraph of a test', key: keys.privateKey });
}

/** What is written in a certificate that an authority signs. */
export interface Certified {
  /** The IPv4 address of the server that shows it. */
  readonly address: string;
  /** The moment at which it is made, in milliseconds; it holds for a day before and behind. */
  readonly now?: number;
}

/** An authority of a test's own. */
export function testAuthority(name: string): { readonly cert: string; issue(certified: Certified): SelfSigned } {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const authority = { name, key: keys.privateKey };
  return {
    cert: certify({ subject: name, isAuthority: true, keys }, authority).cert,
    issue: ({ address, now }) => certify({ subject: 'receiver of a test', address, ...(now !== undefined && { now }) }, authority),
  };
}

interface Wanted {
  readonly subject: string;
  readonly address?: string;
  readonly isAuthority?: boolean;
  readonly now?: number;
  readonly keys?: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
}

function certify(
  {
    subject,
    address = '127.0.0.1',
    isAuthority = false,
    now = Date.now(),
    keys = generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  }: Wanted,
  issuer: { readonly name: string; readonly key: KeyObject },
): SelfSigned {
  const algorithm = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
  const named = (name: string) => sequence(der(0x31, sequence(oid(0x55, 0x04, 0x03), der(0x0c, Buffer.from(name)))));
  const alternativeNames = extension(0x11, sequence(der(0x87, Buffer.from(address.split('.').map(Number)))));
  const authority = extension(0x13, sequence(...(isAuthority ? [der(0x01, Buffer.from([0xff]))] : [])));
  const body = sequence(
    der(0xa0, integer(2)),
    integer(1 + (now % 100)),
    algorithm,
    named(issuer.name),
    sequence(time(now - DAY_MS), time(now + DAY_MS)),
    named(subject),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(alternativeNames, authority)),
  );
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', body, issuer.key)]));
  const encoded = sequence(body, algorithm, signature)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${encoded}\n-----END CERTIFICATE-----\n`,
    key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** Tag, length, content (X.690, 8.1). */
function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...contents: readonly Buffer[]) => der(0x30, ...contents);
const oid = (...bytes: readonly number[]) => der(0x06, Buffer.from(bytes));
/** Of one byte. */
const integer = (value: number) => der(0x02, Buffer.from([value]));
const extension = (arc: number, value: Buffer) => sequence(oid(0x55, 0x1d, arc), der(0x04, value));
/** UTCTime, `YYMMDDHHMMSSZ`. */
const time = (at: number) => der(0x17, Buffer.from(`${new Date(at).toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`));
