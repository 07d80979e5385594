import { z } from 'zod';

/** A secret shared by one issuer and one audience. `secret` is 32 bytes or more, base64url. */
export interface IdentityKey {
  readonly kid: string;
  readonly issuer: string;
  readonly secret: Buffer;
}

const secret = z
  .string()
  .transform((value) => Buffer.from(value, 'base64url'))
  .refine((bytes) => bytes.length >= 32, 'a secret needs at least 32 bytes, base64url');

/** The keys a process accepts: `kid:issuer:secret`, several separated by commas (the old one stays during a rotation). */
export const acceptedIdentityKeys = z
  .string()
  .transform((value, context): readonly IdentityKey[] => value.split(',').map((entry) => parseKey(entry.trim(), context)));

/** The key a process signs with: `kid:secret`. */
export function signingIdentityKey(issuer: string) {
  return z.string().transform((value, context): IdentityKey => {
    const [kid = '', encoded = ''] = value.split(':');
    return parseKey(`${kid}:${issuer}:${encoded}`, context);
  });
}

function parseKey(entry: string, context: z.RefinementCtx): IdentityKey {
  const [kid, issuer, encoded] = entry.split(':');
  const parsed = secret.safeParse(encoded ?? '');
  if (!kid || !issuer || !parsed.success) {
    context.addIssue({ code: 'custom', message: 'expected kid:issuer:secret, the secret with at least 32 bytes in base64url' });
    return z.NEVER;
  }
  return { kid, issuer, secret: parsed.data };
}
