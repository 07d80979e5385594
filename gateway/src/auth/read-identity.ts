import { type ExternalIdentity, isSubject } from '@lapor/schema/officer-identity';
import type { JWTPayload } from 'jose';
import type { ClaimMapping } from './trusted-issuer.js';

/**
 * Reads who it is at an agency's own sign-in; null when the token does not say, or lacks the claim that it must hold.
 * Nothing else of it is looked at: whatever it says of roles, kinds or sessions has no meaning here.
 */
export function readIdentity(issuer: string, { subjectClaim, requiredClaim }: ClaimMapping, payload: JWTPayload): ExternalIdentity | null {
  if (requiredClaim && !holds(claimOf(payload, requiredClaim.name), requiredClaim.value)) return null;
  const subject = claimOf(payload, subjectClaim);
  return isSubject(subject) ? { issuer, subject } : null;
}

function claimOf(payload: JWTPayload, name: string): unknown {
  return Object.hasOwn(payload, name) ? payload[name] : undefined;
}

function holds(claim: unknown, value: unknown): boolean {
  return Array.isArray(claim) ? claim.includes(value) : claim === value;
}
