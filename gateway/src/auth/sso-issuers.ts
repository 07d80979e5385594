import { ConfigError } from '@lapor/kit/config/read-config';
import { MAX_ISSUER_LENGTH } from '@lapor/schema/officer-identity';
import { z } from 'zod';
import { ALGORITHMS, normaliseType, type TrustedIssuer } from './trusted-issuer.js';

/** The network's own way to this machine: there nobody stands in between. */
const LOOPBACK = /^(127\.0\.0\.1|\[::1\]|localhost)$/;

const text = z.string().min(1).max(100);
const url = z.string().max(MAX_ISSUER_LENGTH).refine(isSafe, 'must be an address that begins with https://, or one of this machine');
const tokenType = text.transform((written) => normaliseType(written) ?? written);

const issuer = z.strictObject({
  /** The claim `iss`, to the letter. */
  issuer: url,
  /** Where its public keys are. */
  jwksUri: url,
  /** The claim `aud` must hold one of these. */
  audiences: z.array(text).min(1).max(10),
  algorithms: z.array(z.enum(ALGORITHMS)).min(1),
  /** The header's `typ`, for example `at+jwt`; an ID token's must not be among them unless nothing else tells the two apart. */
  tokenTypes: z.array(tokenType).min(1).max(5),
  /** The claim that says who it is. */
  subjectClaim: text.default('sub'),
  /** A claim that must have this value, or hold it among others. */
  requiredClaim: z.strictObject({ name: text, value: z.union([z.string(), z.number(), z.boolean()]) }).optional(),
  /** A token older than this is refused, whatever it says itself; never more than TOKEN_LIFETIME_SECONDS. */
  maxAgeSeconds: z.int().positive().default(600),
});

const file = z.strictObject({ issuers: z.array(issuer).max(100) }).superRefine(({ issuers }, context) => {
  for (const [index, { issuer: each }] of issuers.entries())
    if (issuers.findIndex((other) => other.issuer === each) !== index)
      context.addIssue({ code: 'custom', path: ['issuers', index, 'issuer'], message: 'is named twice' });
});

/** What a file says of the sign-ins that are trusted, or everything that is wrong with it, each with its place. */
export type SsoIssuersFile =
  | { readonly ok: true; readonly issuers: readonly TrustedIssuer[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the file of the agencies' own sign-ins. Fields that are not known are refused: a misspelt rule would protect nobody. */
export function readSsoIssuers(text: string): SsoIssuersFile {
  const json = parse(text);
  if (json === undefined) return { ok: false, problems: ['the file is not JSON'] };
  const { success, data, error } = file.safeParse(json);
  if (!success) return { ok: false, problems: error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`) };
  const issuers = data.issuers.map(({ subjectClaim, requiredClaim, ...rest }) => ({
    ...rest,
    mapping: { subjectClaim, ...(requiredClaim ? { requiredClaim } : {}) },
  }));
  return { ok: true, issuers };
}

/**
 * Holds the agencies' sign-ins against the other settings: one that had our own issuer's name could say who its bearers
 * are, and tokens that live longer would outlive what is remembered of rights that were taken.
 * @throws {ConfigError} with everything that is wrong.
 */
export function checkSsoIssuers(
  sso: readonly TrustedIssuer[],
  { own, tokenLifetimeSeconds }: { readonly own: readonly string[]; readonly tokenLifetimeSeconds: number },
): void {
  const problems = sso.flatMap(({ issuer: name, maxAgeSeconds }) => [
    ...(own.includes(name) ? [`${name} is our own issuer and cannot be trusted as another one`] : []),
    ...(maxAgeSeconds > tokenLifetimeSeconds ? [`${name}: maxAgeSeconds is more than TOKEN_LIFETIME_SECONDS`] : []),
  ]);
  const lines = problems.map((problem) => `  SSO_ISSUERS_FILE: ${problem}`);
  if (lines.length > 0) throw new ConfigError(['The configuration is not usable:', ...lines].join('\n'));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isSafe(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, hash } = new URL(text);
  return (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))) && username === '' && hash === '';
}
