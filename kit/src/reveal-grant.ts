import { ROLES } from '@lapor/schema/identity';
import { z } from 'zod';
import { CipherError, decrypt, encrypt } from './cipher.js';
import type { ReporterKey } from './reporter-secret.js';

const shape = z.object({
  /** The request to reveal that was granted; one access is recorded for each. */
  revealId: z.string(),
  reportId: z.string(),
  /** Who may redeem it, in which office. */
  officerId: z.string(),
  role: z.enum(ROLES),
  agencyCode: z.string(),
  /** Why the officer asked. */
  reason: z.string(),
  /** The sealed reference to the reporter (see sealed-reference.ts), sealed for the report's id. */
  reference: z.string(),
  /** Milliseconds since the epoch. */
  expiresAt: z.number(),
});

/**
 * A reveal of one report's reporter to one officer, granted by reports and redeemed at the vault. Sealed, so that it
 * cannot be made, changed or read on its way through gateway and client.
 */
export type RevealGrant = Readonly<z.output<typeof shape>>;

const PLACE = 'lapor/reveal-grant';
const LIFETIME_MS = 120_000;

/** Seals a grant that is good for two minutes. Base64url. */
export function sealGrant({ grants }: ReporterKey, grant: Omit<RevealGrant, 'expiresAt'>, now: Date): string {
  const whole: RevealGrant = { ...grant, expiresAt: now.getTime() + LIFETIME_MS };
  return encrypt(grants, Buffer.from(JSON.stringify(whole)), PLACE).toString('base64url');
}

/** Opens a grant; null when it is none, was changed, or is no longer good. */
export function openGrant({ grants }: ReporterKey, sealed: string, now: Date): RevealGrant | null {
  try {
    const grant = shape.parse(JSON.parse(decrypt(grants, Buffer.from(sealed, 'base64url'), PLACE).toString()));
    return now.getTime() <= grant.expiresAt ? grant : null;
  } catch (error) {
    if (error instanceof CipherError || error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
