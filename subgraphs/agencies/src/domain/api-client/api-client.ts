import type { ApiScope, Role } from '@lapor/schema/identity';
import type { Validity } from '../validity/validity.js';

/** Why a client may do nothing for now. A closed list: the history holds codes, no stories. */
export const SUSPENSION_REASONS = ['SECURITY', 'MISUSE', 'TECHNICAL', 'OWNER_REQUEST', 'AGREEMENT_ENDED'] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];

/** What a client may do, and how often. */
export interface Grant extends Validity {
  readonly scopes: readonly ApiScope[];
  readonly perMinute: number;
  readonly perDay: number;
}

/** A system of an agency, or a channel, that may be given access to the API. Its credentials are not kept here. */
export interface ApiClient extends Grant {
  /** The owner's code and a name of its own: `D-18.72:kota-pintar`. */
  readonly id: string;
  readonly ownerCode: string;
  readonly purpose: string;
  /** An office's e-mail address, never a person's. It is not written into events: what stands there cannot be taken out. */
  readonly contact: string;
  /** The agreement or act that grants it. */
  readonly legalRef: string;
  /** Null while it may act. */
  readonly suspendedFor: SuspensionReason | null;
  /** In which role it was suspended; null while it may act. */
  readonly suspendedBy: Role | null;
}

/** A client's own name. */
export const CLIENT_NAME = /^[a-z][a-z\d]{0,19}(-[a-z\d]{1,20}){0,3}$/;

export function apiClientId(ownerCode: string, name: string): string {
  return `${ownerCode}:${name}`;
}

/** The owner by a client's id, whether there is such a client or not; null for what cannot be an id. */
export function ownerOf(id: string): string | null {
  const [owner, name, ...rest] = id.split(':');
  return owner && name && rest.length === 0 && CLIENT_NAME.test(name) ? owner : null;
}

/** Whether a client may act on a day, `YYYY-MM-DD`. */
export function isEffective({ suspendedFor, validFrom, validTo }: ApiClient, day: string): boolean {
  return suspendedFor === null && validFrom <= day && (validTo === null || day < validTo);
}
