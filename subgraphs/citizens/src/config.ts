import { acceptedIdentityKeys, signingIdentityKey } from '@lapor/kit/config/identity-keys';
import { count, list, milliseconds, port } from '@lapor/kit/config/read-config';
import { reporterKey, sharedSecret } from '@lapor/kit/config/shared-secret';
import { readReferencePrivateKey } from '@lapor/kit/sealed-reference';
import { z } from 'zod';
import { PASSWORD_MIN_CHARACTERS } from './domain/password/password.js';
import { frontEndsFile } from './issuer/front-ends.js';
import { readPublicJwk, readSigningKey } from './tokens/signing-key.js';
import { vaultSettings } from './vault-settings.js';

const signingKey = z.string().transform((text, context) => {
  const key = readSigningKey(text);
  if (key) return key;
  context.addIssue({ code: 'custom', message: 'expected a private Ed25519 JWK, its JSON in base64url' });
  return z.NEVER;
});

const publicKey = z.string().transform((text, context) => {
  const key = readPublicJwk(text);
  if (key) return key;
  context.addIssue({ code: 'custom', message: 'expected an Ed25519 JWK, its JSON in base64url' });
  return z.NEVER;
});

const referenceKey = z.string().transform((text, context) => {
  const key = readReferencePrivateKey(text);
  if (key) return key;
  context.addIssue({ code: 'custom', message: 'expected a private X25519 JWK, its JSON in base64url' });
  return z.NEVER;
});

/** The settings of the citizens subgraph. Secrets have no default. */
export const settings = {
  /** The address to listen on. */
  HOST: z.string().default('127.0.0.1'),
  /** The port to listen on; 0 takes a free one. */
  PORT: port.default(4103),
  /** The citizens database, `postgres://…`. */
  CITIZENS_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** How many connections to the database this process may hold. */
  DATABASE_POOL_SIZE: count.default(10),
  /** Where the agencies subgraph serves, for example `http://127.0.0.1:4102`. */
  AGENCIES_URL: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
  /** Secret. What this process signs its requests for the agencies' feed with: `kid:secret`. */
  FEED_KEY: signingIdentityKey('citizens'),
  /** Who may call: `kid:issuer:secret`, several separated by commas. */
  IDENTITY_KEYS: acceptedIdentityKeys,
  ...vaultSettings,
  /** Secret. Opens the references to persons that reports keeps sealed: a private X25519 JWK, its JSON in base64url. */
  VAULT_REFERENCE_KEY: referenceKey,
  /** Secret. Former keys that still open references, separated by commas: reports keeps what it has sealed. */
  VAULT_FORMER_REFERENCE_KEYS: list.pipe(z.array(referenceKey)).default([]),
  /** Secret. What this subgraph shares with reports: 32 bytes or more, base64url. */
  REPORTER_KEY: reporterKey,
  /** The claim `iss` of the tokens issued here, and the origin under which browsers reach the issuer; the gateway trusts exactly this text. */
  TOKEN_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine((url) => new URL(url).origin === url, 'expected an origin, without a path or a slash behind it'),
  /** Secret. The private Ed25519 key that signs tokens: a JWK, its JSON in base64url. */
  TOKEN_SIGNING_KEY: signingKey,
  /** Keys that are shown beside it, to be known before they sign and until their last token has ended: Ed25519 JWKs, separated by commas. */
  TOKEN_FURTHER_KEYS: list.pipe(z.array(publicKey)).default([]),
  /** How long a token is valid, in seconds. */
  TOKEN_LIFETIME_SECONDS: count.default(3_600),
  /** How long somebody stays signed in at a front end, in seconds. */
  SESSION_LIFETIME_SECONDS: count.default(14 * 86_400),
  /** The web and mobile front ends where people sign in: a file of JSON, as docs/integrating.md shows it. */
  FRONT_ENDS_FILE: frontEndsFile.default([]),
  /** Secret. Signs the cookies of the page of sign-in, former keys behind the first: 32 bytes or more each, base64url, separated by commas. */
  ISSUER_COOKIE_KEYS: list.pipe(z.array(sharedSecret).min(1)),
  /** What brings messages (one-time codes) to people: `local` hands them to nobody, `none` leaves them waiting until they expire. */
  MESSAGE_CARRIER: z.enum(['none', 'local']).default('none'),
  /** How often waiting messages, due deletions and what has outlived its time are looked for. */
  VAULT_JOBS_INTERVAL_MS: milliseconds.default(30_000),
  /** Secret. When set, the demo accounts are made with this password. Never set it where real people register. */
  DEMO_PASSWORD: z.string().min(PASSWORD_MIN_CHARACTERS).optional(),
  /** The least severe level that is logged. */
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
};

export type CitizensConfig = Readonly<z.output<z.ZodObject<typeof settings>>>;
