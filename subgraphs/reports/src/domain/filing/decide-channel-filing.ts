import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { ApiClient, Subject } from '@lapor/schema/identity';
import { type FieldProblem, type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import { isId } from '../input/identifier.js';
import { type Actor, type Allowed, decide } from '../report/decide.js';
import type { Desk } from '../report/desk.js';
import type { ReportChannel } from '../report/report.js';

/** Who may file for somebody else without being a person: the channel of SMS, or an agency's own system. */
export type FilingChannel = { readonly kind: 'sms' } | ApiClient;

/** Lets a channel file at all. Refuses with UNAUTHENTICATED or FORBIDDEN. */
export function openChannel(
  subject: Subject,
): { readonly ok: true; readonly channel: FilingChannel; readonly via: ReportChannel; readonly as: Actor } | Refusal {
  if (subject.kind === 'anonymous') return refuse('UNAUTHENTICATED');
  if (subject.kind === 'apiClient' && subject.scopes.includes('reports:file')) {
    if (subject.scopes.includes('channels:sms')) return { ok: true, channel: { kind: 'sms' }, via: 'SMS', as: { kind: 'SYSTEM' } };
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
 * Validates the key by which a channel names the reporter. The channel of SMS hands over what the vault has given it; an
 * agency's system a key of its own, which is never stored. Refuses with INPUT_INVALID.
 */
export function checkReporterKey({ kind }: FilingChannel, key: string): { readonly ok: true } | Refusal {
  const right = kind === 'sms' ? isVaultKey(key) : /^[\u0020-\u007e]{8,100}$/.test(key);
  return right ? { ok: true } : refuseInput([kind === 'sms' ? NO_PSEUDONYM : NO_KEY]);
}

/** A citizen's id and sealed secret, as the vault hands them out: `id.secret`. */
function isVaultKey(key: string): boolean {
  const [id = '', sealed = '', ...rest] = key.split('.');
  return isId(id) && /^[\w-]{1,200}$/.test(sealed) && rest.length === 0;
}

export const NO_PSEUDONYM: FieldProblem = {
  field: 'reporterKey',
  problem: 'must be the key that the vault has given out for this citizen',
  masalah: 'harus berupa kunci yang diberikan oleh brankas identitas bagi warga ini',
};

const NO_KEY: FieldProblem = {
  field: 'reporterKey',
  problem: 'must be 8 to 100 printable ASCII characters, a key of your own for this reporter',
  masalah: 'harus 8 sampai 100 karakter ASCII, kunci Anda sendiri bagi pelapor ini',
};
