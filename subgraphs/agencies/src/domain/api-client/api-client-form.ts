import type { ApiScope, Role } from '@lapor/schema/identity';
import { checkText, normalizeText } from '@lapor/schema/input/text';
import { type FieldProblem, type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import { legalRefProblems } from '../decree/decree.js';
import { validityProblems } from '../validity/validity.js';
import type { ApiClient, Grant } from './api-client.js';

/** What is told of a client when it is registered or changed. */
export interface ApiClientForm extends Grant {
  readonly purpose: string;
  readonly contact: string;
  readonly legalRef: string;
}

const PURPOSE = { min: 10, max: 300 };
/** What opens more than the owner's own affairs: who has filed, and which telephones report. */
const NATIONAL: readonly ApiScope[] = ['reports:identity', 'channels:sms'];
const MOST_PER_MINUTE = 100_000;
const MOST_PER_DAY = 100_000_000;
/** An address below a domain of Indonesia, where offices have theirs. */
const OFFICE_ADDRESS = /^[a-z\d][a-z\d._-]{1,63}@([a-z\d-]{1,63}\.){1,5}id$/i;
/** A telephone number or an NIK is at least so long; two years are not. */
const PERSONAL_NUMBER = /(\d[ .-]?){9}/;

/**
 * What a client is told to be, with its texts in one spelling. Refused with INPUT_INVALID, and with FORBIDDEN when
 * anybody but the national administrators grants the reading of identities, or the channel of SMS.
 */
export function checkApiClient(
  form: ApiClientForm,
  by: Role,
  today: string,
): { readonly ok: true; readonly form: ApiClientForm } | Refusal {
  const [purpose, contact, legalRef] = [normalizeText(form.purpose), normalizeText(form.contact), normalizeText(form.legalRef)];
  const tooLong = checkText('purpose', purpose, PURPOSE);
  const problems = [
    ...(tooLong ? [tooLong] : PERSONAL_NUMBER.test(purpose) ? [personal('purpose')] : []),
    ...(OFFICE_ADDRESS.test(contact) && !PERSONAL_NUMBER.test(contact) ? [] : [NO_ADDRESS]),
    ...scopeProblems(form.scopes),
    ...rateProblems(form),
    ...legalRefProblems(legalRef),
    ...validityProblems(form, today),
  ];
  if (problems.length > 0) return refuseInput(problems);
  if (form.scopes.some((scope) => NATIONAL.includes(scope)) && by !== 'NATIONAL_ADMIN') return refuse('FORBIDDEN');
  const { scopes, perMinute, perDay, validFrom, validTo } = form;
  return { ok: true, form: { purpose, contact, legalRef, scopes: scopes.toSorted(), perMinute, perDay, validFrom, validTo } };
}

/**
 * The same for a client that is there: its first day does not move. Refused as above.
 */
export function changeApiClient(
  client: ApiClient,
  form: Omit<ApiClientForm, 'validFrom'>,
  by: Role,
  today: string,
): { readonly ok: true; readonly client: ApiClient } | Refusal {
  const { validFrom } = client;
  // What began in the past may go on: only its end is looked at.
  const checked = checkApiClient({ ...form, validFrom: validFrom < today ? today : validFrom }, by, today);
  return checked.ok ? { ok: true, client: { ...client, ...checked.form, validFrom } } : checked;
}

function scopeProblems(scopes: readonly ApiScope[]): FieldProblem[] {
  if (scopes.length > 0 && new Set(scopes).size === scopes.length) return [];
  return [{ field: 'scopes', problem: 'must name at least one scope, each once', masalah: 'harus memuat sekurang-kurangnya satu lingkup' }];
}

function rateProblems({ perMinute, perDay }: Grant): FieldProblem[] {
  return [...limitProblems('perMinute', perMinute, MOST_PER_MINUTE), ...limitProblems('perDay', perDay, MOST_PER_DAY)];
}

function limitProblems(field: string, value: number, most: number): FieldProblem[] {
  return value >= 1 && value <= most ? [] : [{ field, problem: `from 1 to ${most}`, masalah: `dari 1 sampai ${most}` }];
}

function personal(field: string): FieldProblem {
  return { field, problem: 'must not hold a long number', masalah: 'tidak boleh memuat nomor pribadi' };
}

const NO_ADDRESS: FieldProblem = {
  field: 'contact',
  problem: "must be an office's e-mail address under .id, without a personal number",
  masalah: 'harus alamat surel kantor dengan domain .id, tanpa nomor pribadi',
};
