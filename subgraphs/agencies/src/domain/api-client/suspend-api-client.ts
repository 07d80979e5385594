import type { Role } from '@lapor/schema/identity';
import { type Refusal, refuse } from '@lapor/schema/refusal';
import type { ApiClient, SuspensionReason } from './api-client.js';

type Changed = { readonly ok: true; readonly client: ApiClient } | Refusal;

/**
 * Takes everything from a client at once. The national administrators may also take over a suspension by its agency.
 * Refused with ALREADY_DONE.
 */
export function suspendApiClient(client: ApiClient, reason: SuspensionReason, by: Role): Changed {
  const takesOver = by === 'NATIONAL_ADMIN' && client.suspendedBy !== 'NATIONAL_ADMIN';
  if (client.suspendedFor !== null && !takesOver) return refuse('ALREADY_DONE');
  return { ok: true, client: { ...client, suspendedFor: reason, suspendedBy: by } };
}

/**
 * Lets a client act again. What the national administrators have suspended, nobody else resumes. Refused with
 * ALREADY_DONE or FORBIDDEN.
 */
export function resumeApiClient(client: ApiClient, by: Role): Changed {
  if (client.suspendedFor === null) return refuse('ALREADY_DONE');
  if (client.suspendedBy === 'NATIONAL_ADMIN' && by !== 'NATIONAL_ADMIN') return refuse('FORBIDDEN');
  return { ok: true, client: { ...client, suspendedFor: null, suspendedBy: null } };
}
