import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { ApiClient, Subject } from '@lapor/schema/identity';
import { type FieldProblem, type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import { isId } from '../input/identifier.js';
import { type Actor, type Allowed, decide } from '../report/decide.js';
import type { Desk } from '../report/desk.js';
import type { ReportChannel } from '../report/report.js';

/** Who may file for somebody else without being a person: a channel of this system, or an agency's own system. */
export type FilingChannel = { readonly kind: 'system'; readonly name: string } | ApiClient;

/** The channel's process that takes reports by SMS, by its name in a signed identity. */
const SMS = 'sms';

/** Lets a channel file at all. Refuses with UNAUTHENTICATED or FORBIDDEN. */
export function openChannel(
  subject: Subject,
): { readonly ok: true; readonly channel: FilingChannel; readonly via: ReportChannel; readonly as: Actor } | Refusal {
  if (subject.kind === 'anonymous') return refuse('UNAUTHENTICATED');
  if (subject.kind === 'system' && subject.name === SMS) return { ok: true, channel: subject, via: 'SMS', as: { kind: 'SYSTEM' } };
  if (subject.kind === 'apiClient' && subject.scopes.includes('reports:file')) {
    return { ok: true, channel: subject, via: 'API', as: { kind: 'API_CLIENT', agencyCode: subject.agencyCode } };
  }
  return refuse('FORBIDDEN');
}

/**
 * Where a channel's filing goes that names no agency: what an agency's system sends is for that agency, everything else
 * for the national desk.
 */
export function targetOf(channel: FilingChannel, targetAgencyCode: string | null | undefined): string | null {
  return targetAgencyCode || (channel.kind === 'apiClient' ? channel.agencyCode : null);
}

/**
 * Decides whether a channel may file at a desk (domain.md 4.4, row 1): an agency's system at the own agency and below
 * it, for its own citizens alone. Refuses with REPORT_ACTOR_NOT_ALLOWED.
 */
export function decideChannelFiling(as: Actor, desk: Desk | null): Allowed | Refusal {
  return decide({ state: 'START', desk: desk ?? { code: NATIONAL_DESK, path: [NATIONAL_DESK] } }, 'fileReport', as);
}

/**
 * Validates the key by which a channel names the reporter. Our own channel hands over the citizen's pseudonymous id; an
 * agency's system a key of its own, which is never stored. Refuses with INPUT_INVALID.
 */
export function checkReporterKey({ kind }: FilingChannel, key: string): { readonly ok: true } | Refusal {
  const right = kind === 'system' ? isId(key) : /^[\u0020-\u007e]{8,100}$/.test(key);
  return right ? { ok: true } : refuseInput([kind === 'system' ? NO_PSEUDONYM : NO_KEY]);
}

/** A pseudonym made of at least 16 bytes of a digest: a UUID of version 8 (RFC 9562), so it is never a registered citizen's. */
export function toPseudonym(digest: Uint8Array): string {
  const bytes = Uint8Array.from(digest.subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const NO_PSEUDONYM: FieldProblem = {
  field: 'reporterKey',
  problem: 'must be the pseudonymous id of a citizen',
  masalah: 'harus berupa id samaran warga',
};

const NO_KEY: FieldProblem = {
  field: 'reporterKey',
  problem: 'must be 8 to 100 printable ASCII characters, a key of your own for this reporter',
  masalah: 'harus 8 sampai 100 karakter ASCII, kunci Anda sendiri bagi pelapor ini',
};
